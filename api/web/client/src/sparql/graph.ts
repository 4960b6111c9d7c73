// A view of constructed triples as a graph, for the results panel of YASGUI. The drawing itself is loaded when it is
// looked at: who only writes queries does not load it.

import type Yasr from "@zazuko/yasr";
import type { Plugin } from "@zazuko/yasr";
import { h } from "../common/dom";
import { icon } from "./icons";
import type { Labels } from "./labels";
import type { Service } from "./service";

/** Make the class that YASGUI wants, with what it needs of the page. */
export function graphPlugin(labels: Labels, service: Service) {
  return class GraphView implements Plugin<never> {
    priority = 12;
    label = "Graph";
    private drawn: { kill(): void } | null = null;

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      return (this.yasr.results?.getStatements()?.length ?? 0) > 0;
    }

    getIcon(): Element {
      return icon("M6 6L17 8M6 6L9 18M17 8L9 18M6 6h.1M17 8h.1M9 18h.1");
    }

    async draw(): Promise<void> {
      const stage = h("div", { class: "triples-graph", role: "img", "aria-label": "Graph of the triples" });
      const note = h("p", { class: "fine", role: "status" }, "Drawing …");
      this.yasr.resultsEl.replaceChildren(stage, note);
      this.drawn?.kill();
      const { drawTriples } = await import("./graphdrawing");
      const found = await drawTriples(stage, this.yasr.results?.getStatements() ?? [], labels, service);
      this.drawn = found.sigma;
      note.textContent = found.note;
    }

    destroy(): void {
      this.drawn?.kill();
      this.drawn = null;
    }
  };
}
