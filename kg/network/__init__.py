"""The network of contacts: who was in contact with whom, as graphs for network science and for the page that draws it.

`filters` says which contacts are meant, `contacts` asks a store for them, `graph` makes a networkx graph of officials,
offices or countries; `layout` and `communities` place and group its nodes.
"""
