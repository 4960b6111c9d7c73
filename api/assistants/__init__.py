"""The graph for assistants: a server of the Model Context Protocol with few tools, whose answers carry citations."""
