"""Links to Wikidata: candidates with reasons, people's judgements, holders of offices, and what Wikidata lacks."""
