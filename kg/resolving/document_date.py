"""When a document was written: from its metadata and stamps, else the days that all its evidence allows.

A text without a date is solved: the offices its people hold leave stretches of days; the days and months it
tells of, with their weekdays, its order of events and the records on those events leave fewer. What survives
is a day, a few days or an interval; nothing is chosen where the evidence does not choose.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kg.reading.annotations import PROSE, Sentence, ZoneKind
from kg.reading.time_templates import (
    Calendar,
    Clock,
    TimeExpression,
)
from kg.records import Evidence, EvidenceKind, When
from kg.resolving.calendar_spans import Direction, Span, span_of, weekday_near
from kg.resolving.date_anchors import NUMERIC_DATE, DateAnchor, anchor_words, days_near, find_anchor
from kg.resolving.date_checks import fitting
from kg.resolving.date_evidence import (
    FIRST_DAY,
    LAST_DAY,
    Holding,
    common_days,
    intersect,
    long_date,
    span_words,
)
from kg.resolving.date_inputs import (
    REPORTED_WITHIN,
    DateInputs,
    day_of,
    full_date,
    in_photos,
    lead,
    past_weekdays_of,
    without_year_in_captions,
)
from kg.resolving.document_bounds import (
    after_dated,
    after_events,
    before_deadlines,
    before_events,
    before_what_comes,
    newly_held,
    titled_year,
)
from kg.resolving.terms_begun import terms_begun

_DAY = dt.timedelta(days=1)
_WORDS_OF_A_MENU = 30
"""Words of what looks like prose before a page's stamp and is none."""
_PREAMBLE = 80
"""Words that may stand before a page's stamp where more of the text follows it."""
_BESIDE_A_PHOTO = 6
"""Sentences of the prose that tell of the day of the photo beside them."""
_PHOTO_OF_NEWS = dt.timedelta(days=2)
"""Within these of a photo's day is the news beside it."""
_REPOSTED = dt.timedelta(days=7)
"""Within these a page gives again what another has published."""
_AROUND_A_STAMP = 16
"""Characters besides a date in a line that is nothing but a stamp ("Date 2018-03-09")."""
_NEWS_FOR = 200
"""Days for which a text tells of an event as lately happened."""
_JUST_SIGNED = 7
"""Days from an agreement to a day of the text that is of the same year rather than of a later one."""
_MOST_YEARS = 30
"""Years among which the year of a date without one is looked for; more are beyond hope."""
_NEIGHBOURS = 62
"""Days within which several stretches are given as one interval."""
WIDEST = 366
"""Days. The rule for a date that rests on who was in office alone, of a text as of the contacts that it tells of: a
stretch of so many days is given as the date; a longer one says so little that the date counts as undetermined, and is
kept as its last reason."""

_STAMP_LABEL = re.compile(
    r"\b(?P<published>publish(?:ed)?|posted|released?|issued|date|input|created|wr(?:ite|itten)|all\s+news)\b"
    r"|\b(?P<updated>updated?|modified|edited|revised|last)\b",
    re.IGNORECASE,
)


_ISSUER = re.compile(
    r"\b(?:Office of the (?:Press )?(?:Spokes\w+|Secretary)|Press Office|Bureau of Public Affairs)\s*\Z"
)
"""Whose office gives out a text, in front of the day where a page runs its lines together."""


def _issued(text: str, sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether a day stands between the office that gives out a text and the text itself."""
    office = _ISSUER.search(text, max(sentence.start, expression.start - 60), expression.start)
    return office is not None and text[expression.end : expression.end + 2].strip()[:1].isupper()


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day or interval of a document, and the clock time of publication where it is known."""

    when: When
    bounds: Span | None = None
    """The outermost days that the evidence allows, where it does not fix the date: good for finding holders."""
    moment: dt.datetime | None = None
    """Local time of publication; with a zone where one is known."""

    @property
    def span(self) -> Span | None:
        """The day or interval as a pair, None where it is undetermined."""
        if self.when.earliest is None or self.when.latest is None:
            return None
        return self.when.earliest, self.when.latest


def determine(inputs: DateInputs) -> DocumentDate:
    """Return the document's date, from the strongest evidence there is."""
    return _from_metadata(inputs) or _from_stamp(inputs) or _from_url(inputs) or _solved(inputs)


def _from_metadata(inputs: DateInputs) -> DocumentDate | None:
    document = inputs.document
    day, moment = document.published, document.published_time
    if moment is not None and moment.tzinfo is not None and inputs.timezone:
        moment = moment.astimezone(ZoneInfo(inputs.timezone))
    if day is None:
        if moment is None:
            return None
        day = moment.date()
    elif moment is not None and moment.date() != day:
        moment = None  # the stated day wins; a clock that contradicts it says nothing
    explanation = f"the source's metadata give {long_date(day)} as the day of publication"
    return DocumentDate(When(day, day, (Evidence(EvidenceKind.METADATA, explanation),)), moment=moment)


def _from_stamp(inputs: DateInputs) -> DocumentDate | None:
    """The first stamp with a whole date; one labelled as published before an unlabelled one, updates last."""
    stamps: list[tuple[int, TimeExpression, dt.date]] = []
    prose, everything = 0, sum(_prose_words(inputs, sentence) for sentence in inputs.sentences)
    for sentence in inputs.sentences:
        prose += _prose_words(inputs, sentence)
        below_a_menu = prose > _WORDS_OF_A_MENU
        preamble = prose <= _PREAMBLE and 2 * prose <= everything
        stamp_zone = sentence.zone in (ZoneKind.STAMP, ZoneKind.BYLINE, ZoneKind.DATELINE)
        for expression in inputs.by_sentence.get(sentence.index, ()):
            date = expression.template
            if not isinstance(date, Calendar) or date.year is None or date.month is None or date.day is None:
                continue
            around = sentence.end - sentence.start - (expression.end - expression.start)
            prose_seen = below_a_menu and not (preamble and around <= _AROUND_A_STAMP)
            labels = list(_STAMP_LABEL.finditer(inputs.text, sentence.start, expression.start))
            between = inputs.text[labels[-1].end() : expression.start].strip() if labels else None
            labelled = between == ":" or (between == "" and sentence.zone not in PROSE)
            issued = _issued(inputs.text, sentence, expression)
            labelled = labelled or issued
            opens = expression.start == sentence.start and not prose_seen
            numeric = opens and NUMERIC_DATE.fullmatch(inputs.text, expression.start, expression.end)
            if not stamp_zone and around > _AROUND_A_STAMP and not labelled and not numeric:
                continue
            rank = 0 if issued else 1 if not labels else 0 if labels[-1]["published"] else 2
            if prose_seen and rank:
                continue  # below the text stand other articles' dates and that of the site's last update
            day = dt.date(date.year, date.month, date.day)
            if not _out_of_office(inputs, day):
                stamps.append((rank + 3 * prose_seen, expression, day))
    if not stamps:
        return None
    rank, expression, day = min(stamps, key=lambda stamp: (_of_another_time(inputs, stamp[2]), stamp[0]))
    for own, later, original in stamps:
        behind = own == rank < 2 and later.start > expression.start
        to_the_minute = rank == 0 and _has_clock(inputs, later) and not _has_clock(inputs, expression)
        if behind and (_REPOSTED >= day - original > dt.timedelta() or (to_the_minute and original - day <= _REPOSTED)):
            expression, day = later, original  # a page that gives a release again puts its own day on top
            break
    clock = next(
        (
            e.template
            for e in inputs.by_sentence[expression.sentence]
            if isinstance(e.template, Clock) and e.template.hour is not None
        ),
        None,
    )
    moment = None
    if clock is not None and clock.hour is not None:
        zone = ZoneInfo(inputs.timezone) if inputs.timezone else None
        moment = dt.datetime.combine(day, dt.time(clock.hour, clock.minute), zone)
    reason = Evidence(EvidenceKind.METADATA, f"the page is stamped {long_date(day)}", inputs.passage(expression))
    return DocumentDate(When(day, day, (reason,)), moment=moment)


def _has_clock(inputs: DateInputs, expression: TimeExpression) -> bool:
    """Whether the line of a stamp tells the time of the day as well."""
    return any(isinstance(e.template, Clock) for e in inputs.by_sentence.get(expression.sentence, ()))


def _prose_words(inputs: DateInputs, sentence: Sentence) -> int:
    return len(inputs.text[sentence.start : sentence.end].split()) if sentence.zone in PROSE else 0


def _out_of_office(inputs: DateInputs, day: dt.date) -> bool:
    """Whether nobody of whom the text speaks as in office was so then: the day is that of the page's template."""
    known = [holding for holding in inputs.holdings if holding.intervals]
    return len(known) > 1 and not any(first <= day <= last for holding in known for first, last in holding.spans())


def _of_another_time(inputs: DateInputs, day: dt.date) -> bool:
    """Whether somebody of whom the text speaks as in office was not: a stamp that all of them fit says more."""
    known = (holding for holding in inputs.holdings if holding.intervals)
    return any(not any(first <= day <= last for first, last in holding.spans()) for holding in known)


_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?P<dash>[/-]?)(0[1-9]|1[0-2])(?P=dash)(0[1-9]|[12]\d|3[01])(?!\d\b)")


def _from_url(inputs: DateInputs) -> DocumentDate | None:
    """The day in the page's address, as newspapers put it there."""
    match = _URL_DATE.search(inputs.document.url or "")
    if not match:
        return None
    try:
        day = dt.date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    reason = Evidence(EvidenceKind.METADATA, f"the page's address gives {long_date(day)}")
    return DocumentDate(When(day, day, (reason,)))


# ---------------------------------------------------------------------------------------------------------
# Solving


def _solved(inputs: DateInputs) -> DocumentDate:
    spans, holdings = common_days(inputs.holdings)
    spans = intersect(spans, [(FIRST_DAY, inputs.horizon)])
    reasons = _tenure_reasons(inputs, holdings, spans)
    anchor = find_anchor(inputs)
    in_office = spans
    spans, order = after_events(inputs, spans)
    if anchor is not None and spans and not days_near(anchor, spans):
        spans, order = in_office, []  # an agreement is named before its record begins, while it is negotiated
    reasons += order
    for bound in (titled_year, after_dated, before_events, before_deadlines, newly_held, before_what_comes):
        left, order = bound(inputs, spans)
        weekday = anchor is not None and _weekday_of(anchor) is not None
        if anchor is not None and weekday and days_near(anchor, spans) and not days_near(anchor, left):
            continue  # "the importance of the 2019 anniversary", said in 2017: the weekday of the lead weighs more
        spans = left
        reasons += order
    background = anchor is not None and anchor.after > REPORTED_WITHIN
    photo = _day_of_photo(inputs, spans) if anchor is None or background or not spans else None
    if photo is not None or anchor is None or not spans:
        return DocumentDate(photo or _without_anchor(inputs, spans, reasons), bounds=_bounds(spans))
    if not full_date(anchor.expression) and spans[-1][1].year - spans[0][0].year > _MOST_YEARS:
        return DocumentDate(When(None, None, tuple(reasons)), bounds=_bounds(spans))
    candidates = [day for span in days_near(anchor, spans) for day in _days(span)]
    candidates, parted = fitting(inputs, candidates)
    groups = _groups(candidates)
    kept, why = _choose(inputs, groups, holdings if anchor.after <= REPORTED_WITHIN else ())
    reason = Evidence(anchor.kind, anchor_words(inputs, anchor), inputs.passage(anchor.expression))
    if kept is None:
        return DocumentDate(When(None, None, (*reasons, reason)), bounds=_bounds(groups or spans))
    reasons += parted
    if not full_date(anchor.expression) and kept[0].year == kept[1].year:
        words = f"{kept[0].year}: {why}" if why else f"only in {kept[0].year} do all these agree"
        reasons.append(Evidence(EvidenceKind.YEAR_INFERRED, words, inputs.passage(anchor.expression)))
    return DocumentDate(When(*kept, (reason, *reasons)))


def _weekday_of(anchor: DateAnchor) -> int | None:
    """The weekday that a text gives beside the day it opens with."""
    date = day_of(anchor.expression.template)
    return date.weekday if date is not None else None


def _bounds(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans and spans[0][0] > FIRST_DAY else None


def _tenure_reasons(inputs: DateInputs, holdings: Sequence[Holding], spans: Sequence[Span]) -> list[Evidence]:
    """The holdings that bound the common days, the others add nothing."""
    if not spans:
        return []
    first, last = spans[0][0], spans[-1][1]
    reasons = []
    for holding in holdings:
        bounds = holding.spans()
        own = next((s for s in bounds if FIRST_DAY < s[0] == first or s[1] == last < LAST_DAY), None)
        if own is not None:
            words = f"{holding.explanation} {span_words(own)}"
            passage = inputs.passage(holding.passage) if holding.passage else None
            reasons.append(Evidence(EvidenceKind.TENURE, words, passage, holding.tenure))
    return reasons


def _day_of_photo(inputs: DateInputs, spans: Sequence[Span]) -> When | None:
    """The day of the photo beside the text, or one of the next, where the text tells of that day of the week."""
    near = past_weekdays_of(inputs, lead(inputs, _BESIDE_A_PHOTO))
    news = past_weekdays_of(inputs, lead(inputs))[:1] or near[:1]
    for expression, sentence in (*in_photos(inputs), *without_year_in_captions(inputs)) if news else ():
        date = expression.template
        if not isinstance(date, Calendar):
            continue
        found = _of_a_weekday(date, spans, news[0][1]) if date.year is None else span_of(date, FIRST_DAY, Direction.ANY)
        filed = re.search(r"\bfile\b", inputs.text[sentence.start : sentence.end])
        if found is None or filed or found[0].weekday() not in {weekday for _, weekday in (*news, *near)}:
            continue
        told = weekday_near(news[0][1], found[0], Direction.FUTURE)
        if told - found[0] <= _PHOTO_OF_NEWS and intersect([(told, told)], spans):
            words = f"the photo beside the text is of {long_date(found[0])}, a weekday that the text tells of"
            return When(told, told, (Evidence(EvidenceKind.ORDER, words, inputs.passage(expression)),))
    return None


def _of_a_weekday(date: Calendar, spans: Sequence[Span], weekday: int) -> Span | None:
    """The only day of the spans that a month and day without a year mean, if it falls on a weekday."""
    if not spans or spans[-1][1].year - spans[0][0].year > _MOST_YEARS or date.day is None:
        return None
    years = range(spans[0][0].year, spans[-1][1].year + 1)
    days = [span_of(Calendar(y, date.month, date.day), FIRST_DAY, Direction.ANY) for y in years if date.month]
    fits = [d for d in days if d is not None and d[0].weekday() == weekday and intersect([d], spans)]
    return fits[0] if len(fits) == 1 else None


def _days(span: Span) -> Iterator[dt.date]:
    day = span[0]
    while day <= span[1]:
        yield day
        day += _DAY


def _groups(days: Sequence[dt.date]) -> list[Span]:
    """Neighbouring days as one span."""
    groups: list[Span] = []
    for day in sorted(set(days)):
        if groups and (day - groups[-1][1]).days <= 7:
            groups[-1] = (groups[-1][0], day)
        else:
            groups.append((day, day))
    return groups


def _choose(inputs: DateInputs, groups: list[Span], holdings: Sequence[Holding]) -> tuple[Span | None, str]:
    """The one group left; of several, the first after the events the text tells of as news."""
    if len(groups) == 1:
        return groups[0], ""
    inner = [g for g in groups if all(any(a < g[0] and g[1] < b for a, b in h.spans()) for h in holdings)]
    past = [e for e in inputs.events if e.news and not e.upcoming]
    if past and groups:
        latest = max(past, key=lambda e: e.earliest)
        following = [g for g in groups if g[1] >= latest.earliest]
        if following and (following[0][0] - latest.latest).days <= _NEWS_FOR:
            when = span_words((latest.earliest, latest.latest))
            return following[0], f"the first such day after {latest.label}, {when}"
    signed = [g for g in groups if any(0 <= (g[0] - e.latest).days <= _JUST_SIGNED for e in inputs.events)]
    if len(signed) == 1 and "nniversary" not in inputs.text:
        return signed[0], "within a week of what the text tells of"
    if len(inner) == 1 and holdings:
        return inner[0], "on the other days an office changed hands"
    if groups and (groups[-1][1] - groups[0][0]).days <= _NEIGHBOURS:
        return (groups[0][0], groups[-1][1]), ""
    return None, ""


def _without_anchor(inputs: DateInputs, spans: list[Span], reasons: list[Evidence]) -> When:
    """The stretch that tenures and order leave, cut to the fitting days where it is short enough to try them."""
    spans = _while_news(inputs, spans)
    if not spans or not reasons:
        return When(None, None, tuple(reasons))
    if (spans[-1][1] - spans[0][0]).days >= WIDEST:
        spans, begun = _after_beginnings(inputs, spans)
        reasons = [*reasons, *begun]
    if (spans[-1][1] - spans[0][0]).days >= WIDEST:
        return When(None, None, (*reasons, _too_wide(spans)))
    days, parted = fitting(inputs, [day for span in spans for day in _days(span)])
    return When(days[0], days[-1], (*reasons, *parted))


def _after_beginnings(inputs: DateInputs, spans: list[Span]) -> tuple[list[Span], list[Evidence]]:
    """The days that what the text tells of the beginning of a term leaves ("eleven days after she took office")."""
    told = list(terms_begun(inputs))
    if not told or spans[-1][1].year - spans[0][0].year > _MOST_YEARS:
        return spans, []
    days = [day for span in spans for day in _days(span) if all(holds(day) for holds, _ in told)]
    return (_groups(days), [reason for _, reason in told]) if days else (spans, [])


def _too_wide(spans: Sequence[Span]) -> Evidence:
    """The days that are left, where they are too many to be a date."""
    words = f"all this leaves a day {span_words((spans[0][0], spans[-1][1]))}: more than a year, so no date is given"
    return Evidence(EvidenceKind.TENURE, words)


def _while_news(inputs: DateInputs, spans: list[Span]) -> list[Span]:
    """The days for which the latest dated event that the text tells of was news."""
    told = [e for e in inputs.events if e.news and not e.upcoming]
    if not told:
        return spans
    latest = max(told, key=lambda e: e.earliest)
    return intersect(spans, [(latest.earliest, latest.latest + _NEWS_FOR * _DAY)]) or spans
