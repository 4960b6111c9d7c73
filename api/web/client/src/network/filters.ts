// The form of filters that the service wrote: read into a state when something changes, and written from one.

import { settled } from "../common/dom";
import { REPEATABLE, type Repeatable, type State } from "./state";

export class FilterForm {
  private state: State | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    changed: (part: Partial<State>) => void,
  ) {
    const read = () => this.state && changed(this.read(this.state));
    // Several boxes ticked in a row are one change.
    form.addEventListener("change", settled(150, read));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      read();
    });
    for (const input of form.querySelectorAll<HTMLInputElement>("input[data-narrow]")) {
      input.addEventListener("input", () => narrow(input));
      // What is typed here is no filter.
      input.addEventListener("change", (event) => event.stopPropagation());
      input.hidden = false;
    }
    for (const button of form.querySelectorAll<HTMLButtonElement>("button[data-without]")) {
      button.addEventListener("click", () => {
        if (!this.state) return;
        const name = button.dataset.without ?? "";
        if (name === "period") changed({ from: "", to: "" });
        else changed({ values: { ...this.state.values, [name]: [] } });
      });
    }
  }

  show(state: State): void {
    this.state = state;
    for (const field of this.form.elements) {
      if (field instanceof HTMLInputElement) {
        if (field.name === "view") field.checked = field.value === state.view;
        else if (field.name === "colour") field.checked = field.value === state.colour;
        else if (field.name === "from") field.value = state.from;
        else if (field.name === "to") field.value = state.to;
        else if (field.name === "min") field.value = String(state.min);
        else if (field.type === "checkbox") {
          field.checked = REPEATABLE.some(
            (name) => name === field.name && chosen(state, name).includes(field.value),
          );
        }
      } else if (field instanceof HTMLSelectElement && field.name === "depth") {
        field.value = String(state.depth);
      }
    }
    for (const group of this.form.querySelectorAll<HTMLDetailsElement>("details[data-filter]")) {
      const name = group.dataset.filter;
      const number = REPEATABLE.find((found) => found === name);
      const many = number ? state.values[number].length : 0;
      const count = group.querySelector(".count");
      if (count) count.textContent = many ? `${many} chosen` : "";
      group.classList.toggle("chosen", many > 0);
    }
    for (const element of this.form.querySelectorAll<HTMLElement>("[data-when]")) {
      const name = element.dataset.when;
      element.hidden = name === "official" ? !state.values.official.length : !(state.from || state.to);
    }
  }

  /** Name the officials around whom the network is shown. */
  nameCentres(names: string[]): void {
    const around = this.form.querySelector("#around");
    if (around) around.textContent = names.join(", ");
  }

  private read(before: State): Partial<State> {
    const fields = new FormData(this.form);
    const text = (name: string) => String(fields.get(name) ?? "");
    const values = { ...before.values };
    for (const name of REPEATABLE) {
      if (name !== "official") values[name] = fields.getAll(name).map(String).sort();
    }
    if (values.status.join() === "held") values.status = [];
    const view = text("view");
    return {
      view: view === "offices" || view === "countries" ? view : "officials",
      colour: text("colour") === "community" ? "community" : "country",
      from: text("from"),
      to: text("to"),
      min: Math.max(1, Math.floor(Number(text("min"))) || 1),
      depth: Number(text("depth")) || 1,
      values,
    };
  }
}

/** Values of a filter; no status means held contacts, as it does for the service. */
function chosen(state: State, name: Repeatable): string[] {
  const values = state.values[name];
  return name === "status" && !values.length ? ["held"] : values;
}

/** Show only the options whose names have what is typed. */
function narrow(input: HTMLInputElement): void {
  const wanted = input.value.trim().toLowerCase();
  for (const option of input.closest("fieldset, details")?.querySelectorAll<HTMLElement>("[data-option]") ??
    []) {
    option.hidden = !(option.textContent ?? "").toLowerCase().includes(wanted);
  }
}
