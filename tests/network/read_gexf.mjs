// Reads GEXF with graphology's own parser and prints what it finds, as JSON: node read_gexf.mjs FOLDER_OF_PACKAGES FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, file] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graph = gexf.parse(Graph, readFileSync(file, "utf8"));
process.stdout.write(JSON.stringify(graph.export()));
