from __future__ import annotations

from kg.linking.quickstatements import Event, commands


def event(**changed: object) -> Event:
    made = Event("c", 'Meeting of A and "B"\t, 1 May 2017', "2017-05-01", "in-person")
    made.participants = {"Q2": "B", "Q1": "A"}
    made.references = {"https://news.example/b", "https://news.example/a"}
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def test_a_place_is_told_where_there_is_one() -> None:
    lines = [line.split("\t") for line in commands(event(places={"Q9"}), {})]
    assert lines[-1] == ["LAST", "P276", "Q9", "S854", '"https://news.example/a"']
    assert not any("P276" in line for line in commands(event(places={"Q8", "Q9"}), {}))


def test_a_string_is_one_line_in_quotes() -> None:
    lines = list(commands(event(), {"in-person": "Q7"}))
    assert lines[1] == 'LAST\tLen\t"Meeting of A and ”B” , 1 May 2017"'
    assert lines[2] == 'LAST\tDen\t"meeting of A and B, 1 May 2017"'
    assert lines[3].startswith("LAST\tP31\tQ7\tS854\t")
    assert [line.split("\t")[2] for line in lines if "P710" in line] == ["Q1", "Q2"]
