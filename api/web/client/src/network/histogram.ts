// Contacts by month, and the brush on them that sets the period. Each end of the period is a slider for the keyboard.

import { counted, h, s } from "../common/dom";
import type { Months } from "./data";

export interface Period {
  /** First and last day, YYYY-MM-DD; empty where there is no bound. */
  from: string;
  to: string;
}

const HEIGHT = 64;
const AXIS = 16;
type End = "from" | "to";

export class Histogram {
  private data: Months = { months: [], undetermined: 0, total: 0 };
  private period: Period = { from: "", to: "" };
  private readonly drawing = s("svg", { "aria-hidden": "true", focusable: "false" });
  private readonly handles: Record<End, HTMLElement>;
  private readonly note = h("p", { class: "fine" });
  private width = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly chosen: (period: Period) => void,
  ) {
    this.handles = { from: this.handle("from", "First month"), to: this.handle("to", "Last month") };
    const stage = h("div", { class: "histogram-stage" }, this.drawing, this.handles.from, this.handles.to);
    container.replaceChildren(stage, this.note);
    stage.addEventListener("pointerdown", (event) => this.brush(event, stage));
    new ResizeObserver(() => {
      const width = Math.floor(stage.clientWidth);
      if (width !== this.width) {
        this.width = width;
        this.draw();
      }
    }).observe(stage);
  }

  show(data: Months, period: Period): void {
    this.data = data;
    this.period = period;
    this.draw();
    this.note.textContent = data.undetermined
      ? `${counted(data.undetermined, "contact")} of ${data.total.toLocaleString("en")} cannot be dated to the month: not in the bars, but shown wherever the period may cover them.`
      : "";
  }

  /** Place of the first and the last month of the period. */
  private range(): [number, number] {
    const { months } = this.data;
    const last = months.length - 1;
    const { from, to } = this.period;
    const first = from ? months.findIndex(([month]) => month >= from.slice(0, 7)) : 0;
    const end = to ? months.findLastIndex(([month]) => month <= to.slice(0, 7)) : last;
    return [first < 0 ? last : first, Math.max(end, 0)];
  }

  private draw(): void {
    const { months } = this.data;
    this.container.hidden = months.length < 2;
    if (!this.width || months.length < 2) return;
    const [first, last] = this.range();
    const step = this.width / months.length;
    const most = Math.max(1, ...months.map(([, number]) => number));
    const bars = months.map(([month, number], place) => {
      const height = number ? Math.max(1.5, (number / most) * HEIGHT) : 0;
      return s(
        "rect",
        {
          x: (place * step).toFixed(2),
          y: (HEIGHT - height).toFixed(2),
          width: Math.max(0.6, step - (step > 3 ? 1 : 0.2)).toFixed(2),
          height: height.toFixed(2),
          class: place >= first && place <= last ? "in" : "out",
        },
        s("title", {}, `${monthInWords(month)}: ${counted(number, "contact")}`),
      );
    });
    const band = s("rect", {
      x: first * step,
      y: 0,
      width: Math.max(1, (last - first + 1) * step),
      height: HEIGHT,
      class: "band",
    });
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT + AXIS}`);
    this.drawing.setAttribute("width", String(this.width));
    this.drawing.setAttribute("height", String(HEIGHT + AXIS));
    this.drawing.replaceChildren(band, ...bars, ...this.axis(step));
    this.place("from", first, first * step);
    this.place("to", last, (last + 1) * step);
  }

  private axis(step: number): SVGElement[] {
    const years = this.data.months.flatMap(([month], place) =>
      month.endsWith("-01") ? [[month, place] as const] : [],
    );
    const every = Math.max(1, Math.ceil(44 / (12 * step)));
    const line = s("line", { x1: 0, x2: this.width, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5, class: "axis" });
    const labels = years
      .filter(([month]) => Number(month.slice(0, 4)) % every === 0)
      .filter(([, place]) => place * step < this.width - 30)
      .map(([month, place]) => s("text", { x: place * step + 2, y: HEIGHT + 13 }, month.slice(0, 4)));
    return [line, ...labels];
  }

  private place(end: End, at: number, x: number): void {
    const handle = this.handles[end];
    const month = this.data.months[at]?.[0] ?? "";
    handle.style.setProperty("left", `${x}px`);
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(this.data.months.length - 1));
    handle.setAttribute("aria-valuenow", String(at));
    handle.setAttribute("aria-valuetext", monthInWords(month));
  }

  private handle(end: End, label: string): HTMLElement {
    return h("div", {
      class: `histogram-handle ${end}`,
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      keydown: (event) => {
        const steps: Record<string, number> = {
          ArrowLeft: -1,
          ArrowDown: -1,
          ArrowRight: 1,
          ArrowUp: 1,
          PageDown: -12,
          PageUp: 12,
          Home: -1e6,
          End: 1e6,
        };
        const step = steps[(event as KeyboardEvent).key];
        if (step === undefined) return;
        event.preventDefault();
        const range = this.range();
        range[end === "from" ? 0 : 1] += step;
        this.choose(range, end);
      },
    });
  }

  private brush(down: PointerEvent, stage: HTMLElement): void {
    if (down.button !== 0 || !this.data.months.length) return;
    const held = (Object.keys(this.handles) as End[]).find((end) => this.handles[end] === down.target);
    const at = (event: PointerEvent) => {
      const x = event.clientX - stage.getBoundingClientRect().left;
      return Math.floor((x / this.width) * this.data.months.length);
    };
    const start = at(down);
    const before = this.range();
    let range = before;
    let moved = false;
    const move = (event: PointerEvent) => {
      const now = at(event);
      moved ||= Math.abs(event.clientX - down.clientX) > 3;
      if (!moved) return;
      if (held === "from") range = [now, before[1]];
      else if (held === "to") range = [before[0], now];
      else range = start <= now ? [start, now] : [now, start];
      this.preview(range, held ?? "to");
    };
    const up = () => {
      stage.removeEventListener("pointermove", move);
      if (moved) this.choose(range, held ?? "to");
      else if (!held) this.choose([0, this.data.months.length - 1], "to"); // A click beside the brush takes it away.
    };
    stage.setPointerCapture(down.pointerId);
    stage.addEventListener("pointermove", move);
    stage.addEventListener("pointerup", up, { once: true });
  }

  private within([first, last]: [number, number], moving: End): [number, number] {
    const end = this.data.months.length - 1;
    const keep = (place: number) => Math.min(Math.max(place, 0), end);
    const one = keep(first);
    const other = keep(last);
    if (one <= other) return [one, other];
    return moving === "from" ? [other, other] : [one, one];
  }

  private preview(range: [number, number], moving: End): void {
    this.period = this.periodOf(this.within(range, moving));
    this.draw();
  }

  private choose(range: [number, number], moving: End): void {
    this.preview(range, moving);
    this.chosen(this.period);
  }

  private periodOf([first, last]: [number, number]): Period {
    const { months } = this.data;
    const from = first > 0 ? `${months[first]?.[0]}-01` : "";
    const to = last < months.length - 1 ? lastDay(months[last]?.[0] ?? "") : "";
    return { from, to };
  }
}

function lastDay(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function monthInWords(month: string): string {
  return month && MONTH.format(new Date(`${month}-01T00:00:00Z`));
}
