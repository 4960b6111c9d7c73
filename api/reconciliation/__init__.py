"""The Reconciliation Service API over HTTP: 0.2, which OpenRefine speaks, and the draft of 1.0."""
