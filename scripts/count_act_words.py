"""Counts in how many acts of a store each stem stands, for `kg/comparing/frequencies.csv`.

    python scripts/count_act_words.py STORE > kg/comparing/frequencies.csv

The table says which words are common in readouts and prove little when two accounts share them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from kg.comparing.words import keys_of_words
from kg.store import StoreFolder

LEAST = 0.004
"""Share of acts from which a stem is listed; rarer ones count in full."""
CONTENTS = "SELECT ?content WHERE { ?act <https://w3id.org/communique/ontology#content> ?content }"


def main() -> None:
    """Print the table."""
    store = StoreFolder(Path(sys.argv[1])).require().open()
    counts: Counter[str] = Counter()
    acts = 0
    for (content,) in store.select(CONTENTS):
        acts += 1
        counts.update(set(keys_of_words(getattr(content, "value", ""))))
    print("stem,per_mille")
    for stem, number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if number / acts >= LEAST:
            print(f"{stem},{1000 * number / acts:.1f}")


if __name__ == "__main__":
    main()
