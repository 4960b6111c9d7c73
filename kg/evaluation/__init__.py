"""Measuring what was read against records that a person made by hand."""
