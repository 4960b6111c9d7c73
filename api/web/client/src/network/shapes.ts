// Which shape stands for which kind of office.

export type Shape = "circle" | "square" | "diamond" | "triangle" | "triangleDown" | "bar";

export const SHAPES: { shape: Shape; label: string; kinds: readonly string[] }[] = [
  {
    shape: "circle",
    label: "Heads of state and government",
    kinds: [
      "head-of-state",
      "deputy-head-of-state",
      "crown-prince",
      "royal",
      "head-of-government",
      "deputy-head-of-government",
    ],
  },
  { shape: "square", label: "Foreign ministries", kinds: ["foreign-minister", "deputy-foreign-minister"] },
  {
    shape: "diamond",
    label: "Defence and the military",
    kinds: ["defence-minister", "deputy-defence-minister", "military-commander"],
  },
  {
    shape: "triangle",
    label: "Security advisers, envoys, diplomats",
    kinds: [
      "national-security-adviser",
      "deputy-national-security-adviser",
      "intelligence-chief",
      "assistant-secretary",
      "ambassador",
      "envoy",
      "diplomat",
    ],
  },
  {
    shape: "triangleDown",
    label: "Other ministries",
    kinds: [
      "unification-minister",
      "trade-minister",
      "finance-minister",
      "economy-minister",
      "interior-minister",
      "justice-minister",
      "minister",
      "deputy-minister",
    ],
  },
];

export const OTHER_SHAPE: { shape: Shape; label: string } = {
  shape: "bar",
  label: "Others, or not determined",
};

const BY_KIND = new Map(SHAPES.flatMap(({ shape, kinds }) => kinds.map((kind) => [kind, shape] as const)));

/** The shape of an office kind. */
export function shapeOf(kind: string): Shape {
  return BY_KIND.get(kind) ?? OTHER_SHAPE.shape;
}

/** How much larger a shape's half-width is than the radius of a circle of the same area. */
const REACH: Record<Shape, number> = {
  circle: 1,
  square: Math.sqrt(Math.PI) / 2,
  diamond: Math.sqrt(Math.PI / 2),
  triangle: Math.sqrt((4 * Math.PI) / (3 * Math.sqrt(3))),
  triangleDown: Math.sqrt((4 * Math.PI) / (3 * Math.sqrt(3))),
  bar: Math.sqrt((Math.PI * 1.8) / 4),
};
export const BAR_RATIO = 1.8;

/** Half-width of a shape that has the area of a circle of this radius. */
export function reach(shape: Shape, radius: number): number {
  return radius * REACH[shape];
}

/** The outline of a shape of this half-width around 0, 0, as an SVG path. */
export function outline(shape: Shape, r: number): string {
  const points = (pairs: [number, number][]) =>
    `M${pairs.map((pair) => pair.map(round).join(",")).join("L")}Z`;
  switch (shape) {
    case "circle":
      return `M${round(-r)},0a${round(r)},${round(r)} 0 1,0 ${round(2 * r)},0a${round(r)},${round(r)} 0 1,0 ${round(-2 * r)},0Z`;
    case "square":
      return points(corners(r, r));
    case "bar":
      return points(corners(r, r / BAR_RATIO));
    case "diamond":
      return points(ring(4, r, 0));
    case "triangle":
      return points(ring(3, r, 0));
    case "triangleDown":
      return points(ring(3, r, Math.PI));
  }
}

function corners(x: number, y: number): [number, number][] {
  return [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ];
}

function ring(number: number, radius: number, turn: number): [number, number][] {
  return Array.from({ length: number }, (_, place) => {
    const angle = turn + (place * 2 * Math.PI) / number;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
