"""The pages of the service: rendered on the server, complete without a script where no graph is drawn."""
