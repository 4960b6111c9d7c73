// sigma.js as all drawings of graphs use it.

import type { Attributes } from "graphology-types";
import Sigma from "sigma";
import { h, settled } from "./dom";

/** Sigma, without the style element that it would put into the page: the pages' policy forbids those. */
export class PoliteSigma<N extends Attributes, E extends Attributes> extends Sigma<N, E> {
  private readonly hint = h("p", { class: "gesture-hint", hidden: true });
  private readonly away = settled(1500, () => {
    this.hint.hidden = true;
  });

  override _showGestureHint(gesture: "wheel" | "touch"): void {
    if (!this.hint.isConnected) this.getContainer().append(this.hint);
    const key = /Mac|iP(hone|ad|od)/.test(navigator.userAgent) ? "⌘" : "Ctrl";
    this.hint.textContent =
      gesture === "touch" ? "Move the graph with two fingers" : `Hold ${key} and scroll to zoom`;
    this.hint.hidden = false;
    this.away();
  }
}

/** Keep the drawing as large as its element: sigma itself follows the window's size alone. */
export function followSize<N extends Attributes, E extends Attributes>(sigma: Sigma<N, E>): void {
  const observer = new ResizeObserver(() => {
    sigma.resize();
    sigma.scheduleRefresh();
  });
  observer.observe(sigma.getContainer());
  sigma.on("kill", () => observer.disconnect());
}

/** Whether the reader wants no movement. */
export function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
