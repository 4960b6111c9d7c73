// Prefixes that the queries of this graph use.

export const PREFIXES: Record<string, string> = {
  cq: "https://w3id.org/communique/ontology#",
  v: "https://w3id.org/communique/vocabulary/",
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  oa: "http://www.w3.org/ns/oa#",
  opengov: "http://www.w3.org/ns/opengov#",
  org: "http://www.w3.org/ns/org#",
  owl: "http://www.w3.org/2002/07/owl#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  time: "http://www.w3.org/2006/time#",
  wd: "http://www.wikidata.org/entity/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** An IRI as short as the prefixes make it. */
export function shortened(iri: string): string {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return decodeURI(iri).split(/[/#]/).pop() || iri;
}
