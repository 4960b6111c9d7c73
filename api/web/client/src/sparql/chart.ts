// A view of results as a chart, for the results panel of YASGUI.

import type Yasr from "@zazuko/yasr";
import type { Plugin } from "@zazuko/yasr";
import { h } from "../common/dom";
import { readPalette } from "../common/palette";
import { isDated, isNumeric, type Kind, type Point, pointsOf, type Row } from "./chartdata";
import { drawChart, seriesOf } from "./chartdrawing";
import { icon } from "./icons";
import type { Labels } from "./labels";
import { shortened } from "./prefixes";
import type { Term } from "./service";

interface Choices {
  x: string;
  y: string;
  series: string;
  kind: Kind;
}

/** Make the class that YASGUI wants, with what it needs of the page. */
export function chartPlugin(labels: Labels) {
  return class Chart implements Plugin<never> {
    priority = 5;
    label = "Chart";
    private observer: ResizeObserver | null = null;

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      const rows = this.rows();
      return rows.length > 0 && this.variables().some((variable) => isNumeric(rows, variable));
    }

    getIcon(): Element {
      return icon("M3 20V4M3 20H21M7 16V11M12 16V7M17 16V13");
    }

    async draw(): Promise<void> {
      const rows = this.rows();
      const choices = suggest(this.variables(), rows);
      const stage = h("figure", { class: "chart" });
      const controls = this.controls(rows, choices, () => void draw());
      this.yasr.resultsEl.replaceChildren(controls, stage);
      const iris = (variable: string) =>
        rows.flatMap((row) => (row[variable]?.type === "uri" ? [row[variable].value] : []));
      const draw = async () => {
        const names = await labels.of([...iris(choices.x), ...iris(choices.series)]);
        const name = ({ type, value }: Term) =>
          type === "uri" ? names.get(value) || shortened(value) : value.slice(0, 200);
        fill(stage, pointsOf(rows, choices.x, choices.y, choices.series, name), choices);
      };
      await draw();
      let width = stage.clientWidth;
      this.observer?.disconnect();
      this.observer = new ResizeObserver(() => {
        if (Math.abs(stage.clientWidth - width) < 8) return;
        width = stage.clientWidth;
        void draw();
      });
      this.observer.observe(stage);
    }

    destroy(): void {
      this.observer?.disconnect();
    }

    private variables(): string[] {
      return this.yasr.results?.getVariables() ?? [];
    }

    private rows(): Row[] {
      return (this.yasr.results?.getBindings() ?? []) as unknown as Row[];
    }

    private controls(rows: Row[], choices: Choices, changed: () => void): HTMLElement {
      const variables = this.variables();
      const select = (name: keyof Choices, label: string, options: [value: string, label: string][]) => {
        const element = h("select", { name });
        for (const [value, text] of options) {
          element.append(h("option", { value, selected: choices[name] === value }, text));
        }
        element.addEventListener("change", () => {
          Object.assign(choices, { [name]: element.value });
          changed();
        });
        return h("label", {}, `${label} `, element);
      };
      const all = variables.map((variable): [string, string] => [variable, variable]);
      const numbers = all.filter(([variable]) => isNumeric(rows, variable));
      const kinds: [Kind, string][] = [
        ["bars", "bars"],
        ["line", "line"],
        ["points", "points"],
      ];
      return h(
        "p",
        { class: "chart-controls" },
        select("kind", "As", kinds),
        select("y", "Numbers", numbers),
        select("x", "by", all),
        select("series", "for each", [["", "–"], ...all]),
      );
    }
  };
}

function suggest(variables: string[], rows: Row[]): Choices {
  const numbers = variables.filter((variable) => isNumeric(rows, variable));
  const dated = variables.find((variable) => isDated(rows, variable));
  const named = variables.filter((variable) => !numbers.includes(variable));
  // A name rather than the IRI of what it names.
  const text = named.find((variable) => rows.some((row) => row[variable]?.type !== "uri"));
  const x = dated ?? text ?? named[0] ?? numbers[0] ?? "";
  const y = numbers.findLast((variable) => variable !== x) ?? numbers[0] ?? "";
  // Where several rows share a place on the axis, something tells them apart.
  const several = new Set(rows.map((row) => row[x]?.value)).size < rows.length;
  const series = several ? named.find((variable) => variable !== x && groups(rows, variable)) : undefined;
  return { x, y, series: series ?? "", kind: dated ? "line" : "bars" };
}

/** Whether a variable makes few groups, so that each can have a colour. */
function groups(rows: Row[], variable: string): boolean {
  const values = new Set(rows.map((row) => row[variable]?.value));
  return values.size > 1 && values.size <= 8;
}

function fill(stage: HTMLElement, points: Point[], choices: Choices): void {
  const palette = readPalette();
  const width = Math.max(stage.clientWidth, 280);
  const legend = seriesOf(points, palette).map(({ label, color }) => {
    const swatch = h("span", { class: "swatch" });
    swatch.style.setProperty("--country", color);
    return h("li", {}, swatch, label);
  });
  if (!points.length) {
    stage.replaceChildren(h("p", {}, "There is nothing to draw: no row has both values."));
    return;
  }
  const caption = h("figcaption", {}, `${choices.y} by ${choices.x}; the table has the same rows.`);
  stage.replaceChildren(
    drawChart(points, choices.kind, width, palette),
    h("ul", { class: "series" }, ...legend),
    caption,
  );
}
