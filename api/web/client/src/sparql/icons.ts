import { h, s } from "../common/dom";

/** A line drawing of 24 by 24 for the buttons of the results panel. */
export function icon(path: string): HTMLElement {
  const lines = s("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 2 });
  return h("div", { class: "plugin_icon" }, s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, lines));
}
