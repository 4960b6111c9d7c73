// What the canvas shows as a drawing of its own: SVG, and PNG made from it.

import { s } from "../common/dom";
import type { Palette } from "../common/palette";
import { type Drawing, LABEL_SIZE } from "./drawing";
import { type Drawn, dashes } from "./encode";
import { anchor } from "./labels";
import { colourEntries, type Entry, lineEntries, shapeEntries } from "./legend";
import { outline, reach } from "./shapes";
import type { State } from "./state";

const LEGEND_WIDTH = 230;

/** Draw what is seen: nodes, edges and labels at the places they have on the canvas, with the legend beside. */
export function asSvg(
  drawing: Drawing,
  graph: Drawn,
  state: State,
  countries: readonly string[],
  palette: Palette,
): SVGSVGElement {
  const { sigma } = drawing;
  const { width, height } = sigma.getDimensions();
  const scale = sigma.scaleSize(1);
  const places = new Map(
    graph.mapNodes((key, attributes) => [key, sigma.graphToViewport(attributes)] as const),
  );
  const lines = graph.mapEdges((_, { size, color, dash, gap }, source, target) => {
    const one = places.get(source);
    const other = places.get(target);
    return s("line", {
      x1: round(one?.x),
      y1: round(one?.y),
      x2: round(other?.x),
      y2: round(other?.y),
      stroke: color,
      "stroke-width": round(size * scale),
      "stroke-dasharray": dashes(dash, gap),
    });
  });
  const names = drawing.shownNames();
  const nodes: SVGElement[] = [];
  const labels: SVGElement[] = [];
  const bySize = graph
    .nodes()
    .sort((a, b) => graph.getNodeAttribute(b, "size") - graph.getNodeAttribute(a, "size"));
  for (const key of bySize) {
    const { size, color, shape, label, short } = graph.getNodeAttributes(key);
    const x = round(places.get(key)?.x);
    const y = round(places.get(key)?.y);
    const path = s("path", {
      d: outline(shape, size * scale),
      fill: color,
      transform: `translate(${x} ${y})`,
    });
    path.append(s("title", {}, label));
    nodes.push(path);
    const side = names.get(key);
    if (side) {
      const at = anchor(side, size * scale);
      const text = state.selected.includes(key) ? label : short;
      const veil = {
        stroke: palette.paper,
        "stroke-width": 3,
        "stroke-opacity": 0.78,
        "paint-order": "stroke",
      };
      labels.push(
        s("text", { x: round(x + at.x), y: round(y + at.y), "text-anchor": at.anchor, ...veil }, text),
      );
    }
  }
  const svg = s(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width + LEGEND_WIDTH} ${height}`,
      width: width + LEGEND_WIDTH,
      height,
      "font-family": palette.font,
      "font-size": LABEL_SIZE,
      fill: palette.ink,
    },
    s("title", {}, document.title),
    s("desc", {}, location.href),
    s("rect", { width: width + LEGEND_WIDTH, height, fill: palette.paper }),
    s("clipPath", { id: "stage" }, s("rect", { width, height })),
    s("g", { "clip-path": "url(#stage)" }, s("g", {}, ...lines), s("g", {}, ...nodes), s("g", {}, ...labels)),
    legend(width, graph, colourEntries(graph, state.colour, countries, palette), palette),
  );
  return svg;
}

function legend(left: number, graph: Drawn, colours: Entry[], palette: Palette): SVGElement {
  let y = 24;
  const parts: SVGElement[] = [];
  const entry = (mark: SVGElement, label: string) => {
    mark.setAttribute("transform", `translate(${left + 14} ${y})`);
    parts.push(mark, s("text", { x: left + 32, y: y + 4 }, label));
    y += 20;
  };
  for (const { label, color } of colours) entry(s("path", { d: outline("circle", 6), fill: color }), label);
  y += 10;
  for (const { label, shape } of shapeEntries(graph)) {
    entry(s("path", { d: outline(shape, reach(shape, 5.5)), fill: palette.ink }), label);
  }
  y += 10;
  for (const { label, dash, gap } of lineEntries(graph)) {
    const line = { x1: -12, x2: 12, y1: 0, y2: 0, stroke: palette.ink, "stroke-width": 1.6 };
    entry(s("line", { ...line, "stroke-dasharray": dashes(dash, gap, 0.7) }), label);
  }
  return s("g", { "font-size": 12 }, ...parts);
}

/** The drawing as a picture of twice the size. */
export async function asPng(svg: SVGSVGElement): Promise<Blob> {
  const source = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = svg.width.baseVal.value * 2;
    canvas.height = svg.height.baseVal.value * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(source);
  }
}

export function svgBlob(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

/** Hand a file to the reader. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
