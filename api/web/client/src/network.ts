import Graph from "graphology";
import Sigma from "sigma";

export function start(container: HTMLElement): Sigma {
  return new Sigma(new Graph(), container);
}
