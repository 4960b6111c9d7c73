"""What can be said: the ontology, its vocabularies and shapes, and the authority; data files of the package."""
