// Asks a SPARQL endpoint with Comunica and prints the rows as JSON: node ask.mjs ENDPOINT QUERY
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, query] = process.argv.slice(2);
const engine = new QueryEngine();
const bindings = await engine.queryBindings(query, { sources: [{ type: "sparql", value: endpoint }] });
const rows = (await bindings.toArray()).map((row) =>
  Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])),
);
process.stdout.write(JSON.stringify(rows));
