"""Tables for statistics: typed columns, and one writer for each format that statistics programs read."""
