// The canvas: sigma.js over the graph, with what is selected or pointed at standing out.

import type Sigma from "sigma";
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
const IN_SIGMA: Partial<Record<Shape, string>> = { triangleDown: "triangle_down", bar: "rectangle" };
/** Edges beyond which they are left out while the graph is moved, for the sake of machines without a graphics card. */
const MANY_EDGES = 3_000;
const LONGEST_LABEL = 30;
const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 };

/** Draws a graph into an element and keeps it drawn. */
export class Drawing {
  readonly sigma: Sigma<NodeDrawn, EdgeDrawn>;
  private selectedNodes = new Set<string>();
  private selectedEdge: string | null = null;
  private near = new Set<string>();
  private pointedAt: string | null = null;
  /** Whether each node and edge of the present graph has been drawn once: only then can they be repainted in place. */
  private indexed = false;

  constructor(
    container: HTMLElement,
    private graph: Drawn,
    private palette: Palette,
    listeners: Listeners,
  ) {
    this.sigma = new PoliteSigma<NodeDrawn, EdgeDrawn>(graph, container, {
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
          label: { margin: 4 },
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
        enableEdgeEvents: true,
        edgePickingPadding: 3,
        nodePickingPadding: 3,
        labelDensity: 1,
        labelGridCellSize: 130,
        labelRenderedSizeThreshold: labelsFrom(graph),
        minCameraRatio: 0.02,
        maxCameraRatio: 3,
        stagePadding: 36,
        zoomToSizeRatioFunction: (ratio) => Math.sqrt(Math.max(ratio, 0.15)),
        hideEdgesOnMove: graph.size > MANY_EDGES,
        gestureTarget: "shared",
      },
      nodeReducer: (key, _, { label, shape }) => this.nodeLook(key, label, shape),
      edgeReducer: (key, data) => this.edgeLook(key, data),
    });
    this.sigma.on("afterProcess", () => {
      this.indexed = true;
    });
    onClicks(this.sigma, listeners);
    this.sigma.on("enterNode", ({ node }) => this.pointAt(node));
    this.sigma.on("leaveNode", () => this.pointAt(null));
    followSize(this.sigma);
    const moved = settled(250, () => listeners.moved(this.camera()));
    this.sigma.getCamera().on("updated", moved);
  }

  /** Draw another graph, as seen by this camera. */
  show(graph: Drawn, camera: Camera | null): void {
    this.graph = graph;
    this.sigma.setSetting("hideEdgesOnMove", graph.size > MANY_EDGES);
    this.sigma.setSetting("labelRenderedSizeThreshold", labelsFrom(graph));
    this.pointedAt = null;
    this.indexed = false;
    this.sigma.setGraph(graph);
    this.look(camera);
  }

  /** Redraw with other colours. */
  recolour(palette: Palette): void {
    this.palette = palette;
    this.sigma.refresh();
  }

  /** Make a node, or two and the edge between them, stand out; with none, all are equal. */
  select(keys: readonly string[]): void {
    this.selectedNodes = new Set(keys.filter((key) => this.graph.hasNode(key)));
    const [one, other] = keys;
    this.selectedEdge =
      one && other && this.selectedNodes.size === 2 ? (this.graph.edge(one, other) ?? null) : null;
    this.findNear();
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

  private pointAt(key: string | null): void {
    this.pointedAt = key;
    this.findNear();
  }

  private findNear(): void {
    const centres = this.pointedAt ? [this.pointedAt] : [...this.selectedNodes];
    this.near = new Set(centres);
    if (!this.selectedEdge || this.pointedAt) {
      for (const key of centres)
        if (this.graph.hasNode(key)) for (const other of this.graph.neighbors(key)) this.near.add(other);
    }
    this.sigma.refresh({ skipIndexation: this.indexed });
  }

  private nodeLook(key: string, label: string, shape: Shape) {
    const faint = this.near.size > 0 && !this.near.has(key);
    const chosen = this.selectedNodes.has(key) || key === this.pointedAt;
    return {
      shape: IN_SIGMA[shape] ?? shape,
      opacity: faint ? 0.18 : 1,
      // Names of offices can be long; they are whole where one looks.
      label:
        chosen || label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`,
      labelColor: this.palette.ink,
      labelFont: this.palette.font,
      labelSize: 13.5,
      labelVisibility: faint ? ("hidden" as const) : chosen ? ("visible" as const) : ("auto" as const),
      depth: chosen ? "topNodes" : "nodes",
      labelDepth: chosen ? "topNodes" : "nodes",
      backdropVisibility: chosen ? ("visible" as const) : ("hidden" as const),
      backdropColor: this.palette.paper,
      backdropBorderColor: this.palette.ink,
      backdropBorderWidth: 1,
      backdropShadowBlur: 0,
      backdropPadding: 3,
      backdropCornerRadius: 2,
    };
  }

  private edgeLook(key: string, data: { size: number; color: string }) {
    if (key === this.selectedEdge) {
      return { color: this.palette.ink, size: data.size + 1.5, depth: "topEdges" };
    }
    if (!this.near.size) return {};
    const centre = this.pointedAt ?? (this.selectedEdge ? null : [...this.selectedNodes][0]);
    const touches =
      centre !== null &&
      centre !== undefined &&
      this.graph.hasNode(centre) &&
      this.graph.hasExtremity(key, centre);
    return touches ? { color: this.palette.edgeStrong, depth: "topEdges" } : { opacity: 0.12 };
  }
}

/** Radius from which nodes are named: in a small graph, each that has room. */
function labelsFrom(graph: Drawn): number {
  return graph.order <= 50 ? 0 : 4;
}
