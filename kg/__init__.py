"""From a `Document` to knowledge."""
