"""From text to annotations: zones, sentences, mentions, time expressions, candidates."""
