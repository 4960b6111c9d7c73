"""What leaves the project as files: records (JSON Lines) and the graph in the RDF syntaxes."""
