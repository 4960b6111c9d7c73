"""The SPARQL 1.1 Protocol over HTTP: requests, formats, content negotiation, service description."""
