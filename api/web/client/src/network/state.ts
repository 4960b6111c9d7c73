// What is shown, and its address: the URL holds the whole state, under the names that the exports and the command
// line use for the same filters.

export type View = "officials" | "offices" | "countries";
export type Colouring = "country" | "community";

/** Filters that take several values. */
export const REPEATABLE = [
  "country",
  "office",
  "medium",
  "status",
  "publisher",
  "topic",
  "official",
] as const;
export type Repeatable = (typeof REPEATABLE)[number];

export interface Camera {
  x: number;
  y: number;
  ratio: number;
}

export interface State {
  view: View;
  from: string;
  to: string;
  values: Record<Repeatable, string[]>;
  /** Steps from the officials of `official`. */
  depth: number;
  /** Least number of contacts of an edge. */
  min: number;
  colour: Colouring;
  /** Keys of what is selected: none, a node, or the two ends of an edge. */
  selected: string[];
  camera: Camera | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_VALUES: Record<Repeatable, string[]> = {
  country: [],
  office: [],
  medium: [],
  status: [],
  publisher: [],
  topic: [],
  official: [],
};

/** Read the state from the search part of an address; what cannot be read counts as not given. */
export function parse(search: string): State {
  const fields = new URLSearchParams(search);
  const one = (name: string) => fields.get(name) ?? "";
  const day = (name: string) => (DAY.test(one(name)) ? one(name) : "");
  const number = (name: string, most: number) => {
    const value = Number(one(name));
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
  };
  const values = { ...NO_VALUES };
  for (const name of REPEATABLE) values[name] = [...new Set(fields.getAll(name).filter(Boolean))].sort();
  const view = one("view");
  const [x, y, ratio] = one("at").split(",").map(Number);
  const seen = [x, y, ratio].every((part) => Number.isFinite(part)) && ratio !== undefined && ratio > 0;
  return {
    view: view === "offices" || view === "countries" ? view : "officials",
    from: day("from"),
    to: day("to"),
    values,
    depth: number("depth", 4),
    min: number("min", 10_000),
    colour: one("colour") === "community" ? "community" : "country",
    selected: fields.getAll("selected").filter(Boolean).slice(0, 2),
    camera: seen ? { x: x ?? 0, y: y ?? 0, ratio } : null,
  };
}

/** The fields that say which part of the network is meant: the same for the service's exports. */
export function filterFields(state: State, except: readonly string[] = []): URLSearchParams {
  const fields = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value && !except.includes(name)) fields.append(name, value);
  };
  put("view", state.view === "officials" ? "" : state.view);
  put("from", state.from);
  put("to", state.to);
  for (const name of REPEATABLE) for (const value of state.values[name]) put(name, value);
  put("depth", state.values.official.length && state.depth > 1 ? String(state.depth) : "");
  put("min", state.min > 1 ? String(state.min) : "");
  return fields;
}

/** The search part of the address of a state, with its question mark; empty for the state at the beginning. */
export function serialise(state: State): string {
  const fields = filterFields(state);
  if (state.colour !== "country") fields.append("colour", state.colour);
  for (const key of state.selected) fields.append("selected", key);
  if (state.camera) {
    const { x, y, ratio } = state.camera;
    fields.append("at", [x, y, ratio].map((part) => part.toFixed(4).replace(/\.?0+$/, "")).join(","));
  }
  const text = fields.toString();
  return text && `?${text}`;
}

/** Whether two states mean the same part of the network. */
export function sameFilters(one: State, other: State): boolean {
  return filterFields(one).toString() === filterFields(other).toString();
}
