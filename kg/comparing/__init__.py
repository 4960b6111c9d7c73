"""Comparing what several accounts say of one contact: aligned acts, facets that differ or contradict, silence."""
