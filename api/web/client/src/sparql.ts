// The SPARQL page: YASGUI with the stored queries, names for IRIs, and results as table, chart and graph too.

import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import { need } from "./common/dom";
import { chartPlugin } from "./sparql/chart";
import { completers } from "./sparql/completions";
import { graphPlugin } from "./sparql/graph";
import { Labels } from "./sparql/labels";
import { mend } from "./sparql/mending";
import { PREFIXES } from "./sparql/prefixes";
import { Service } from "./sparql/service";
import "./common/graph.css";
import "./sparql/sparql.css";

const page = need(HTMLElement, "#yasgui");
const { root = "./", base = "", kinds = "" } = page.dataset;
const service = new Service(root, base, new Set(kinds.split(" ")));
const labels = new Labels(service);
const prefixes = { ...PREFIXES, "": base };

Yasgui.Yasr.registerPlugin("chart", chartPlugin(labels) as never);
Yasgui.Yasr.registerPlugin("graph", graphPlugin(labels, service) as never);
for (const completer of completers(service, prefixes)) Yasgui.Yasqe.registerAutocompleter(completer);

// Tables begin in their simple view: numbers and texts without their datatypes, which a switch above the table brings.
const tabDefaults = Yasgui.Tab.getDefaults.bind(Yasgui.Tab);
Yasgui.Tab.getDefaults = (editor) => {
  const tab = tabDefaults(editor);
  tab.yasr.settings.pluginsConfig = { table: { compact: true } };
  return tab;
};

const first = need(HTMLTextAreaElement, "#first-query").value;
need(HTMLFormElement, "#plain").hidden = true; // For readers without scripts.
Yasgui.Yasqe.defaults.value = first;
const yasgui = new Yasgui(page, {
  requestConfig: {
    endpoint: service.endpoint,
    method: "POST",
    acceptHeaderSelect: "application/sparql-results+json",
    acceptHeaderGraph: "text/turtle",
  },
  copyEndpointOnNewTab: true,
  populateFromUrl: false,
  endpointCatalogueOptions: {
    getData: () => [{ endpoint: service.endpoint }],
    keys: [],
    renderItem: () => {},
  },
  persistenceId: "communique",
  autofocus: false,
  yasqe: {
    autocompleters: ["variables", "local-classes", "local-properties"],
    prefixCcApi: null,
    resizeable: true,
    editorHeight: "320px",
  },
  yasr: {
    prefixes,
    pluginOrder: ["table", "graph", "chart", "boolean", "response"],
    defaultPlugin: "table",
  } as never,
});

// Tabs of earlier visits ask where this service is now.
for (const tab of Object.values(yasgui._tabs)) {
  if (tab.getEndpoint() !== service.endpoint) tab.setEndpoint(service.endpoint);
}

/** Put a query into the editor: a tab of its own, unless the present one is untouched. */
function open(query: string, name: string, run: boolean): void {
  const now = yasgui.getTab();
  const untouched = now && (now.getQuery().trim() === first.trim() || !now.getQuery().trim());
  const tab = untouched ? now : yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name });
  tab.setName(name);
  tab.setQuery(query);
  if (run) void tab.query().catch(() => {}); // What went wrong is shown with the results.
}

// A query in the address, as the "show the query" links of all pages and the editor's own links have it, is run.
function openFromAddress(): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  const query = fields.get("query");
  if (!query) return;
  history.replaceState(null, "", location.pathname + location.search);
  const same = Object.values(yasgui._tabs).find((tab) => tab.getQuery() === query);
  if (same) yasgui.selectTabId(same.getId());
  if (same) void same.query().catch(() => {});
  else open(query, fields.get("tabTitle") || "Query of a page", true);
}
addEventListener("hashchange", openFromAddress);
openFromAddress();

// Stored queries.
const stored = need(HTMLSelectElement, "#stored-query");
stored.addEventListener("change", () => {
  const option = stored.selectedOptions[0];
  if (option?.value) open(option.dataset.query ?? "", option.value, true);
  stored.value = "";
});

// Names for IRIs, wherever results show them.
mend(page);
new MutationObserver(() => {
  mend(page);
  void labels.put(page);
}).observe(page, { childList: true, subtree: true });

document.documentElement.dataset.ready = "sparql";
