"""The dataset described for machines: VoID, DCAT, a JSON-LD context, the terms and the stored queries as RDF."""
