// The service that the page belongs to: its endpoint, its data, and small questions asked beside the reader's own.

import { getJson } from "../common/fetching";

export interface Term {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

interface Results {
  results: { bindings: Record<string, Term>[] };
}

export class Service {
  readonly endpoint: string;

  constructor(
    /** Relative path to the root of the service. */
    private readonly root: string,
    /** Base IRI of the data. */
    private readonly base: string,
    /** Kinds of things that have pages, as in their IRIs. */
    private readonly kinds: ReadonlySet<string>,
  ) {
    this.endpoint = new URL(`${root}sparql`, location.href).href;
  }

  async select(query: string): Promise<Record<string, Term>[]> {
    const found = await getJson<Results>(`${this.endpoint}?query=${encodeURIComponent(query)}`);
    return found.results.bindings;
  }

  /** Address of the page of a thing; null for an IRI that is none of the data's. */
  pageOf(iri: string): string | null {
    if (!iri.startsWith(this.base)) return null;
    const path = iri.slice(this.base.length);
    return this.kinds.has(path.split("/", 1)[0] ?? "") ? `${this.root}${path}.html` : null;
  }
}
