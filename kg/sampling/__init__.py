"""Samples of facts that people check by hand, and the precision that their judgements show."""
