// The same nodes and edges as tables: for readers without a pointer or without sight, and for looking things up.

import { counted, h } from "../common/dom";
import { type Drawn, mediaInWords } from "./encode";

type Cell = string | number;
interface Row {
  keys: string[];
  cells: Cell[];
}
interface Column {
  label: string;
  numeric?: boolean;
}

const AT_ONCE = 100;
/** Tables that are long are longer to lay out than to draw: they are filled when they are opened. */
export class Tables {
  constructor(
    private readonly nodes: HTMLDetailsElement,
    private readonly edges: HTMLDetailsElement,
    private readonly select: (keys: string[]) => void,
  ) {}

  show(graph: Drawn, one: string, many: string): void {
    const nodes = () =>
      graph.mapNodes((key, { label, office, countryName, contacts, first, last }) => ({
        keys: [key],
        cells: [label, office, countryName, contacts, first ?? "", last ?? ""],
      }));
    const edges = () =>
      graph.mapEdges((_, { contacts, media, first, last }, source, target, from, to) => ({
        keys: [source, target],
        cells: [`${from.label} – ${to.label}`, contacts, mediaInWords(media), first ?? "", last ?? ""],
      }));
    const dates = [{ label: "First" }, { label: "Last" }];
    fill(this.nodes, counted(graph.order, one, many), nodes, this.select, [
      { label: "Name" },
      { label: "Office" },
      { label: "Country" },
      { label: "Contacts", numeric: true },
      ...dates,
    ]);
    fill(this.edges, counted(graph.size, "edge"), edges, this.select, [
      { label: "Between" },
      { label: "Contacts", numeric: true },
      { label: "By" },
      ...dates,
    ]);
  }
}

function fill(
  details: HTMLDetailsElement,
  title: string,
  rows: () => Row[],
  select: (keys: string[]) => void,
  columns: Column[],
): void {
  const body = h("div", {
    class: "table-scroll",
    tabindex: 0,
    role: "region",
    "aria-label": `Table: ${title}`,
  });
  // The summary stays where it is: whoever has it in focus keeps it when the network is drawn anew.
  const summary = details.querySelector("summary") ?? details.appendChild(h("summary"));
  summary.textContent = `Table of ${title}`;
  while (summary.nextSibling) summary.nextSibling.remove();
  details.append(body);
  const build = () => body.replaceChildren(...table(title, rows(), select, columns));
  details.ontoggle = () => {
    if (details.open && !body.childElementCount) build();
  };
  if (details.open) build();
}

function table(
  title: string,
  rows: Row[],
  select: (keys: string[]) => void,
  columns: Column[],
): HTMLElement[] {
  const by = columns.findIndex(({ numeric }) => numeric);
  let order = { column: by, down: true };
  let shown = AT_ONCE;
  const body = h("tbody");
  const more = h("button", { type: "button", class: "more" });
  const heads = columns.map(({ label, numeric }, column) =>
    h(
      "th",
      { scope: "col", class: numeric && "number" },
      h("button", { type: "button", click: () => sort(column) }, label),
    ),
  );
  const sort = (column: number) => {
    const down = order.column === column ? !order.down : Boolean(columns[column]?.numeric);
    order = { column, down };
    draw();
  };
  const draw = () => {
    const sign = order.down ? -1 : 1;
    const sorted = rows.toSorted((a, b) => sign * compare(a.cells[order.column], b.cells[order.column]));
    body.replaceChildren(...sorted.slice(0, shown).map((row) => line(row, columns, select)));
    for (const [column, head] of heads.entries()) {
      if (column === order.column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    more.hidden = shown >= rows.length;
    more.textContent = `Show ${counted(Math.min(AT_ONCE * 5, rows.length - shown), "more row")}`;
  };
  more.addEventListener("click", () => {
    shown += AT_ONCE * 5;
    draw();
  });
  draw();
  const caption = h("caption", { class: "unseen" }, title);
  return [h("table", {}, caption, h("thead", {}, h("tr", {}, ...heads)), body), more];
}

function line(row: Row, columns: Column[], select: (keys: string[]) => void): HTMLElement {
  const cells = row.cells.map((cell, column) =>
    column === 0
      ? h(
          "th",
          { scope: "row" },
          h("button", { type: "button", class: "link", click: () => select(row.keys) }, String(cell)),
        )
      : h("td", { class: columns[column]?.numeric && "number" }, String(cell)),
  );
  return h("tr", {}, ...cells);
}

function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b));
}
