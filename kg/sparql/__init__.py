"""SPARQL as text: tokens, and the binding of parameters as terms. No engine is needed here."""
