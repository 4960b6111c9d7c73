// Light or dark: what the system prefers until a reader chooses. Loaded before the page is shown, so that it never flashes.
(() => {
  const KEY = "communique-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden: the choice then lasts for this page
    }
  }

  function shown() {
    return root.dataset.theme || (system.matches ? "dark" : "light");
  }

  function label(button) {
    const other = shown() === "dark" ? "light" : "dark";
    button.textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Show the pages ${other}`);
  }

  const chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      label(button);
      system.addEventListener("change", () => label(button));
      button.addEventListener("click", () => {
        const next = shown() === "dark" ? "light" : "dark";
        root.dataset.theme = next;
        try {
          localStorage.setItem(KEY, next);
        } catch {
          // see above
        }
        label(button);
        document.dispatchEvent(new CustomEvent("themechange", { detail: next }));
      });
    }
  });
})();
