"""HTTP as the service speaks it, whatever is asked: defences, methods, paths, answers, from an IRI to its document."""
