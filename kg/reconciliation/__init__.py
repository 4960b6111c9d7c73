"""Which thing of the graph a written name means: the index, the matching and the properties of reconciliation."""
