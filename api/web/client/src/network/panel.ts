// What is selected: the contacts of a node or an edge, each with its sentences. The service writes them, a page at a
// time, as it does for readers without scripts.

import { h } from "../common/dom";
import { getPage, givenUp } from "../common/fetching";
import type { Drawn } from "./encode";
import { filterFields, type State } from "./state";

export interface Actions {
  /** Show only what lies around an official. */
  ego: (key: string) => void;
  clear: () => void;
}

export class Panel {
  private request: AbortController | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly root: string,
    private readonly actions: Actions,
  ) {}

  close(): void {
    this.request?.abort();
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** Show what is selected; with `focus`, put the reader there. */
  async show(graph: Drawn, state: State, focus: boolean): Promise<void> {
    this.request?.abort();
    const [one, other] = state.selected;
    if (!one || !state.selected.every((key) => graph.hasNode(key))) {
      this.close();
      return;
    }
    this.request = new AbortController();
    const heading = other ? this.edgeHeading(graph, one, other) : this.nodeHeading(graph, one, state);
    const contacts = h("div", { class: "selection-contacts" });
    this.element.replaceChildren(...heading, contacts);
    this.element.hidden = false;
    if (focus) this.element.querySelector("h2")?.focus();
    const fields = filterFields(state);
    for (const key of state.selected) fields.append("of", key);
    await this.load(new URL(`${this.root}network/contacts?${fields}`, location.href), contacts);
  }

  /** Put the contacts of a page under those that are there. */
  private async load(address: URL, into: HTMLElement): Promise<void> {
    const { signal } = this.request ?? new AbortController();
    const status = h("p", { class: "fine", role: "status" }, "Loading the contacts …");
    into.append(status);
    try {
      const page = await getPage(address.href, signal);
      const found = page.querySelector("#contacts");
      // Addresses in the page are relative to where it stands.
      for (const link of found?.querySelectorAll("a") ?? []) {
        link.href = new URL(link.getAttribute("href") ?? "", address).href;
      }
      const next = page.querySelector<HTMLAnchorElement>("a[rel=next]");
      const first = !into.querySelector("article");
      status.remove();
      for (const part of [...(found?.children ?? [])]) {
        if (first || part.matches("article")) into.append(document.importNode(part, true));
      }
      if (next) {
        const following = new URL(next.getAttribute("href") ?? "", address);
        const more = h("button", { type: "button", class: "more" }, "Show more contacts");
        more.addEventListener("click", () => {
          const last = more.previousElementSibling;
          more.remove();
          void this.load(following, into).then(() => last?.nextElementSibling?.querySelector("a")?.focus());
        });
        into.append(more);
      }
    } catch (error) {
      if (givenUp(error)) return;
      const again = h("button", { type: "button" }, "Try again");
      again.addEventListener("click", () => {
        status.remove();
        void this.load(address, into);
      });
      status.replaceChildren(error instanceof Error ? error.message : String(error), " ", again);
    }
  }

  private nodeHeading(graph: Drawn, key: string, state: State): HTMLElement[] {
    const { label, office, countryName } = graph.getNodeAttributes(key);
    const about = [office, countryName === label ? "" : countryName].filter(Boolean).join(", ");
    const centre = key.startsWith("official/") ? key.slice("official/".length) : "";
    const alone = state.values.official.length === 1 && state.values.official[0] === centre;
    const ego =
      centre && !alone
        ? h("button", { type: "button", click: () => this.actions.ego(centre) }, "Show only those around")
        : null;
    return [
      this.title(this.link(key, label)),
      h("p", { class: "office" }, about),
      h("p", { class: "actions" }, ego, this.closing()),
    ];
  }

  private edgeHeading(graph: Drawn, one: string, other: string): HTMLElement[] {
    const [first, second] = [one, other].map((key) => this.link(key, graph.getNodeAttribute(key, "label")));
    return [this.title(first ?? "", " and ", second ?? ""), h("p", { class: "actions" }, this.closing())];
  }

  private title(...words: (Node | string)[]): HTMLElement {
    return h("h2", { tabindex: -1 }, ...words);
  }

  private link(key: string, label: string): Node | string {
    // Offices that only a text names have no page.
    const page = /^(official|office|country)\//.test(key);
    return page ? h("a", { href: `${this.root}${key}.html` }, label) : label;
  }

  private closing(): HTMLElement {
    return h("button", { type: "button", click: () => this.actions.clear() }, "Close");
  }
}
