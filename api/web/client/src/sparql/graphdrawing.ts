// Triples as a graph: things are nodes, statements between things are edges, names stand for IRIs. What is said in
// literals is left to the other views.

import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type Sigma from "sigma";
import { extremityArrow, layerFill, pathCurved, pathLine, sdfCircle } from "sigma/rendering";
import { counted } from "../common/dom";
import { type Palette, readPalette } from "../common/palette";
import { followSize, onClicks, PoliteSigma } from "../common/sigma";
import type { Labels } from "./labels";
import { shortened } from "./prefixes";
import type { Service } from "./service";

interface Node {
  label: string;
  size: number;
  color: string;
  type: string;
  x: number;
  y: number;
}

interface Edge {
  label: string;
  size: number;
}

interface Triple {
  subject: { termType: string; value: string };
  predicate: { value: string };
  object: { termType: string; value: string };
}

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NAMES = new Set([
  "http://www.w3.org/2000/01/rdf-schema#label",
  "http://www.w3.org/2004/02/skos/core#prefLabel",
]);
const MOST_EDGES = 5_000;
const STEPS = 300;
const SMALL = 60;

export async function drawTriples(
  stage: HTMLElement,
  triples: readonly Triple[],
  labels: Labels,
  service: Service,
): Promise<{ sigma: Sigma<Node, Edge>; note: string }> {
  const palette = readPalette();
  const { graph, left } = await graphOf(triples, labels, palette);
  arrange(graph);
  const sigma = new PoliteSigma<Node, Edge>(graph, stage, {
    primitives: {
      nodes: {
        shapes: [sdfCircle()],
        layers: [layerFill()],
        label: { margin: 4 },
      },
      edges: { paths: [pathLine(), pathCurved()], extremities: [extremityArrow()], defaultHead: "arrow" },
    },
    styles: {
      edges: {
        color: palette.edge,
        label: { attribute: "label" },
        size: 1.2,
        path: "line",
        parallelPath: "curved",
        labelSize: 11,
      },
    },
    nodeReducer: () => ({
      labelColor: palette.ink,
      labelFont: palette.font,
      labelSize: 13.5,
      backdropColor: palette.paper,
    }),
    edgeReducer: () => ({ labelColor: palette.ink, labelFont: palette.font }),
    settings: {
      itemSizesReference: "screen",
      // In a small graph, each that has room is named.
      labelRenderedSizeThreshold: graph.order <= SMALL ? 0 : 6,
      labelGridCellSize: graph.order <= SMALL ? 60 : 100,
      renderEdgeLabels: graph.size <= SMALL,
      gestureTarget: "shared",
      stagePadding: 48,
    },
  });
  followSize(sigma);
  onClicks(sigma, {
    node: (iri) => {
      const page = service.pageOf(iri);
      if (page) location.assign(page);
    },
  });
  const notes = [`${counted(graph.order, "thing")}, ${counted(graph.size, "statement")} between them`];
  if (left) notes.push(`${counted(left, "more statement")} not drawn`);
  notes.push("what is said in text, numbers and dates is in the other views");
  return { sigma, note: `${notes.join("; ")}.` };
}

async function graphOf(triples: readonly Triple[], labels: Labels, palette: Palette) {
  const graph = new Graph<Node, Edge>({ type: "directed", multi: true });
  const names = new Map<string, string>();
  const types = new Map<string, string>();
  const links: Triple[] = [];
  for (const triple of triples) {
    const { subject, predicate, object } = triple;
    if (NAMES.has(predicate.value)) names.set(subject.value, object.value);
    else if (predicate.value === TYPE) types.set(subject.value, object.value);
    else if (object.termType !== "Literal") links.push(triple);
  }
  const shown = links.slice(0, MOST_EDGES);
  const ends = shown.flatMap(({ subject, object }) => [subject, object]);
  const iris = ends.filter(({ termType }) => termType === "NamedNode").map(({ value }) => value);
  const known = await labels.of([
    ...iris.filter((iri) => !names.has(iri)),
    ...shown.map(({ predicate }) => predicate.value),
  ]);
  const kinds = [...new Set(types.values())];
  const label = (iri: string) => names.get(iri) || known.get(iri) || shortened(iri);
  for (const { termType, value } of ends) {
    if (graph.hasNode(value)) continue;
    const type = types.get(value) ?? "";
    const color = palette.hues[kinds.indexOf(type)] ?? palette.hues[0] ?? palette.neutral;
    const name = termType === "BlankNode" ? "" : label(value);
    graph.addNode(value, { label: name, size: 5, color, type, x: 0, y: 0 });
  }
  for (const { subject, predicate, object } of shown) {
    graph.addEdge(subject.value, object.value, { label: label(predicate.value), size: 1.2 });
  }
  return { graph, left: links.length - shown.length };
}

/** Place the nodes: on a circle in order of their names, then by ForceAtlas2, so that the same triples look the same. */
function arrange(graph: Graph<Node, Edge>): void {
  const keys = graph.nodes().sort();
  for (const [place, key] of keys.entries()) {
    const angle = (place / keys.length) * 2 * Math.PI;
    graph.mergeNodeAttributes(key, {
      x: Math.cos(angle),
      y: Math.sin(angle),
      size: Math.min(4 + Math.sqrt(graph.degree(key)) * 1.6, 18),
    });
  }
  const settings = forceAtlas2.inferSettings(graph);
  const steps = Math.max(20, Math.round(STEPS * Math.min(1, 1_000 / (graph.order + 1))));
  forceAtlas2.assign(graph, { iterations: steps, settings: { ...settings, gravity: 1, scalingRatio: 10 } });
}
