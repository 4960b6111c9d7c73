// The canvas: sigma.js over the graph, with what is selected or pointed at standing out.

import Graph from "graphology";
import {
  layerDashed,
  layerFill,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfRectangle,
  sdfSquare,
  sdfTriangle,
} from "sigma/rendering";
import { settled } from "../common/dom";
import type { Palette } from "../common/palette";
import { type Clicks, followSize, onClicks, PoliteSigma, still } from "../common/sigma";
import { type Drawn, type EdgeDrawn, type NodeDrawn, UNBROKEN } from "./encode";
import { type Disc, MARGIN, place, type Side } from "./labels";
import { BAR_RATIO, type Shape } from "./shapes";
import type { Camera } from "./state";

export interface Listeners extends Clicks {
  /** The part that is seen has changed, some time ago. */
  moved: (camera: Camera | null) => void;
}

// A triangle that points down (sigma's own points up): the three sides as half-planes at half the radius.
const TRIANGLE_DOWN = {
  name: "triangle_down",
  inradiusFactor: 0.5,
  glsl: `
float sdf_triangle_down(vec2 uv, float size) {
  return max(uv.y, abs(uv.x) * 0.8660254 - uv.y * 0.5) - size * 0.5;
}`,
};
const IN_SIGMA: Record<Shape, string> = {
  circle: "circle",
  square: "square",
  diamond: "diamond",
  triangle: "triangle",
  triangleDown: "triangle_down",
  bar: "rectangle",
};
/** Edges beyond which, for the sake of machines without a graphics card, they are left out while the graph is moved,
 * can be pointed at only once a pointer has come, and do not fade where one points at a node. */
const MANY_EDGES = 3_000;
export const LABEL_SIZE = 13.5;
/** Radius in pixels from which nodes are named, unless the graph has few; most names at once, and
 * those that have one in any case. */
const NAMED_FROM = 4;
const SMALL = 100;
const MOST_NAMES = 150;
const ALWAYS_NAMED = 8;
const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 };

/** How things stand out: sigma looks again only at those whose state has changed. */
type NodeLook = "plain" | "faint" | "chosen";
type EdgeLook = "plain" | "faint" | "touched" | "chosen";
type NodeState = { look: NodeLook; name: Side | "none" };
type EdgeState = { look: EdgeLook };

/** Draws a graph into an element and keeps it drawn. It is made without one: compiling its programs takes about as long
 * as the service takes to tell what to draw. */
export class Drawing {
  readonly sigma: PoliteSigma<NodeDrawn, EdgeDrawn, NodeState, EdgeState>;
  private graph: Drawn = new Graph<NodeDrawn, EdgeDrawn>({ type: "undirected" });
  private selectedNodes = new Set<string>();
  private selectedEdge: string | null = null;
  private pointedAt: string | null = null;
  /** Whether a pointer has come to the drawing. */
  private reached = false;
  private nodeLooks = new Map<string, NodeLook>();
  private nodeNames = new Map<string, Side>();
  private edgeLooks = new Map<string, EdgeLook>();
  /** Width of names in pixels. */
  private readonly widths = new Map<string, number>();
  private readonly pen = document.createElement("canvas").getContext("2d");

  constructor(container: HTMLElement, { font }: Palette, listeners: Listeners) {
    this.sigma = new PoliteSigma<NodeDrawn, EdgeDrawn, NodeState, EdgeState>(this.graph, container, {
      primitives: {
        nodes: {
          shapes: [
            sdfCircle(),
            sdfSquare(),
            sdfDiamond(),
            sdfTriangle(),
            TRIANGLE_DOWN,
            sdfRectangle({ aspectRatio: BAR_RATIO }),
          ],
          layers: [layerFill()],
          label: { margin: MARGIN },
        },
        edges: {
          paths: [pathLine()],
          variables: { dash: { type: "number", default: UNBROKEN }, gap: { type: "number", default: 1 } },
          layers: [
            layerDashed({
              dashSize: { attribute: "dash", default: UNBROKEN, mode: "pixels" },
              align: 0,
              gapSize: { attribute: "gap", default: 1, mode: "pixels" },
            }),
          ],
        },
      },
      settings: {
        itemSizesReference: "screen",
        edgePickingPadding: 3,
        nodePickingPadding: 3,
        minCameraRatio: 0.02,
        maxCameraRatio: 3,
        stagePadding: 36,
        zoomToSizeRatioFunction: (ratio) => Math.sqrt(Math.max(ratio, 0.15)),
        gestureTarget: "shared",
      },
      customNodeState: { look: "plain", name: "none" },
      customEdgeState: { look: "plain" },
      styles: {
        nodes: [
          {
            x: { attribute: "x" },
            y: { attribute: "y" },
            size: { attribute: "size" },
            color: { attribute: "color" },
            shape: { attribute: "shape", dict: IN_SIGMA },
            depth: "nodes",
            label: { attribute: "short" },
            labelColor: { attribute: "ink" },
            labelFont: font,
            labelSize: LABEL_SIZE,
            labelVisibility: "hidden",
            labelDepth: "nodes",
            // Lines and nodes that lie under a label leave it legible.
            labelBackgroundColor: { attribute: "veil" },
            labelBackgroundPadding: 1,
            backdropColor: { attribute: "paper" },
            backdropBorderColor: { attribute: "ink" },
            backdropBorderWidth: 1,
            backdropShadowBlur: 0,
            backdropPadding: 3,
            backdropCornerRadius: 2,
          },
          {
            matchState: "name",
            cases: {
              right: { labelVisibility: "visible", labelPosition: "right" },
              left: { labelVisibility: "visible", labelPosition: "left" },
              below: { labelVisibility: "visible", labelPosition: "below" },
              above: { labelVisibility: "visible", labelPosition: "above" },
            },
          },
          {
            matchState: "look",
            cases: {
              faint: { opacity: 0.18, labelVisibility: "hidden" },
              chosen: {
                label: { attribute: "label" },
                labelVisibility: "visible",
                depth: "topNodes",
                labelDepth: "topNodes",
                backdropVisibility: "visible",
              },
            },
          },
        ],
        edges: [
          { size: { attribute: "size" }, color: { attribute: "color" }, depth: "edges" },
          {
            matchState: "look",
            cases: {
              faint: { opacity: 0.12 },
              touched: { color: { attribute: "strong" }, depth: "topEdges" },
              chosen: { color: { attribute: "ink" }, size: { attribute: "wide" }, depth: "topEdges" },
            },
          },
        ],
      },
    });
    onClicks(this.sigma, listeners);
    this.sigma.on("enterNode", ({ node }) => this.pointAt(node));
    this.sigma.on("leaveNode", () => this.pointAt(null));
    followSize(this.sigma);
    if (this.pen) this.pen.font = `${LABEL_SIZE}px ${font}`;
    for (const event of ["pointerenter", "pointerdown"]) {
      container.addEventListener(event, () => this.reach(), { once: true, capture: true });
    }
    this.sigma.on("afterProcess", () => this.sigma.inFrame(() => this.standOut()));
    this.sigma.on(
      "resize",
      settled(100, () => this.standOut()),
    );
    const moved = settled(250, () => {
      this.standOut();
      listeners.moved(this.camera());
    });
    this.sigma.getCamera().on("updated", moved);
  }

  /** Draw another graph, as seen by this camera, with these keys selected: all at once, for each frame of a large graph
   * takes a while on a machine without a graphics card. */
  show(graph: Drawn, camera: Camera | null, selected: readonly string[]): void {
    this.graph = graph;
    this.pointedAt = null;
    this.mark(selected);
    this.sigma.setLightly({
      enableEdgeEvents: this.reached || graph.size <= MANY_EDGES,
      hideEdgesOnMove: graph.size > MANY_EDGES,
    });
    this.look(camera);
    this.sigma.setGraph(graph);
  }

  /** Redraw with the colours that the graph has now. */
  recolour(): void {
    this.sigma.refresh();
  }

  /** Make a node, or two and the edge between them, stand out; with none, all are equal. */
  select(keys: readonly string[]): void {
    this.mark(keys);
    this.standOut();
  }

  private mark(keys: readonly string[]): void {
    this.selectedNodes = new Set(keys.filter((key) => this.graph.hasNode(key)));
    const [one, other] = keys;
    this.selectedEdge =
      one && other && this.selectedNodes.size === 2 ? (this.graph.edge(one, other) ?? null) : null;
  }

  /** The names that are seen, with the sides of their nodes on which they stand. */
  shownNames(): ReadonlyMap<string, Side> {
    return this.nodeNames;
  }

  /** What is seen; null for the whole. */
  camera(): Camera | null {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    const whole = Math.abs(x - 0.5) < 1e-4 && Math.abs(y - 0.5) < 1e-4 && Math.abs(ratio - 1) < 1e-4;
    return whole ? null : { x, y, ratio };
  }

  look(camera: Camera | null): void {
    this.sigma.getCamera().setState(camera ?? WHOLE);
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    const ratio = camera.getBoundedRatio(camera.getState().ratio * factor);
    void camera.animate({ ratio }, { duration: still() ? 0 : 150 });
  }

  whole(): void {
    void this.sigma.getCamera().animate(WHOLE, { duration: still() ? 0 : 250 });
  }

  /** Bring a node into the middle if it is not seen. */
  bringIntoView(key: string): void {
    const place = this.sigma.getNodeDisplayData(key);
    if (!place) return;
    const { x, y } = this.sigma.framedGraphToViewport(place);
    const { width, height } = this.sigma.getDimensions();
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return;
    void this.sigma.getCamera().animate({ x: place.x, y: place.y }, { duration: still() ? 0 : 250 });
  }

  private reach(): void {
    this.reached = true;
    this.sigma.setLightly({ enableEdgeEvents: true });
  }

  private pointAt(key: string | null): void {
    this.pointedAt = key;
    this.standOut();
  }

  private standOut(): void {
    const { graph, sigma } = this;
    const { nodes, edges } = this.looks();
    for (const [look, keys] of changes(this.nodeLooks, nodes)) {
      sigma.setNodesState(
        keys.filter((key) => graph.hasNode(key)),
        { look: look ?? "plain" },
      );
    }
    const names = this.names(nodes);
    for (const [name, keys] of changes(this.nodeNames, names)) {
      sigma.setNodesState(
        keys.filter((key) => graph.hasNode(key)),
        { name: name ?? "none" },
      );
    }
    for (const [look, keys] of changes(this.edgeLooks, edges)) {
      sigma.setEdgesState(
        keys.filter((key) => graph.hasEdge(key)),
        { look: look ?? "plain" },
      );
    }
    this.nodeLooks = nodes;
    this.nodeNames = names;
    this.edgeLooks = edges;
  }

  /** On which sides names stand: those that stand out first, then by contacts; in a large graph small nodes have none. */
  private names(looks: Map<string, NodeLook>): Map<string, Side> {
    const { graph, sigma } = this;
    const { width, height } = sigma.getDimensions();
    const cameraState = sigma.getCamera().getState();
    const fading = [...looks.values()].includes("faint");
    const named: (Disc & { weight: number })[] = [];
    const others: Disc[] = [];
    graph.forEachNode((key, { x, y, size, contacts, label, short }) => {
      const seen = sigma.graphToViewport({ x, y }, { cameraState });
      if (seen.x < 0 || seen.y < 0 || seen.x > width || seen.y > height) return;
      const look = looks.get(key);
      if (look === "faint") return; // Names may stand before what is faint.
      const r = sigma.scaleSize(size);
      if (fading || r >= NAMED_FROM || graph.order <= SMALL) {
        const weight = look === "chosen" ? Number.POSITIVE_INFINITY : contacts;
        named.push({ key, ...seen, r, name: this.widthOf(look === "chosen" ? label : short), weight });
      } else others.push({ key, ...seen, r, name: 0 });
    });
    named.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
    others.push(...named.splice(MOST_NAMES));
    return place(named, others, { width, height }, ALWAYS_NAMED);
  }

  private widthOf(name: string): number {
    let width = this.widths.get(name);
    if (width === undefined) {
      width = this.pen?.measureText(name).width ?? name.length * LABEL_SIZE * 0.5;
      this.widths.set(name, width);
    }
    return width;
  }

  /** What does not look plain. */
  private looks(): { nodes: Map<string, NodeLook>; edges: Map<string, EdgeLook> } {
    const { graph, pointedAt, selectedEdge } = this;
    const nodes = new Map<string, NodeLook>();
    const edges = new Map<string, EdgeLook>();
    const selected = [...this.selectedNodes];
    const pointed = pointedAt !== null && graph.hasNode(pointedAt) ? [pointedAt] : [];
    const many = graph.size > MANY_EDGES;
    const before = pointed.length && !many ? pointed : selected;
    if (before.length) {
      const near = new Set(before);
      const alone = selectedEdge && before === selected;
      if (!alone) for (const key of before) for (const other of graph.neighbors(key)) near.add(other);
      graph.forEachNode((key) => {
        if (!near.has(key)) nodes.set(key, "faint");
      });
      graph.forEachEdge((key) => {
        edges.set(key, "faint");
      });
    }
    const centres = [...pointed, ...(selectedEdge || (pointed.length && !many) ? [] : selected)];
    for (const key of centres) {
      graph.forEachEdge(key, (edge) => {
        edges.set(edge, "touched");
      });
    }
    for (const key of [...selected, ...pointed]) nodes.set(key, "chosen");
    if (selectedEdge) edges.set(selectedEdge, "chosen");
    return { nodes, edges };
  }
}

/** The keys whose value changes, by the value that they get. */
function changes<T>(from: Map<string, T>, to: Map<string, T>): Map<T | undefined, string[]> {
  const changed = new Map<T | undefined, string[]>();
  for (const key of new Set([...from.keys(), ...to.keys()])) {
    const value = to.get(key);
    if (value === from.get(key)) continue;
    const keys = changed.get(value);
    if (keys) keys.push(key);
    else changed.set(value, [key]);
  }
  return changed;
}
