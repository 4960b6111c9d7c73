"""One `.rq` file per question that researchers ask."""
