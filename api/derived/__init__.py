"""What the service works out of each state of the graph beside queries: layouts, networks, the index of sentences."""
