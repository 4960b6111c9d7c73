// Names instead of IRIs: asked for in batches, remembered for as long as the page is open.

import type { Service } from "./service";

const AT_ONCE = 60;
const ABSOLUTE = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

export class Labels {
  private readonly known = new Map<string, string>();

  constructor(private readonly service: Service) {}

  /** Names by IRI, of those that have one. */
  async of(iris: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(iris)].filter((iri) => ABSOLUTE.test(iri) && !this.known.has(iri));
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const batch = wanted.slice(at, at + AT_ONCE);
      for (const iri of batch) this.known.set(iri, "");
      try {
        for (const { iri, name } of await this.service.select(question(batch))) {
          if (iri && name) this.known.set(iri.value, name.value);
        }
      } catch {
        // Without names the IRIs stay; they can be asked for again.
        for (const iri of batch) this.known.delete(iri);
      }
    }
    return this.known;
  }

  /** Give every link of a table its name, and lead it to the page of its thing. */
  async put(container: ParentNode): Promise<void> {
    const links = [...container.querySelectorAll<HTMLAnchorElement>("a.iri:not([data-named])")];
    for (const link of links) {
      link.dataset.named = link.href;
      link.title = link.href;
    }
    const names = await this.of(links.map((link) => link.dataset.named ?? ""));
    for (const link of links) {
      const iri = link.dataset.named ?? "";
      const name = names.get(iri);
      if (name) link.textContent = name;
      const page = this.service.pageOf(iri);
      if (page) {
        link.href = page;
        link.removeAttribute("target");
      }
    }
  }
}

function question(iris: string[]): string {
  return `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri (MIN(?label) AS ?name) WHERE {
  VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(" ")} }
  ?iri rdfs:label|skos:prefLabel ?label
  FILTER(LANG(?label) IN ("en", ""))
} GROUP BY ?iri`;
}
