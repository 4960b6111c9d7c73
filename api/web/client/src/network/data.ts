// What the service tells: the shapes of /network.json and /network/months.json.

export interface NodeFacts {
  label: string;
  kind: string;
  iri: string;
  /** Key of the side. */
  country: string;
  countryName: string;
  office: string;
  /** Key of the vocabulary of office kinds; empty where it is undetermined. */
  officeKind: string;
  contacts: number;
  /** From 0 for the largest. */
  community: number;
  first: string | null;
  last: string | null;
  x: number;
  y: number;
}

export interface EdgeFacts {
  contacts: number;
  /** Medium -> number of contacts. */
  media: Record<string, number>;
  first: string | null;
  last: string | null;
}

export interface NetworkData {
  attributes: Record<string, unknown>;
  options: { type: "undirected"; multi: boolean; allowSelfLoops: boolean };
  nodes: { key: string; attributes: NodeFacts }[];
  edges: { key: string; source: string; target: string; undirected: true; attributes: EdgeFacts }[];
}

export interface Months {
  /** [YYYY-MM, contacts that took place in that month], in order, without gaps. */
  months: [string, number][];
  /** Contacts whose dates do not fix the month. */
  undetermined: number;
  total: number;
}
