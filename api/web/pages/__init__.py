"""One module for each page, a router each; `things` knows the page of each kind of thing."""
