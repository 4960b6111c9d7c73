// Where names stand: beside their nodes, where neither another node nor another name is in the way. The most important
// ones stand before other nodes rather than nowhere.

export type Side = "right" | "left" | "above" | "below";

/** A node as it is seen, in pixels: its middle, its radius, and the width of its name. */
export interface Disc {
  key: string;
  x: number;
  y: number;
  r: number;
  name: number;
}

interface Box {
  key: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const SIDES: readonly Side[] = ["right", "left", "below", "above"];
/** Pixels between a node and its name, and around each name. */
export const MARGIN = 4;
const AROUND = 2;
const HEIGHT = 15;
const CELL = 64;

/** Find a side for each name that has room; those that come first choose first.
 *
 * @param named the discs that are to be named, by importance.
 * @param others discs that only stand in the way.
 * @param always how many of the first are named even where nodes, but no names, are in the way.
 */
export function place(
  named: readonly Disc[],
  others: readonly Disc[],
  { width, height }: { width: number; height: number },
  always: number,
): Map<string, Side> {
  const nodes = new Grid();
  const names = new Grid();
  for (const { key, x, y, r } of [...named, ...others]) {
    nodes.add({ key, left: x - r, right: x + r, top: y - r, bottom: y + r });
  }
  const found = new Map<string, Side>();
  for (const [rank, disc] of named.entries()) {
    let best: { side: Side; box: Box; hidden: number } | null = null;
    for (const side of SIDES) {
      const box = boxOf(disc, side);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (names.covered(box) > 0) continue;
      const hidden = nodes.covered(box);
      if (!best || hidden < best.hidden) best = { side, box, hidden };
    }
    if (!best || (best.hidden && rank >= always)) continue;
    names.add(best.box);
    found.set(disc.key, best.side);
  }
  return found;
}

function boxOf({ key, x, y, r, name }: Disc, side: Side): Box {
  const away = r + MARGIN;
  const across = { left: x - name / 2, right: x + name / 2 };
  const along = { top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
  const box = {
    right: { left: x + away, right: x + away + name, ...along },
    left: { left: x - away - name, right: x - away, ...along },
    below: { ...across, top: y + away, bottom: y + away + HEIGHT },
    above: { ...across, top: y - away - HEIGHT, bottom: y - away },
  }[side];
  return {
    key,
    left: box.left - AROUND,
    right: box.right + AROUND,
    top: box.top - AROUND / 2,
    bottom: box.bottom + AROUND / 2,
  };
}

/** Where the text of a name begins, from the middle of a node of this radius: for SVG. */
export function anchor(side: Side, r: number): { x: number; y: number; anchor: "start" | "middle" | "end" } {
  const middle = HEIGHT * 0.3;
  return {
    right: { x: r + MARGIN, y: middle, anchor: "start" as const },
    left: { x: -r - MARGIN, y: middle, anchor: "end" as const },
    below: { x: 0, y: r + MARGIN + HEIGHT * 0.8, anchor: "middle" as const },
    above: { x: 0, y: -r - MARGIN - HEIGHT * 0.2, anchor: "middle" as const },
  }[side];
}

/** Boxes, found by the cells they lie in. */
class Grid {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** Square pixels of the box in which there are others. */
  covered(box: Box): number {
    const met = new Set<Box>();
    for (const cell of cellsOf(box)) for (const other of this.cells.get(cell) ?? []) met.add(other);
    let area = 0;
    for (const other of met) {
      if (other.key === box.key) continue;
      const across = Math.min(other.right, box.right) - Math.max(other.left, box.left);
      const along = Math.min(other.bottom, box.bottom) - Math.max(other.top, box.top);
      area += Math.max(across, 0) * Math.max(along, 0);
    }
    return area;
  }
}

function cellsOf({ left, right, top, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) {
      cells.push(`${column} ${row}`);
    }
  }
  return cells;
}
