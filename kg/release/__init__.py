"""A release: the whole dataset as files that can be cited, checked and made again byte for byte."""
