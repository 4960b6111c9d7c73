// What colours, shapes and lines mean, for what is shown.

import { h, s } from "../common/dom";
import type { Palette } from "../common/palette";
import { type Drawn, dashes, LINES, mainMedium } from "./encode";
import { OTHER_SHAPE, outline, reach, SHAPES, type Shape } from "./shapes";
import type { Colouring } from "./state";

export interface Entry {
  label: string;
  color: string;
}

/** The colours in use, most frequent first; what has no colour of its own is together at the end. */
export function colourEntries(
  graph: Drawn,
  colouring: Colouring,
  countries: readonly string[],
  palette: Palette,
): Entry[] {
  const counts = new Map<number, { label: string; number: number }>();
  let rest = 0;
  graph.forEachNode((_, { country, countryName, community }) => {
    const place = colouring === "country" ? countries.indexOf(country) : community;
    if (place < 0 || place >= palette.hues.length) {
      rest += 1;
      return;
    }
    const entry = counts.get(place) ?? {
      label: colouring === "country" ? countryName || country : `Community ${place + 1}`,
      number: 0,
    };
    entry.number += 1;
    counts.set(place, entry);
  });
  const entries = [...counts]
    .sort(([, a], [, b]) => b.number - a.number)
    .map(([place, { label }]) => ({ label, color: palette.hues[place] ?? palette.neutral }));
  if (rest)
    entries.push({
      label: colouring === "country" ? "Other countries" : "Smaller communities",
      color: palette.neutral,
    });
  return entries;
}

/** Shapes in use. */
export function shapeEntries(graph: Drawn): { label: string; shape: Shape }[] {
  const used = new Set<Shape>(
    graph.mapNodes((_, { kind, shape }) => (kind === "country" ? "circle" : shape)),
  );
  const countries = graph.order > 0 && graph.everyNode((_, { kind }) => kind === "country");
  return countries ? [] : [...SHAPES, OTHER_SHAPE].filter(({ shape }) => used.has(shape));
}

/** Lines in use. */
export function lineEntries(graph: Drawn): { label: string; dash: number; gap: number }[] {
  const used = new Set(graph.mapEdges((_, { media }) => mainMedium(media)));
  return Object.entries(LINES).flatMap(([medium, line]) => (used.has(medium) ? [line] : []));
}

export function drawLegend(element: HTMLElement, graph: Drawn, colours: Entry[], palette: Palette): void {
  const group = (title: string, entries: HTMLElement[]) =>
    entries.length ? h("div", {}, h("h3", {}, title), h("ul", {}, ...entries)) : null;
  const key = (drawing: SVGElement, label: string) =>
    h(
      "li",
      {},
      s("svg", { viewBox: "-12 -8 24 16", width: 24, height: 16, "aria-hidden": "true" }, drawing),
      label,
    );
  const parts = [
    group(
      "Colour",
      colours.map(({ label, color }) => key(s("path", { d: outline("circle", 6), fill: color }), label)),
    ),
    group(
      "Shape: office at the last contact",
      shapeEntries(graph).map(({ label, shape }) =>
        key(s("path", { d: outline(shape, reach(shape, 5.5)), fill: palette.ink }), label),
      ),
    ),
    group(
      "Line: medium of most contacts",
      lineEntries(graph).map(({ label, dash, gap }) =>
        key(
          s("line", {
            x1: -12,
            x2: 12,
            y1: 0,
            y2: 0,
            stroke: palette.ink,
            "stroke-width": 1.6,
            "stroke-dasharray": dashes(dash, gap, 0.7),
          }),
          label,
        ),
      ),
    ),
  ];
  element.replaceChildren(
    ...parts.filter((part): part is HTMLDivElement => part !== null),
    h("p", { class: "fine" }, "Size: number of contacts. Thickness: number of contacts of the two."),
  );
}
