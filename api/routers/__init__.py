"""One router per concern; each only translates between HTTP and the rooms behind it."""
