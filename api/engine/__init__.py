"""Query engines: worker processes over the embedded store, or a remote SPARQL engine; one protocol for both."""
