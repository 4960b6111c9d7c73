"""Full text over the sentences of a graph: an index beside the graph, and asking it."""
