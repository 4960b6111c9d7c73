// Find a node by its name: a combobox with suggestions (the pattern of the ARIA authoring practices).

import { h } from "../common/dom";

export interface Suggestion {
  key: string;
  label: string;
  /** What tells it from others of the same name. */
  hint: string;
  contacts: number;
}

const MOST = 10;

export class Search {
  private items: { suggestion: Suggestion; folded: string }[] = [];
  private found: Suggestion[] = [];
  private active = -1;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly chosen: (key: string) => void,
  ) {
    input.addEventListener("input", () => this.suggest());
    input.addEventListener("focus", () => this.suggest());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    // Before the input loses the focus, or the list would be closed before it is clicked.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  offer(suggestions: Suggestion[]): void {
    this.items = suggestions
      .toSorted((a, b) => b.contacts - a.contacts || a.label.localeCompare(b.label))
      .map((suggestion) => ({ suggestion, folded: fold(`${suggestion.label} ${suggestion.hint}`) }));
  }

  private suggest(): void {
    const words = fold(this.input.value).split(/\s+/).filter(Boolean);
    this.active = -1;
    if (!words.length) {
      this.close();
      return;
    }
    const matching = this.items.filter(({ folded }) => words.every((word) => hasWord(folded, word)));
    this.found = matching.slice(0, MOST).map(({ suggestion }) => suggestion);
    this.list.replaceChildren(
      ...this.found.map((suggestion, place) =>
        h(
          "li",
          {
            id: `${this.list.id}-${place}`,
            role: "option",
            "aria-selected": "false",
            click: () => this.choose(place),
          },
          h("span", { class: "name" }, suggestion.label),
          h("span", { class: "hint" }, suggestion.hint),
        ),
      ),
    );
    if (!this.found.length) {
      this.list.append(
        h(
          "li",
          { class: "none", role: "option", "aria-disabled": "true" },
          "None of those shown has this name.",
        ),
      );
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (!this.list.hidden) event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.suggest();
      if (!this.found.length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark((this.active + step + this.found.length) % this.found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!this.list.hidden && this.found.length) this.choose(Math.max(this.active, 0));
    }
  }

  private mark(place: number): void {
    this.active = place;
    for (const [at, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(at === place));
      if (at === place) option.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${place}`);
  }

  private choose(place: number): void {
    const suggestion = this.found[place];
    if (!suggestion) return;
    this.input.value = suggestion.label;
    this.close();
    this.chosen(suggestion.key);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether a word of the text begins so. */
function hasWord(text: string, beginning: string): boolean {
  let at = text.indexOf(beginning);
  while (at >= 0) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
    at = text.indexOf(beginning, at + 1);
  }
  return false;
}
