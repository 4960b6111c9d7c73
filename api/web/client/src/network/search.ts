// Find a node by its name: a combobox with suggestions (the pattern of the ARIA authoring practices). Behind those that
// are shown come those of the whole record.

import { h, settled } from "../common/dom";
import { givenUp } from "../common/fetching";

export interface Suggestion {
  key: string;
  label: string;
  /** What tells it from others of the same name. */
  hint: string;
  contacts: number;
}

export interface Actions {
  /** One that is shown has been chosen. */
  shown: (key: string) => void;
  /** One of the record that is not shown. */
  other: (key: string) => void;
  /** What the record has under such a name. */
  record: (words: string, signal: AbortSignal) => Promise<Suggestion[]>;
}

const MOST = 10;
/** Letters from which the record is asked, and milliseconds without another one. */
const LETTERS = 2;
const PAUSE = 200;

export class Search {
  private items: { suggestion: Suggestion; folded: string }[] = [];
  private keys = new Set<string>();
  private found: Suggestion[] = [];
  private others: Suggestion[] = [];
  private active = -1;
  private request: AbortController | null = null;
  private readonly askLater = settled(PAUSE, () => void this.ask());

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly actions: Actions,
  ) {
    input.addEventListener("input", () => this.suggest());
    input.addEventListener("focus", () => this.suggest());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    // Before the input loses the focus, or the list would be closed before it is clicked.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  offer(suggestions: Suggestion[]): void {
    this.keys = new Set(suggestions.map(({ key }) => key));
    this.items = suggestions
      .toSorted((a, b) => b.contacts - a.contacts || a.label.localeCompare(b.label))
      .map((suggestion) => ({ suggestion, folded: fold(`${suggestion.label} ${suggestion.hint}`) }));
  }

  private suggest(): void {
    const words = fold(this.input.value).split(/\s+/).filter(Boolean);
    this.request?.abort();
    this.others = [];
    if (!words.length) {
      this.close();
      return;
    }
    const matching = this.items.filter(({ folded }) => words.every((word) => hasWord(folded, word)));
    this.found = matching.slice(0, MOST).map(({ suggestion }) => suggestion);
    this.draw("None of those shown has this name.");
    if (this.found.length < MOST && words.join("").length >= LETTERS) this.askLater();
  }

  /** Ask the record for others of this name. */
  private async ask(): Promise<void> {
    const words = this.input.value.trim();
    if (this.list.hidden || !words) return;
    this.request = new AbortController();
    try {
      const found = await this.actions.record(words, this.request.signal);
      if (this.list.hidden) return;
      this.others = found.filter(({ key }) => !this.keys.has(key)).slice(0, MOST - this.found.length);
      this.draw("Nobody in the record has this name.");
    } catch (error) {
      if (!givenUp(error)) console.warn("no suggestions from the record:", error);
    }
  }

  private draw(none: string): void {
    const chosen = this.choices()[this.active]?.key;
    this.active = -1;
    const heading = h("li", { class: "none", role: "presentation" }, "Not shown here; in the record:");
    const options = this.choices().map((suggestion, place) =>
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
    );
    const shown = options.slice(0, this.found.length);
    const others = options.slice(this.found.length);
    this.list.replaceChildren(...shown, ...(others.length ? [heading, ...others] : []));
    if (!options.length) {
      this.list.append(h("li", { class: "none", role: "option", "aria-disabled": "true" }, none));
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    const again = this.choices().findIndex(({ key }) => key === chosen);
    if (again >= 0) this.mark(again);
  }

  private choices(): Suggestion[] {
    return [...this.found, ...this.others];
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (!this.list.hidden) event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.suggest();
      const { length } = this.choices();
      if (!length) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(this.active < 0 && step < 0 ? length - 1 : (this.active + step + length) % length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!this.list.hidden && this.choices().length) this.choose(Math.max(this.active, 0));
    }
  }

  private mark(place: number): void {
    this.active = place;
    for (const [at, option] of [...this.list.querySelectorAll(".name")].entries()) {
      option.parentElement?.setAttribute("aria-selected", String(at === place));
      if (at === place) option.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${place}`);
  }

  private choose(place: number): void {
    const suggestion = this.choices()[place];
    if (!suggestion) return;
    this.input.value = suggestion.label;
    this.close();
    if (place < this.found.length) this.actions.shown(suggestion.key);
    else this.actions.other(suggestion.key);
  }

  private close(): void {
    this.request?.abort();
    this.active = -1;
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
