// Charts as SVG: bars lie, so that names can be read; lines and points stand over a scale of days or numbers.

import { s } from "../common/dom";
import type { Palette } from "../common/palette";
import { type Kind, type Point, ticks } from "./chartdata";

const BAR = 22;
const TOP = 8;
const MOST_BARS = 200;

/** Draw points; `width` in CSS pixels. */
export function drawChart(points: Point[], kind: Kind, width: number, palette: Palette): SVGSVGElement {
  const names = [...new Set(points.map(({ series }) => series))];
  const colour = (series: string) => palette.hues[names.indexOf(series)] ?? palette.neutral;
  return kind === "bars"
    ? bars(points.slice(0, MOST_BARS), width, colour)
    : scale(points, kind, width, names, colour);
}

/** The series of a chart with their colours; none where there is but one. */
export function seriesOf(points: Point[], palette: Palette): { label: string; color: string }[] {
  const names = [...new Set(points.map(({ series }) => series))];
  if (names.length < 2) return [];
  return names.map((label, place) => ({
    label: label || "–",
    color: palette.hues[place] ?? palette.neutral,
  }));
}

function bars(points: Point[], width: number, colour: (series: string) => string): SVGSVGElement {
  const longest = Math.max(...points.map(({ label }) => label.length));
  const left = Math.min(width * 0.42, longest * 7.2 + 12);
  const steps = ticks(Math.min(0, ...points.map(({ y }) => y)), Math.max(0, ...points.map(({ y }) => y)), 6);
  const least = steps[0] ?? 0;
  const most = steps.at(-1) ?? 1;
  const right = 48;
  const at = (value: number) => left + ((value - least) / (most - least)) * (width - left - right);
  const height = TOP + points.length * BAR + 22;
  const svg = frame(width, height);
  for (const step of steps) {
    svg.append(
      s("line", { x1: at(step), x2: at(step), y1: TOP, y2: height - 20, class: "grid" }),
      s("text", { x: at(step), y: height - 6, "text-anchor": "middle" }, write(step)),
    );
  }
  const fits = Math.floor((left - 12) / 7);
  for (const [place, { label, y, series }] of points.entries()) {
    const top = TOP + place * BAR;
    const from = Math.min(at(0), at(y));
    const short = label.length > fits ? `${label.slice(0, Math.max(fits - 1, 1))}…` : label;
    svg.append(
      s("text", { x: left - 8, y: top + 15, "text-anchor": "end" }, short, s("title", {}, label)),
      s(
        "rect",
        { x: from, y: top + 3, width: Math.abs(at(y) - at(0)), height: BAR - 6, fill: colour(series) },
        s("title", {}, [series, label, write(y)].filter(Boolean).join(" · ")),
      ),
      s("text", { x: Math.max(at(y), at(0)) + 5, y: top + 15 }, write(y)),
    );
  }
  return svg;
}

function scale(
  points: Point[],
  kind: Kind,
  width: number,
  names: string[],
  colour: (series: string) => string,
): SVGSVGElement {
  const height = 340;
  const [left, right, bottom] = [56, 16, 26];
  const values = points.map(({ y }) => y);
  const steps = ticks(Math.min(0, ...values), Math.max(0, ...values), 6);
  const least = steps[0] ?? 0;
  const most = steps.at(-1) ?? 1;
  const places = points.map(({ x }, place) => (typeof x === "number" ? x : place));
  const first = Math.min(...places);
  const span = Math.max(...places) - first || 1;
  const across = (place: number) => left + ((place - first) / span) * (width - left - right);
  const up = (value: number) =>
    height - bottom - ((value - least) / (most - least)) * (height - bottom - TOP);
  const svg = frame(width, height);
  for (const step of steps) {
    svg.append(
      s("line", { x1: left, x2: width - right, y1: up(step), y2: up(step), class: "grid" }),
      s("text", { x: left - 6, y: up(step) + 4, "text-anchor": "end" }, write(step)),
    );
  }
  for (const { place, label } of marks(points, first, first + span, Math.max(2, Math.floor(width / 130)))) {
    svg.append(s("text", { x: across(place), y: height - 8, "text-anchor": "middle" }, label));
  }
  for (const series of names) {
    const of = points
      .map((point, place) => ({ point, place }))
      .filter(({ point }) => point.series === series);
    const spots = of.map(({ point, place }) => [across(places[place] ?? 0), up(point.y)] as const);
    if (kind === "line") {
      const path = spots.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L");
      svg.append(s("path", { d: `M${path}`, fill: "none", stroke: colour(series), "stroke-width": 2 }));
    }
    for (const [place, [x, y]] of spots.entries()) {
      const point = of[place]?.point;
      const told = [series, point?.label, write(point?.y ?? 0)].filter(Boolean).join(" · ");
      const circle = { cx: x, cy: y, r: kind === "line" ? 2.5 : 4, fill: colour(series) };
      svg.append(s("circle", circle, s("title", {}, told)));
    }
  }
  return svg;
}

/** What is written below the horizontal axis. */
function marks(
  points: Point[],
  first: number,
  last: number,
  number: number,
): { place: number; label: string }[] {
  const within = ({ place }: { place: number }) => place >= first && place <= last;
  if (points[0]?.dated) {
    const [from, to] = [first, last].map((place) => new Date(place).getUTCFullYear());
    const years = ticks(from ?? 0, to ?? 0, number).filter(Number.isInteger);
    const found = years.map((year) => ({ place: Date.UTC(year, 0), label: String(year) })).filter(within);
    if (found.length > 1) return found;
  } else if (typeof points[0]?.x === "number") {
    return ticks(first, last, number)
      .map((place) => ({ place, label: write(place) }))
      .filter(within);
  }
  const every = Math.ceil(points.length / number);
  return points.flatMap(({ x, label }, place) =>
    place % every === 0 ? [{ place: typeof x === "number" ? x : place, label }] : [],
  );
}

function frame(width: number, height: number): SVGSVGElement {
  return s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": "Chart" });
}

function write(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}
