// What YASGUI leaves out for readers who do not see the page.

/** Name the fields that have no name, and give the row of tabs the roles that fit it. */
export function mend(container: ParentNode): void {
  const name = (selector: string, label: string) => {
    for (const element of container.querySelectorAll(`${selector}:not([aria-label])`)) {
      element.setAttribute("aria-label", label);
    }
  };
  name(".yasqe .CodeMirror textarea", "SPARQL query; Escape and then Tab leaves the editor");
  name(".yasr .CodeMirror textarea", "Response");
  name("select.tableSizer", "Rows on a page");
  name("input.tableFilter", "Filter the rows");
  // Long queries and responses can be scrolled with the keyboard.
  for (const part of container.querySelectorAll(".CodeMirror-scroll[tabindex='-1']")) {
    part.setAttribute("tabindex", "0");
  }
  // A list of tabs may hold nothing but tabs, and its arrow keys reach the button that adds one.
  const add = container.querySelector(".tabsList button.addTab:not([role])");
  add?.setAttribute("role", "tab");
}
