// From facts to what is drawn: size, colour, shape and line.

import type Graph from "graphology";
import type { Palette } from "../common/palette";
import type { EdgeFacts, NodeFacts } from "./data";
import { reach, type Shape, shapeOf } from "./shapes";
import type { Colouring } from "./state";

export interface NodeDrawn extends NodeFacts {
  size: number;
  color: string;
  shape: Shape;
  /** The label, cut where it is long: names of offices can be. */
  short: string;
  /** Colours of the label, of the ground it gets where the node is chosen, and else. */
  ink: string;
  paper: string;
  veil: string;
}

export interface EdgeDrawn extends EdgeFacts {
  size: number;
  color: string;
  dash: number;
  gap: number;
  /** How it is drawn where it touches the node that is meant, and where it is meant itself. */
  strong: string;
  ink: string;
  wide: number;
}

export type Drawn = Graph<NodeDrawn, EdgeDrawn>;

/** Length of a dash that no line reaches. */
export const UNBROKEN = 1e6;

/** Media in the order of the legend, with the line that stands for each: lengths of dash and gap in pixels. */
export const LINES: Record<string, { label: string; dash: number; gap: number }> = {
  "in-person": { label: "In person", dash: UNBROKEN, gap: 1 },
  "phone-call": { label: "By telephone", dash: 9, gap: 4 },
  "video-call": { label: "By video", dash: 4, gap: 4 },
  written: { label: "In writing", dash: 2, gap: 5 },
  unspecified: { label: "Not stated", dash: 14, gap: 8 },
};
const SOLID = { dash: UNBROKEN, gap: 1 };

/** Write what is drawn into the attributes of the graph.
 *
 * @param area of the drawing in square pixels, which says how large nodes may be.
 * @param countries keys of the countries most present in the whole collection: each keeps its colour under any filter.
 */
export function encode(
  graph: Drawn,
  colouring: Colouring,
  countries: readonly string[],
  palette: Palette,
  area: number,
): void {
  const scale = sizes(graph, area);
  graph.updateEachNodeAttributes(
    (_, facts) => {
      const place = colouring === "country" ? countries.indexOf(facts.country) : facts.community;
      const shape = facts.kind === "country" ? "circle" : shapeOf(facts.officeKind);
      const color = (place >= 0 && palette.hues[place]) || palette.neutral;
      const { ink, paper, veil } = palette;
      const size = reach(shape, scale(facts.contacts));
      return { ...facts, size, color, shape, short: shortened(facts.label), ink, paper, veil };
    },
    { attributes: ["size", "color", "shape", "short", "ink", "paper", "veil"] },
  );
  graph.updateEachEdgeAttributes(
    (_, facts) => {
      const { dash, gap } = LINES[mainMedium(facts.media)] ?? SOLID;
      const size = thickness(facts.contacts);
      const { edge: color, edgeStrong: strong, ink } = palette;
      return { ...facts, size, color, dash, gap, strong, ink, wide: size + 1.5 };
    },
    { attributes: ["size", "color", "dash", "gap", "strong", "ink", "wide"] },
  );
}

const LONGEST_LABEL = 30;

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

/** Part of the drawing that nodes cover, as far as the limits for single ones allow. */
const COVERED = 0.022;
const LEAST = 3;
const LARGEST = 20;

/** Radius in pixels by number of contacts: areas are in proportion, above what can be seen. */
function sizes(graph: Drawn, area: number): (contacts: number) => number {
  let most = 1;
  let sum = 0;
  graph.forEachNode((_, { contacts }) => {
    most = Math.max(most, contacts);
    sum += contacts;
  });
  const largest = Math.sqrt((COVERED * area * most) / (Math.PI * Math.max(sum, 1)));
  const radius = Math.min(Math.max(largest, 7), LARGEST);
  return (contacts) => Math.max(LEAST, radius * Math.sqrt(contacts / most));
}

/** Width of a line in pixels by number of contacts. */
function thickness(contacts: number): number {
  return Math.min(7, 1.2 + 1.1 * Math.log2(contacts));
}

/** The dashes of a line for SVG; none for an unbroken one. */
export function dashes(dash: number, gap: number, scale = 1): string {
  return dash === UNBROKEN ? "none" : `${dash * scale} ${gap * scale}`;
}

/** The medium of most contacts; of several, the first in alphabetical order. */
export function mainMedium(media: Record<string, number>): string {
  return Object.entries(media).sort(([a, m], [b, n]) => n - m || a.localeCompare(b))[0]?.[0] ?? "unspecified";
}

/** The media of an edge in words. */
export function mediaInWords(media: Record<string, number>): string {
  return Object.entries(media)
    .sort(([, m], [, n]) => n - m)
    .map(([medium, number]) => `${number} ${(LINES[medium]?.label ?? medium).toLowerCase()}`)
    .join(", ");
}
