"""`communique link`."""

from __future__ import annotations

import datetime as dt
import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.cli.opening import opened
from api.cli.options import DEFAULT_STORE, StoreOption
from api.cli.output import put_lines, say
from kg.linking.api_source import WIKIDATA
from kg.linking.checking import check as find_contradictions
from kg.linking.http import PoliteClient
from kg.linking.judgements import FILE as JUDGEMENTS
from kg.linking.judgements import NONE, Judgement, Judgements, Verdict, add_judgements, read_judgements
from kg.linking.proposing import FILE as PROPOSALS
from kg.linking.proposing import ProposalError, read_proposals, write_proposals
from kg.linking.proposing import propose as find_proposals
from kg.linking.records import KINDS, PAGE, Candidate, Proposal, Subject
from kg.linking.sources import source_of
from kg.linking.subjects import subjects

CONTRADICTED = 4
"""Exit status when links contradict the record."""
CACHE = "answers"
"""Folder of kept answers in the folder of links."""

app = typer.Typer(
    no_args_is_help=True,
    help="Link officials, offices, administrations, agreements and places to Wikidata; people decide.",
)
LinksOption = Annotated[
    Path,
    typer.Option(
        "--links",
        metavar="DIR",
        envvar="COMMUNIQUE_LINKS",
        help=f"Folder of {JUDGEMENTS} (yours), {PROPOSALS} and answers of the source.",
    ),
]
SourceOption = Annotated[
    str,
    typer.Option(
        metavar="URL",
        envvar="COMMUNIQUE_WIKIDATA",
        help="An API of Wikidata's kind (…/api.php), or a SPARQL endpoint of Wikidata's shape.",
    ),
]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Ask nobody: use answers kept in the folder alone.")]
DEFAULT_LINKS = Path("links")


@app.command()
def propose(
    store: StoreOption = DEFAULT_STORE,
    links: LinksOption = DEFAULT_LINKS,
    source: SourceOption = WIKIDATA,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"Only these kinds: {', '.join(KINDS)}; give it again to add."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Only these things: official/yun-byung-se.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many things.")] = None,
    offline: OfflineOption = False,
) -> None:
    """Look for items that may be the same as things that have none, those with most contacts first.

    Candidates come by name, native name, country, office and days in office, each with a score and its reasons. They
    are written to proposals.json in the folder, beside earlier ones that are still open; nothing is asserted before a
    person decides, with
    `communique link review` or on the page of a service.

    Examples:

        communique link propose --store store --kind official --limit 50

        communique link propose --source http://127.0.0.1:7878/query
    """
    if wrong := sorted(set(kind or ()) - set(KINDS)):
        raise typer.BadParameter(f"{', '.join(wrong)}: known are {', '.join(KINDS)}", param_hint="--kind")
    judged = read_judgements(links / JUDGEMENTS)
    _tell(judged.problems)
    with opened(store) as (found, base), PoliteClient(links / CACHE, offline=offline) as client:
        todo = [
            subject
            for subject in subjects(found, base, kind or KINDS)
            if subject.item is None and not judged.settled(subject.id) and (not only or subject.id in only)
        ][:limit]
        made = list(find_proposals(source_of(client, source), todo, judged))
        say(f"{len(todo):,} things without an item, {len(made):,} with candidates; {client.asked:,} requests")
    asked = {subject.id for subject in todo}
    write_proposals(links / PROPOSALS, [*_still_open(links / PROPOSALS, judged, asked), *made])
    for proposal in made:
        first = proposal.candidates[0]
        put_lines([f"{proposal.subject}\t{first.item}\t{first.score}\t{proposal.label}\t{first.label}"])


def _still_open(path: Path, judged: Judgements, asked: set[str]) -> list[Proposal]:
    """Earlier proposals on other things that nobody has decided on yet."""
    try:
        earlier = read_proposals(path)
    except ProposalError:
        return []
    return [proposal for proposal in earlier if proposal.subject not in asked and not judged.settled(proposal.subject)]


@app.command()
def review(
    links: LinksOption = DEFAULT_LINKS,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides.", show_default="your login name")
    ] = None,
) -> None:
    """Decide on proposals, one by one, on the terminal; each decision is added to judgements.csv at once.

    Answers: the number of a candidate, `n` none of them, Enter to leave it open, `q` to stop.
    `communique build --links` applies the file; nothing writes over it.

    Example:

        communique link review --links links --who "A. Historian"
    """
    path = links / JUDGEMENTS
    judged = read_judgements(path)
    _tell(judged.problems)
    todo = [p for p in read_proposals(links / PROPOSALS) if not judged.settled(p.subject)]
    decided_by = who or getpass.getuser()
    console = Console(highlight=False, soft_wrap=True)
    decided = 0
    for number, proposal in enumerate(todo, start=1):
        _show(console, proposal, f"{number}/{len(todo)}")
        answer = _answer(len(proposal.candidates))
        if answer == "q":
            break
        if not answer:
            continue
        why = typer.prompt("why (may be empty)", default="", show_default=False)
        add_judgements(path, _judgements(proposal, answer, decided_by, why))
        decided += 1
    say(f"{decided:,} decided; `communique build … --links {links}` applies them")


def _judgements(proposal: Proposal, answer: str, who: str, why: str) -> list[Judgement]:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if answer == "n":
        verdict: Verdict = "different"
        refused = [Judgement(verdict, proposal.subject, c.item, who, today, why) for c in proposal.candidates]
        return [*refused, Judgement(verdict, proposal.subject, NONE, who, today, why)]
    chosen = proposal.candidates[int(answer) - 1]
    return [Judgement("same", proposal.subject, chosen.item, who, today, why)]


def _answer(candidates: int) -> str:
    allowed = {"", "n", "q", *map(str, range(1, candidates + 1))}
    while True:
        answer = str(typer.prompt(f"1-{candidates}, n, Enter, q", default="", show_default=False)).strip().lower()
        if answer in allowed:
            return answer
        say(f"{answer!r} is none of these")


def _show(console: Console, proposal: Proposal, count: str) -> None:
    console.print(f"\n[{count}] {proposal.label}  ({proposal.subject})", markup=False, style="bold")
    if proposal.description:
        console.print(f"    {proposal.description}", markup=False)
    for number, candidate in enumerate(proposal.candidates, start=1):
        for line in _lines(number, candidate):
            console.print(line, markup=False)


def _lines(number: int, candidate: Candidate) -> list[str]:
    head = f"  {number}. {candidate.label} ({candidate.item})  score {candidate.score}  {PAGE}{candidate.item}"
    lines = [head, f"     {candidate.description}"] if candidate.description else [head]
    lines += [f"     {reason.points:+d}  {reason.text}" for reason in candidate.reasons]
    return lines + [f"     contradiction: {text}" for text in candidate.contradictions]


@app.command()
def check(
    store: StoreOption = DEFAULT_STORE,
    links: LinksOption = DEFAULT_LINKS,
    source: SourceOption = WIKIDATA,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Only these things: official/yun-byung-se.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many officials.")] = None,
    offline: OfflineOption = False,
) -> None:
    """Hold the links of officials against Wikidata: items whose days in an office exclude those of the record.

    Exit status: 0 when nothing contradicts, 4 when something does.

    Example:

        communique link check --store store --limit 200
    """
    with opened(store) as (found, base), PoliteClient(links / CACHE, offline=offline) as client:
        todo: list[Subject] = [s for s in subjects(found, base, ["official"]) if s.item and (not only or s.id in only)][
            :limit
        ]
        lines = list(find_contradictions(source_of(client, source), todo))
    put_lines(lines)
    say(f"{len(todo):,} linked officials checked, {len(lines):,} contradictions")
    if lines:
        raise typer.Exit(CONTRADICTED)


def _tell(problems: list[str]) -> None:
    for problem in problems:
        say(problem)
