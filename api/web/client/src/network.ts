// The network page: the state in the address, the form, the graph and what is selected, kept in step.

import Graph from "graphology";
import { counted, h, need } from "./common/dom";
import { getJson, givenUp } from "./common/fetching";
import { type Palette, readPalette } from "./common/palette";
import type { Months, NetworkData } from "./network/data";
import { Drawing } from "./network/drawing";
import { type Drawn, type EdgeDrawn, encode, type NodeDrawn } from "./network/encode";
import { FilterForm } from "./network/filters";
import { Histogram } from "./network/histogram";
import { colourEntries, drawLegend } from "./network/legend";
import { Panel } from "./network/panel";
import { asPng, asSvg, save, svgBlob } from "./network/picture";
import { Search } from "./network/search";
import { filterFields, parse, type State, sameFilters, serialise, type View } from "./network/state";
import { suggested } from "./network/suggesting";
import { Tables } from "./network/tables";
import "./common/graph.css";
import "./network/network.css";

const NAMES: Record<View, [one: string, many: string]> = {
  officials: ["official", "officials"],
  offices: ["office", "offices"],
  countries: ["country", "countries"],
};
const EXPORTS = ["gexf", "graphml", "csv", "json"] as const;

class NetworkPage {
  private readonly root = need(HTMLElement, "#network").dataset.root ?? "./";
  private readonly countries: string[] = JSON.parse(need(HTMLElement, "#network").dataset.countries ?? "[]");
  private readonly stage = need(HTMLElement, "#graph");
  private readonly message = need(HTMLElement, "#graph-message");
  private readonly summary = need(HTMLElement, "#summary");
  private readonly legend = need(HTMLElement, "#legend-entries");
  private state: State = parse(location.search);
  private palette: Palette = readPalette();
  private graph: Drawn = new Graph<NodeDrawn, EdgeDrawn>({ type: "undirected" });
  private drawing: Drawing | null = null;
  private request: AbortController | null = null;

  private readonly form = new FilterForm(need(HTMLFormElement, "#filters"), (state) => this.change(state));
  private readonly histogram = new Histogram(need(HTMLElement, "#histogram"), (period) =>
    this.change(period),
  );
  private readonly panel = new Panel(need(HTMLElement, "#selection"), this.root, {
    ego: (key) => this.change({ values: { ...this.state.values, official: [key] }, view: "officials" }),
    clear: () => this.select([], false),
  });
  private readonly tables = new Tables(
    need(HTMLDetailsElement, "#nodes-table"),
    need(HTMLDetailsElement, "#edges-table"),
    (keys) => this.select(keys, true),
  );
  private readonly search = new Search(need(HTMLInputElement, "#find"), need(HTMLElement, "#find-list"), {
    shown: (key) => this.select([key], false),
    other: (key) => location.assign(`${this.root}${key}.html`),
    record: (words, signal) => suggested(this.root, words, signal),
  });

  start(): void {
    this.form.show(this.state);
    this.connectButtons();
    addEventListener("popstate", () => this.restore());
    const recolour = () => this.recolour();
    document.addEventListener("themechange", recolour);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
    void this.load();
    this.drawing = this.prepare();
  }

  /** Change what is meant: a new entry in the browser's history. */
  private change(part: Partial<State>): void {
    const next = { ...this.state, ...part };
    if (!sameFilters(this.state, next)) {
      next.camera = null;
      if (next.view !== this.state.view) next.selected = [];
    }
    this.goTo(next);
  }

  private goTo(next: State): void {
    const before = this.state;
    this.state = next;
    this.remember("pushState");
    this.follow(before);
  }

  private restore(): void {
    const before = this.state;
    this.state = parse(location.search);
    this.follow(before);
  }

  /** Bring the page to the state. */
  private follow(before: State): void {
    this.form.show(this.state);
    if (!sameFilters(before, this.state)) {
      void this.load();
      return;
    }
    if (before.colour !== this.state.colour) this.recolour();
    this.drawing?.look(this.state.camera);
    this.showSelection(false);
  }

  private remember(how: "pushState" | "replaceState"): void {
    const address = location.pathname + serialise(this.state);
    if (address !== location.pathname + location.search) history[how](null, "", address);
  }

  private select(keys: string[], focus: boolean): void {
    const changed = keys.join(" ") !== this.state.selected.join(" ");
    this.state = { ...this.state, selected: keys };
    if (changed) this.remember("pushState");
    if (keys[0]) this.drawing?.bringIntoView(keys[0]);
    this.showSelection(focus);
    // On a narrow screen it opens below the graph, out of sight.
    const panel = need(HTMLElement, "#selection");
    if (!panel.hidden && panel.getBoundingClientRect().top > innerHeight - 80) panel.scrollIntoView();
  }

  private showSelection(focus: boolean): void {
    this.drawing?.select(this.state.selected);
    this.showPanel(focus);
  }

  private showPanel(focus: boolean): void {
    if (this.state.selected.length) void this.panel.show(this.graph, this.state, focus);
    else this.panel.close();
  }

  private async load(): Promise<void> {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    this.say("Loading the network …");
    const fields = filterFields(this.state);
    const fieldsOfMonths = filterFields(this.state, ["from", "to"]);
    try {
      // The graph does not wait for the histogram.
      const months = getJson<Months>(`${this.root}network/months.json?${fieldsOfMonths}`, signal);
      months.catch(() => {}); // Its errors are met below, unless the network's come first.
      const [network] = await Promise.all([
        getJson<NetworkData>(this.preloaded() ?? `${this.root}network.json?${fields}`, signal),
        document.fonts.ready, // Labels on the canvas are drawn with the letters that are there then.
      ]);
      this.show(network);
      this.histogram.show(await months, this.state);
    } catch (error) {
      if (givenUp(error)) return;
      this.say(
        error instanceof Error ? error.message : String(error),
        h("button", { type: "button", click: () => void this.load() }, "Try again"),
      );
    }
  }

  /** The address of what the page's head has asked for already, once. */
  private preloaded(): string | null {
    const link = document.querySelector<HTMLLinkElement>("link[rel=preload][as=fetch]");
    link?.remove();
    return link?.href ?? null;
  }

  private show(network: NetworkData): void {
    this.graph = Graph.from<NodeDrawn, EdgeDrawn>(network as never) as Drawn;
    const { graph, palette, state } = this;
    this.encode();
    const [one, many] = NAMES[state.view];
    this.summary.textContent = `${counted(graph.order, one, many)}, ${counted(graph.size, "edge")}`;
    this.tables.show(graph, one, many);
    this.search.offer(
      graph.mapNodes((key, { label, office, countryName, contacts }) => ({
        key,
        label,
        hint: [office, countryName === label ? "" : countryName].filter(Boolean).join(", "),
        contacts,
      })),
    );
    drawLegend(this.legend, graph, colourEntries(graph, state.colour, this.countries, palette), palette);
    this.form.nameCentres(
      state.values.official.map((key) => {
        const node = `official/${key}`;
        return graph.hasNode(node) ? graph.getNodeAttribute(node, "label") : key;
      }),
    );
    this.offerExports();
    this.stage.setAttribute(
      "aria-label",
      `Graph of ${this.summary.textContent}; the tables below list the same.`,
    );
    if (!graph.order) {
      this.drawing?.show(graph, null, []);
      this.say(
        "No contacts match these filters.",
        h("a", { href: location.pathname, class: "button" }, "Show the whole network"),
      );
      this.panel.close();
      return;
    }
    if (this.drawing) {
      this.say();
      this.drawing.show(graph, state.camera, state.selected);
    } else {
      this.say("This browser cannot draw the graph (it has no WebGL 2). The tables below list the same.");
      for (const table of document.querySelectorAll("details.network-table")) table.setAttribute("open", "");
    }
    this.showPanel(false);
    document.documentElement.dataset.ready = "network"; // For the tests and the pictures of the README.
  }

  /** Prepare the drawing, while the service is asked what to draw. */
  private prepare(): Drawing | null {
    try {
      return new Drawing(this.stage, this.palette, {
        node: (key) => this.select([key], false),
        edge: (key) => this.select(ends(this.graph, key), false),
        nothing: () => this.select([], false),
        moved: (camera) => {
          this.state = { ...this.state, camera };
          this.remember("replaceState");
        },
      });
    } catch (error) {
      // Without WebGL there is no drawing, but tables, panel and exports work.
      console.warn("no drawing:", error);
      return null;
    }
  }

  private encode(): void {
    const area = this.stage.clientWidth * this.stage.clientHeight;
    encode(this.graph, this.state.colour, this.countries, this.palette, area);
  }

  private recolour(): void {
    this.palette = readPalette();
    this.encode();
    const colours = colourEntries(this.graph, this.state.colour, this.countries, this.palette);
    drawLegend(this.legend, this.graph, colours, this.palette);
    this.drawing?.recolour();
  }

  private say(...words: (Node | string)[]): void {
    this.message.replaceChildren(
      ...words.map((word) => (typeof word === "string" ? h("p", {}, word) : word)),
    );
    this.message.hidden = !words.length;
  }

  private connectButtons(): void {
    const click = (selector: string, call: () => void) =>
      need(HTMLButtonElement, selector).addEventListener("click", call);
    click("#zoom-in", () => this.drawing?.zoom(1 / 1.5));
    click("#zoom-out", () => this.drawing?.zoom(1.5));
    click("#zoom-whole", () => this.drawing?.whole());
    const picture = () =>
      this.drawing && asSvg(this.drawing, this.graph, this.state, this.countries, this.palette);
    click("#export-svg", () => {
      const svg = picture();
      if (svg) save(svgBlob(svg), "network.svg");
    });
    click("#export-png", async () => {
      const svg = picture();
      if (svg) save(await asPng(svg), "network.png");
    });
  }

  private offerExports(): void {
    const fields = filterFields(this.state).toString();
    for (const format of EXPORTS) {
      need(HTMLAnchorElement, `#export-${format}`).href =
        `${this.root}network.${format}${fields && `?${fields}`}`;
    }
    need(HTMLAnchorElement, "#follow").href = `${this.root}contacts.atom${fields && `?${fields}`}`;
  }
}

function ends(graph: Drawn, edge: string): string[] {
  return graph.hasEdge(edge) ? graph.extremities(edge) : [];
}

new NetworkPage().start();
