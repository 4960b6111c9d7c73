// What can be charted of a result, and how.

import type { Term } from "./service";

export type Row = Record<string, Term>;
export type Kind = "bars" | "line" | "points";

export interface Point {
  /** What stands on the horizontal axis: a name, or a number (a day as milliseconds). */
  x: string | number;
  label: string;
  /** Whether `x` is a day. */
  dated: boolean;
  y: number;
  series: string;
}

const NUMERIC = /#(integer|decimal|double|float|int|long|short|nonNegativeInteger|positiveInteger)$/;
const DATED = /#(date|dateTime|gYear|gYearMonth)$/;
const MONTH = /^\d{4}(-\d{2}){0,2}$/;

/** Whether all values of a variable are numbers, and there are some. */
export function isNumeric(rows: Row[], variable: string): boolean {
  const values = rows.map((row) => row[variable]).filter((term) => term !== undefined);
  return (
    values.length > 0 &&
    values.every(({ datatype, value }) => NUMERIC.test(datatype ?? "") && Number.isFinite(Number(value)))
  );
}

/** Whether all values are days, months or years. */
export function isDated(rows: Row[], variable: string): boolean {
  const values = rows.map((row) => row[variable]).filter((term) => term !== undefined);
  return (
    values.length > 0 &&
    values.every(({ type, datatype, value }) => {
      const dated = DATED.test(datatype ?? "") || (type === "literal" && MONTH.test(value));
      return dated && Number.isFinite(time(value));
    })
  );
}

/** Milliseconds of a day, a month or a year. */
export function time(value: string): number {
  return Date.parse(/^\d{4}$/.test(value) ? `${value}-01-01` : value);
}

/** The points of a chart; rows that lack a value are left out.
 *
 * @param x variable on the horizontal axis.
 * @param y variable of the numbers.
 * @param series variable that tells several lines or groups of bars apart; empty for one.
 */
export function pointsOf(
  rows: Row[],
  x: string,
  y: string,
  series: string,
  name: (term: Term) => string,
): Point[] {
  const dated = isDated(rows, x);
  const numeric = isNumeric(rows, x);
  const points: Point[] = [];
  for (const row of rows) {
    const across = row[x];
    const up = row[y];
    if (!across || !up || !Number.isFinite(Number(up.value))) continue;
    const label = name(across);
    const place = dated ? time(across.value) : numeric ? Number(across.value) : label;
    const of = series ? row[series] : undefined;
    points.push({ x: place, label, dated, y: Number(up.value), series: of ? name(of) : "" });
  }
  if (dated || numeric) points.sort((a, b) => Number(a.x) - Number(b.x));
  return points;
}

/** About `number` round steps from 0, or below it, to the largest value. */
export function ticks(least: number, most: number, number: number): number[] {
  const span = most - least || Math.abs(most) || 1;
  const raw = span / number;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((found) => found >= raw) ?? power * 10;
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}
