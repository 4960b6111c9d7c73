"""The colours of countries can be told apart by everybody, on paper and in the dark."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from tests.web.pages import Site

# What the common forms of colour blindness make of linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.
SIGHTS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 20.0
"""Least distance of two colours in CIELAB; about 2.3 can just be seen side by side."""
CONTRAST = 3.0
"""Least contrast of a graphical object with its background: WCAG 2.2, success criterion 1.4.11."""
Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> Triple:
    seen = [
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear(colour), strict=True))))
        for row in SIGHTS[sight]
    ]
    x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505
    y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.fixture(scope="module")
def themes(site: Site) -> dict[str, tuple[list[str], str]]:
    """Theme -> the eight colours, and the background."""
    style = site.service.http.get("/static/site.css").text
    pairs = re.findall(r"--country-\d: light-dark\((#\w{6}), (#\w{6})\)", style)
    paper = re.search(r"--paper: light-dark\((#\w{6}), (#\w{6})\)", style)
    assert len(pairs) == 8
    assert paper
    return {name: ([pair[at] for pair in pairs], paper.group(at + 1)) for at, name in enumerate(("light", "dark"))}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_are_told_apart(themes: dict[str, tuple[list[str], str]], theme: str, sight: str) -> None:
    colours, _ = themes[theme]
    close = [
        (one, other)
        for one, other in itertools.combinations(colours, 2)
        if math.dist(lab(one, sight), lab(other, sight)) < APART
    ]
    assert close == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out_from_the_page(themes: dict[str, tuple[list[str], str]], theme: str) -> None:
    colours, paper = themes[theme]
    assert [colour for colour in colours if contrast(colour, paper) < CONTRAST] == []
