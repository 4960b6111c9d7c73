// Colours: those of the page's style sheet, which knows light and dark.

export interface Palette {
  /** For the eight countries or communities most present. */
  hues: string[];
  /** For the rest. */
  neutral: string;
  ink: string;
  paper: string;
  /** Paper through which one sees. */
  veil: string;
  edge: string;
  edgeStrong: string;
  font: string;
}

/** Read the colours that are valid now: what a property says is resolved by giving it to an element. */
export function readPalette(): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const value = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    hues: Array.from({ length: 8 }, (_, place) => value(`--country-${place + 1}`)),
    neutral: value("--country-other"),
    ink: value("--ink"),
    paper: value("--paper"),
    veil: value("--graph-veil"),
    edge: value("--graph-edge"),
    edgeStrong: value("--graph-edge-strong"),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return palette;
}
