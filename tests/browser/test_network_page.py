"""The network page: what it shows, how it is used with and without a pointer, and that its address is its state."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from tests.api.serving import Service
from tests.browser.conftest import Open

READY = "html[data-ready=network]"


def shown(page: Page) -> tuple[int, int]:
    """Nodes and edges that the page says it shows."""
    numbers = re.findall(r"([\d,]+) (?:official|office|countr|edge)", page.locator("#summary").inner_text())
    nodes, edges = (int(number.replace(",", "")) for number in numbers)
    return nodes, edges


def fields(page: Page) -> dict[str, list[str]]:
    """Fields of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def drawn(open_page: Open, path: str = "/", **options: int) -> Page:
    """The page, when it has drawn the graph."""
    page = open_page(path, **options)
    page.wait_for_selector(READY, state="attached")
    return page


def click_the_middle(page: Page) -> None:
    """Click the point of the graph that is in the middle of the drawing."""
    box = page.locator("#graph").bounding_box()
    assert box
    page.click("#graph", position={"x": box["width"] / 2, "y": box["height"] / 2})


def test_it_shows_what_the_service_tells(open_page: Open, service: Service) -> None:
    page = drawn(open_page)
    network = service.http.get("/network.json").json()
    assert shown(page) == (len(network["nodes"]), len(network["edges"]))
    page.click("#nodes-table summary")
    page.click("#edges-table summary")
    expect(page.locator("#nodes-table tbody tr")).to_have_count(min(100, len(network["nodes"])))
    expect(page.locator("#edges-table tbody tr")).to_have_count(min(100, len(network["edges"])))
    expect(page.locator("#graph canvas").first).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/", "/?to=2020-12-31&country=KR&country=JP&medium=phone-call", "/?country=K%2BR&from=x"]
)
def test_what_the_head_asks_for_is_asked_for_once(open_page: Open, path: str) -> None:
    """The scripts that the page's own needs, and the network by the address's filters, whatever order they stand in."""
    page = open_page(path, forgiven="400")
    expect(page.locator("#graph-message")).not_to_have_text(re.compile("^Loading"))
    asked = page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)")
    paths = [urlsplit(address).path for address in asked]
    assert paths.count("/network.json") == 1
    scripts = [part for part in paths if part.endswith(".js")]
    assert len(scripts) == len(set(scripts)) >= 4
    preloaded = page.locator("link[rel=modulepreload]").evaluate_all("(links) => links.map(({ href }) => href)")
    assert set(preloaded) <= set(asked)


def test_an_edge_that_is_clicked_tells_its_contacts_with_their_sentences(open_page: Open, service: Service) -> None:
    """Two countries: the middle of the drawing is the middle of their edge."""
    page = drawn(open_page, "/?view=countries&country=JP&country=KR")
    assert shown(page) == (2, 1)
    click_the_middle(page)
    panel = page.locator("#selection")
    expect(panel.locator("article").first).to_be_visible()
    assert fields(page)["selected"] == ["country/JP", "country/KR"]
    (edge,) = service.http.get("/network.json?view=countries&country=JP&country=KR").json()["edges"]
    expect(panel.locator("#contacts-total")).to_contain_text(f"{edge['attributes']['contacts']} contact")
    assert panel.locator("blockquote").count() >= panel.locator("article").count()
    page.click("#graph", position={"x": 5, "y": 5})
    expect(panel).to_be_hidden()


MOUSE = """(element, x, y, make) => {
  for (const type of ["pointerdown", "pointerup"]) element.dispatchEvent(new PointerEvent(type, make(x, y)));
}"""
TOUCH = """(element, x, y, make) => {
  const touch = new Touch({ identifier: 1, target: element, clientX: x, clientY: y });
  element.dispatchEvent(new TouchEvent("touchstart", { ...make(x, y), touches: [touch], changedTouches: [touch] }));
  element.dispatchEvent(new TouchEvent("touchend", { ...make(x, y), touches: [], changedTouches: [touch] }));
}"""


def press_twice(page: Page, press: str, places: list[tuple[float, float]]) -> None:
    """Press two places of the drawing, parts of its width and height, with no time between."""
    page.evaluate(
        f"""(places) => {{
          const press = {press};
          const make = (x, y) => ({{ clientX: x, clientY: y, bubbles: true, cancelable: true, composed: true }});
          const box = document.querySelector("#graph").getBoundingClientRect();
          for (const [right, down] of places) {{
            const [x, y] = [box.x + box.width * right, box.y + box.height * down];
            press(document.elementFromPoint(x, y), x, y, make);
          }}
        }}""",
        places,
    )


@pytest.mark.parametrize("press", [MOUSE, TOUCH], ids=["mouse", "touch"])
def test_two_quick_clicks_in_different_places_are_two_clicks(open_page: Open, press: str) -> None:
    """sigma.js takes them for a double click, which brings nearer: the second was lost, and the graph moved."""
    page = drawn(open_page, "/?view=countries&country=JP&country=KR")
    press_twice(page, press, [(0.5, 0.5), (0.02, 0.02)])
    expect(page.locator("#selection")).to_be_hidden()
    assert "selected" not in fields(page)
    press_twice(page, press, [(0.02, 0.02), (0.5, 0.5)])
    expect(page.locator("#selection article").first).to_be_visible()
    assert fields(page)["selected"] == ["country/JP", "country/KR"]
    page.wait_for_timeout(600)
    assert "at" not in fields(page)


@pytest.mark.parametrize("press", [MOUSE, TOUCH], ids=["mouse", "touch"])
def test_two_quick_clicks_in_the_same_place_bring_nearer(open_page: Open, press: str) -> None:
    page = drawn(open_page, "/?view=countries&country=JP&country=KR")
    press_twice(page, press, [(0.5, 0.5), (0.502, 0.5)])
    page.wait_for_function("() => location.search.includes('at=')")
    assert float(fields(page)["at"][0].split(",")[2]) < 1
    assert fields(page)["selected"] == ["country/JP", "country/KR"]


def test_a_node_that_is_clicked_tells_its_contacts(open_page: Open, service: Service) -> None:
    """The address says which point of the drawing is in the middle; the longer side of the whole has length 1."""
    filters = "view=countries&country=JP&country=KR"
    one, other = (node["attributes"] for node in service.http.get(f"/network.json?{filters}").json()["nodes"])
    dx, dy = one["x"] - other["x"], one["y"] - other["y"]
    longer = max(abs(dx), abs(dy))
    page = drawn(open_page, f"/?{filters}&at={0.5 + dx / 2 / longer},{0.5 + dy / 2 / longer},1")
    click_the_middle(page)
    expect(page.locator("#selection h2")).to_have_text(one["label"])
    expect(page.locator("#contacts-total")).to_contain_text(f"{one['contacts']} contact")


def test_filters_are_in_the_address_and_back_undoes_them(open_page: Open, service: Service) -> None:
    page = drawn(open_page)
    whole = shown(page)
    page.click("details[data-filter=country] summary")
    page.check("input[name=country][value=JP]")
    page.wait_for_url("**/?country=JP")
    some = service.http.get("/network.json?country=JP").json()
    expect(page.locator("#summary")).to_have_text(re.compile(rf"^{len(some['nodes'])} officials"))
    page.check("input[name=view][value=countries]")
    page.wait_for_url("**/?view=countries&country=JP")
    page.go_back()
    page.go_back()
    expect(page.locator("#summary")).to_have_text(re.compile(rf"^{whole[0]} officials"))
    assert not page.is_checked("input[name=country][value=JP]")


def test_an_address_restores_everything(open_page: Open) -> None:
    path = "/?from=2015-01-01&to=2018-12-31&country=KR&medium=phone-call&colour=community&at=0.4,0.6,0.5"
    page = drawn(open_page, path)
    assert page.input_value("input[name=from]") == "2015-01-01"
    assert page.input_value("input[name=to]") == "2018-12-31"
    assert page.is_checked("input[name=country][value=KR]")
    assert page.is_checked("input[name=medium][value=phone-call]")
    assert page.is_checked("input[name=colour][value=community]")
    expect(page.locator("details[data-filter=country] .count")).to_have_text("1 chosen")
    page.wait_for_timeout(400)
    assert fields(page)["at"] == ["0.4,0.6,0.5"]
    page.click("#zoom-whole")
    page.wait_for_function("() => !location.search.includes('at=')")
    assert "country=KR" in page.url


def test_only_those_around_an_official(open_page: Open, service: Service) -> None:
    page = drawn(open_page, "/?selected=official/yun-byung-se")
    page.click("#selection button:has-text('Show only those around')")
    page.wait_for_url("**/?official=yun-byung-se**")
    some = service.http.get("/network.json?official=yun-byung-se").json()
    expect(page.locator("#summary")).to_have_text(re.compile(rf"^{len(some['nodes'])} officials"))
    expect(page.locator("#around")).to_have_text("Yun Byung-se")
    page.click("button[data-without=official]")
    expect(page.locator("#around")).to_be_hidden()


def test_the_brush_sets_the_period(open_page: Open) -> None:
    page = drawn(open_page)
    box = page.locator(".histogram-stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    page.mouse.up()
    page.wait_for_function("() => location.search.includes('from=') && location.search.includes('to=')")
    first, last = fields(page)["from"][0], fields(page)["to"][0]
    assert first < last
    assert first.endswith("-01")
    assert page.input_value("input[name=from]") == first
    page.click("button[data-without=period]")
    page.wait_for_function("() => !location.search.includes('from=')")


def test_everything_can_be_reached_without_a_pointer(open_page: Open) -> None:
    page = drawn(open_page)
    # Find a name.
    page.focus("#find")
    page.keyboard.type("yun b")
    expect(page.locator("#find-list")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#selection h2")).to_have_text("Yun Byung-se")
    expect(page.locator("#find-list")).to_be_hidden()
    # The period, by months.
    page.focus(".histogram-handle.from")
    page.keyboard.press("PageUp")
    page.wait_for_function("() => location.search.includes('from=')")
    assert page.get_attribute(".histogram-handle.from", "aria-valuenow") == "12"
    page.keyboard.press("Home")
    page.wait_for_function("() => !location.search.includes('from=')")
    # The table of edges, and from there to an edge.
    page.focus("#edges-table summary")
    page.keyboard.press("Enter")
    page.focus("#edges-table tbody tr:first-child button")
    page.keyboard.press("Enter")
    expect(page.locator("#selection h2")).to_be_focused()
    assert len(fields(page)["selected"]) == 2
    # Whatever can be clicked can be reached with the tabulator.
    unreachable = page.evaluate(
        "() => [...document.querySelectorAll('[onclick], [role=button]')].filter((e) => e.tabIndex < 0).length"
    )
    assert unreachable == 0


def test_a_table_in_focus_keeps_it_when_the_network_is_drawn_anew(open_page: Open) -> None:
    page = drawn(open_page)
    page.focus(".histogram-handle.from")
    for _ in range(8):
        page.keyboard.press("PageUp")
    page.focus("#edges-table summary")
    before = page.inner_text("#edges-table summary")
    page.wait_for_function("before => document.querySelector('#edges-table summary').innerText !== before", arg=before)
    assert page.evaluate("() => document.activeElement === document.querySelector('#edges-table summary')")


def test_tables_are_sorted_by_what_is_clicked(open_page: Open) -> None:
    page = drawn(open_page)
    page.click("#nodes-table summary")
    rows = page.locator("#nodes-table tbody tr")
    numbers = [int(text) for text in rows.locator("td:nth-child(4)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    page.click("#nodes-table thead button:has-text('Name')")
    names = rows.locator("th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert page.get_attribute("#nodes-table thead th:first-child", "aria-sort") == "ascending"


def test_an_empty_network_says_so_and_leads_back(open_page: Open) -> None:
    page = open_page("/?from=1950-01-01&to=1950-12-31")
    expect(page.locator("#graph-message")).to_contain_text("No contacts match these filters")
    page.click("#graph-message a")
    page.wait_for_selector(READY, state="attached")
    assert shown(page)[0] > 0


def test_pictures_show_every_node_and_edge(open_page: Open, tmp_path: Path) -> None:
    page = drawn(open_page, "/?country=KR")
    nodes, edges = shown(page)
    with page.expect_download() as download:
        page.click("#export-svg")
    svg = ElementTree.fromstring(download.value.path().read_text(encoding="utf-8"))
    names = {"": "http://www.w3.org/2000/svg"}
    assert len(svg.findall(".//g[@clip-path]//path", names)) == nodes
    assert len(svg.findall(".//g[@clip-path]//line", names)) == edges
    with page.expect_download() as download:
        page.click("#export-png")
    picture = download.value.path().read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 1_000


def test_names_in_a_picture_do_not_lie_over_one_another(open_page: Open) -> None:
    page = drawn(open_page)
    page.wait_for_timeout(300)
    with page.expect_download() as download:
        page.click("#export-svg")
    svg = download.value.path().read_text(encoding="utf-8")
    names, boxes = page.evaluate(
        """(svg) => {
          document.body.insertAdjacentHTML("beforeend", svg);
          const texts = [...document.body.lastElementChild.querySelectorAll("g[clip-path] text")];
          const boxes = texts.map((text) => text.getBBox()).map(({ x, y, width, height }) => [x, y, width, height]);
          return [texts.map((text) => text.textContent), boxes];
        }""",
        svg,
    )
    assert len(names) > 20
    # The most present ones have a name even where it is crowded.
    page.click("#nodes-table summary")
    first = page.locator("#nodes-table tbody tr:nth-child(-n+5) th").all_inner_texts()
    assert set(first) <= set(names)

    def inner(box: list[float]) -> tuple[float, float, float, float]:
        x, y, width, height = box
        return x + 1, y + height * 0.25, x + width - 1, y + height * 0.75

    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            (left, top, right, bottom), (left_, top_, right_, bottom_) = inner(one), inner(other)
            assert right <= left_ or right_ <= left or bottom <= top_ or bottom_ <= top


def test_a_name_that_is_not_shown_is_found_in_the_record(open_page: Open, service: Service) -> None:
    """The graph shows what concerns one country in one year; an official of another year leads to his page."""
    page = drawn(open_page, "/?country=JP&from=2016-01-01&to=2016-12-31")
    shown_here = {
        node["key"]
        for node in service.http.get("/network.json?country=JP&from=2016-01-01&to=2016-12-31").json()["nodes"]
    }
    assert "official/tillerson-rex" not in shown_here
    page.focus("#find")
    page.keyboard.type("rex til")
    option = page.locator("#find-list [role=option]", has_text="Rex Tillerson")
    expect(option).to_be_visible()
    expect(page.locator("#find-list")).to_contain_text("Not shown here")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/official/tillerson-rex.html")
    expect(page.locator("h1")).to_have_text("Rex Tillerson")


def test_files_hold_what_is_shown(open_page: Open, service: Service) -> None:
    page = drawn(open_page, "/?country=KR&from=2016-01-01")
    expected = shown(page)
    found = {}
    for name in ("json", "gexf", "graphml", "csv"):
        address = page.locator(f"#export-{name}").evaluate("(link) => link.href")
        found[name] = service.http.get(address).content
    assert counts_of_json(found["json"]) == expected
    assert counts(nx.read_gexf(io.BytesIO(found["gexf"]))) == expected
    assert counts(nx.read_graphml(io.BytesIO(found["graphml"]))) == expected
    edges = list(csv.DictReader(io.StringIO(found["csv"].decode())))
    assert counts(nx.Graph((edge["source"], edge["target"]) for edge in edges)) == expected


def counts(graph: nx.Graph) -> tuple[int, int]:
    return graph.number_of_nodes(), graph.number_of_edges()


def counts_of_json(content: bytes) -> tuple[int, int]:
    network = json.loads(content)
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(node["key"] for node in network["nodes"])
    graph.add_edges_from((edge["source"], edge["target"]) for edge in network["edges"])
    return counts(graph)


def test_a_wheel_that_scrolls_the_page_is_explained(open_page: Open) -> None:
    """The graph is zoomed with Ctrl, or the page could not be scrolled past it."""
    page = drawn(open_page)
    page.hover("#graph")
    page.mouse.wheel(0, 300)
    expect(page.locator(".gesture-hint")).to_contain_text("Ctrl")
