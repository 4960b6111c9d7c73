// sigma.js as all drawings of graphs use it.

import type { Attributes } from "graphology-types";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import { h, settled } from "./dom";

/** Sigma, without the style element that it would put into the page: the pages' policy forbids those. */
export class PoliteSigma<N extends Attributes, E extends Attributes, NS = object, ES = object> extends Sigma<
  N,
  E,
  Attributes,
  NS,
  ES
> {
  private readonly hint = h("p", { class: "gesture-hint", hidden: true });
  private readonly away = settled(1500, () => {
    this.hint.hidden = true;
  });

  private light = false;

  /** Change settings that the next frame alone depends on; sigma would read the whole graph again at once. */
  setLightly(settings: Partial<Settings>): void {
    this.light = true;
    this.setSettings(settings);
    this.light = false;
  }

  private drawingFrame = false;

  /** Change the states of things while a frame is made (in `afterProcess`): it shows them, so no other is needed. */
  inFrame(change: () => void): void {
    this.drawingFrame = true;
    change();
    this.drawingFrame = false;
  }

  override scheduleRender(): this {
    return this.drawingFrame ? this : super.scheduleRender();
  }

  override scheduleRefresh(options?: Parameters<Sigma<N, E>["scheduleRefresh"]>[0]): this {
    return this.light ? this.scheduleRender() : super.scheduleRefresh(options);
  }

  override _showGestureHint(gesture: "wheel" | "touch"): void {
    if (!this.hint.isConnected) this.getContainer().append(this.hint);
    const key = /Mac|iP(hone|ad|od)/.test(navigator.userAgent) ? "⌘" : "Ctrl";
    this.hint.textContent =
      gesture === "touch" ? "Move the graph with two fingers" : `Hold ${key} and scroll to zoom`;
    this.hint.hidden = false;
    this.away();
  }
}

export interface Clicks {
  node: (key: string) => void;
  edge?: (key: string) => void;
  nothing?: () => void;
}

/** Pixels that the two clicks of a double click may lie apart: on anything, and where both hit the same thing. */
const SAME_PLACE = 6;
const SAME_THING = 24;

/** Tell of clicks and taps. Sigma takes any two within 300 ms for a double click, wherever they are, and tells of that
 * one alone; here a second one elsewhere is a click of its own, and only one in the same place brings nearer. */
export function onClicks<N extends Attributes, E extends Attributes, NS, ES>(
  sigma: PoliteSigma<N, E, NS, ES>,
  { node, edge, nothing }: Clicks,
): void {
  interface Payload {
    event: { x: number; y: number };
    preventSigmaDefault: () => void;
  }
  interface Press {
    x: number;
    y: number;
    thing: string;
  }
  let pressed: Press | null = null;
  let clicked: Press | null = null;
  const apart = (one: Press | null, other: Press) =>
    one ? Math.hypot(one.x - other.x, one.y - other.y) : Number.POSITIVE_INFINITY;
  const down = (thing: string, { event: { x, y } }: Payload) => {
    pressed = { x, y, thing };
  };
  const click = (thing: string, { event: { x, y } }: Payload, call: () => void) => {
    clicked = { x, y, thing };
    call();
  };
  const doubleClick = (thing: string, payload: Payload, call: () => void) => {
    const { x, y } = payload.event;
    const here = { x, y, thing };
    const distance = apart(clicked, here);
    if (distance < SAME_PLACE || (distance < SAME_THING && clicked?.thing === thing)) return;
    payload.preventSigmaDefault();
    // Released elsewhere, it was a movement of the graph.
    if (apart(pressed, here) < SAME_PLACE) click(thing, payload, call);
  };
  sigma.on("downNode", (payload) => down(`node ${payload.node}`, payload));
  sigma.on("downEdge", (payload) => down(`edge ${payload.edge}`, payload));
  sigma.on("downStage", (payload) => down("", payload));
  sigma.on("clickNode", (payload) => click(`node ${payload.node}`, payload, () => node(payload.node)));
  sigma.on("clickEdge", (payload) => click(`edge ${payload.edge}`, payload, () => edge?.(payload.edge)));
  sigma.on("clickStage", (payload) => click("", payload, () => nothing?.()));
  sigma.on("doubleClickNode", (payload) =>
    doubleClick(`node ${payload.node}`, payload, () => node(payload.node)),
  );
  sigma.on("doubleClickEdge", (payload) =>
    doubleClick(`edge ${payload.edge}`, payload, () => edge?.(payload.edge)),
  );
  sigma.on("doubleClickStage", (payload) => doubleClick("", payload, () => nothing?.()));
}

/** Keep the drawing as large as its element: sigma itself follows the window's size alone. */
export function followSize<N extends Attributes, E extends Attributes, NS, ES>(
  sigma: PoliteSigma<N, E, NS, ES>,
): void {
  const observer = new ResizeObserver(() => {
    const { width, height } = sigma.getDimensions();
    const { offsetWidth, offsetHeight } = sigma.getContainer();
    if (offsetWidth === width && offsetHeight === height) return; // As when it is told of the first size.
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
