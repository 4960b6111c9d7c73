const form = document.querySelector("form");
const query = document.getElementById("query");
const status = document.getElementById("status");
const result = document.getElementById("result");

function cell(tag, term) {
  const element = document.createElement(tag);
  if (term && term.type === "uri" && /^https?:/.test(term.value)) {
    const link = document.createElement("a");
    link.href = link.textContent = term.value;
    element.append(link);
  } else {
    element.textContent = term ? term.value : "";
  }
  return element;
}

function table(data) {
  const element = document.createElement("table");
  const head = element.createTHead().insertRow();
  for (const name of data.head.vars) head.append(cell("th", { value: name }));
  const body = element.createTBody();
  for (const row of data.results.bindings) {
    const line = body.insertRow();
    for (const name of data.head.vars) line.append(cell("td", row[name]));
  }
  return element;
}

async function run(event) {
  event.preventDefault();
  status.textContent = "Running …";
  result.replaceChildren();
  try {
    const response = await fetch("sparql", {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle;q=0.9",
      },
      body: query.value,
    });
    const type = response.headers.get("Content-Type") || "";
    if (!response.ok) {
      status.textContent = (await response.json()).detail;
    } else if (type.startsWith("text/turtle")) {
      const text = document.createElement("pre");
      text.textContent = await response.text();
      result.append(text);
      status.textContent = "";
    } else {
      const data = await response.json();
      if ("boolean" in data) {
        status.textContent = String(data.boolean);
      } else {
        result.append(table(data));
        status.textContent = `${data.results.bindings.length} rows`;
      }
    }
  } catch (error) {
    status.textContent = `The result broke off or the service cannot be reached (${error.message}).`;
  }
}

form.addEventListener("submit", run);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
