// Completion of classes and properties: those of this graph, asked of this service. (YASGUI's own completions ask other
// hosts.)

import type Yasqe from "@zazuko/yasqe";
import type { Service } from "./service";

// The declarations of YASGUI leave out what its tokens have from CodeMirror.
interface Token {
  string: string;
  state: { possibleCurrent?: string[] };
}

type Completer = Parameters<typeof Yasqe.registerAutocompleter>[0];

const QUESTIONS = {
  classes:
    "SELECT DISTINCT ?term { { ?term a <http://www.w3.org/2002/07/owl#Class> } UNION { ?x a ?term } } LIMIT 300",
  properties: "SELECT DISTINCT ?term { ?x ?term ?y } LIMIT 500",
};

/** Completers for the terms of the graph. */
export function completers(service: Service, prefixes: Record<string, string>): Completer[] {
  const of = (name: keyof typeof QUESTIONS, fits: (yasqe: Yasqe) => boolean): Completer => ({
    name: `local-${name}`,
    bulk: true,
    autoShow: false,
    persistenceId: null,
    isValidCompletionPosition: fits,
    get: async () => {
      const found = await service.select(QUESTIONS[name]);
      const iris = found.flatMap(({ term }) => (term?.type === "uri" ? [term.value] : []));
      return iris.map((iri) => short(iri, prefixes)).sort();
    },
    postProcessSuggestion: (_yasqe, _token, suggested) => suggested,
  });
  const before = (yasqe: Yasqe) => {
    const { line } = yasqe.getDoc().getCursor();
    const token = yasqe.getCompleteToken();
    const previous = yasqe.getPreviousNonWsToken(line, token) as unknown as Token;
    return { token: token as unknown as Token, previous: previous.string };
  };
  return [
    of("classes", (yasqe) => ["a", "rdf:type"].includes(before(yasqe).previous)),
    of("properties", (yasqe) => {
      const { token } = before(yasqe);
      return !/^[?$"']/.test(token.string) && Boolean(token.state.possibleCurrent?.includes("a"));
    }),
  ];
}

function short(iri: string, prefixes: Record<string, string>): string {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^\w[\w-]*$/.test(rest)) return `${prefix}:${rest}`;
  }
  return `<${iri}>`;
}
