"""Accounts of several documents -> contacts that they share, planned and held versions linked."""
