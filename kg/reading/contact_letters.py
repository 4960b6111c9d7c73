"""Contacts in writing: "wrote to X", "sent X a message", "a letter from X reached Y", "in a letter to X, Y said"."""

from __future__ import annotations

import re

from kg.reading import contact_words as words
from kg.reading.annotations import Mention, MentionKind
from kg.reading.contact_candidates import ContactCandidate, official
from kg.reading.contact_context import ContactContext
from kg.reading.contact_noun_words import SAID_TO
from kg.reading.contact_verb_words import FROM
from kg.records import Mode

CARRIED = ("deliver", "hand", "convey", "present", "brought", "brings", "gave", "passed")
"""Beginnings of the verbs of whoever brings a letter of somebody else."""
BY_HAND = ("deliver", "hand", "present", "brought", "brings", "gave")
"""Beginnings of those that say that the bearer stood before the addressee."""
QUOTATION_ENDS = (",", '"', "”", "’")
TO = re.compile(r"\s+(?:on\s+\w+day\s+)?(?:addressed\s+|sent\s+|dated\s+[\w. ]{3,20}\s+)?to\s+")
SENT_BY = re.compile(
    r"(?:\s+(?:of|on|over|expressing|offering|conveying|dated)\s+(?:(?!(?:was|were|is|that|to)\b)[\w.,-]+\s+){1,6}?|\s+)"
    r"(?:sent\s+)?(?:from|by)\s+"
)
"""From a letter to its sender ("a message of condolence from X")."""
WAS_SENT = re.compile(
    r"(?:\s+(?:of|on|over|expressing|offering|dated)\s+[^,;]{2,60}?)?\s+(?:was|were|has been|had been)\s+(?:\w+ly\s+)?"
    r"(?:sent|delivered|conveyed|dispatched|addressed|transmitted|handed(?: over)?)\b"
)
"""The passive of a letter."""
REACHED = re.compile(
    r"(?:\s+(?:dated|of|on)\s+[^,;]{2,30}?)?"
    r"\s+(?:(?:has )?reached|arrived (?:on|at) the desk of|was (?:received|delivered) (?:by|to)|to)\s+"
)
"""From the sender of a letter to whom it reached."""
IN_A_LETTER = re.compile(
    r"(?:\b[Ii]n|\b[Ww]ith|\b[Tt]hrough|\b[Vv]ia|\b[Bb]y)\s+(?:an?|his|her|their|the)\s+(?:[\w-]+\s+){0,3}"
    r"(?:letter|message|telegram|cable|note)(?:\s+of\s+[\w ]{3,25})?"
    r"(?=\s+(?:to|addressed|sent|dated|on|from|released|that|last|this|earlier|yesterday|today|\w+day)\b|\s*[,.;])"
)
"""What opens or closes a sentence that tells what was written."""
TO_THE_WORLD = re.compile(
    r"\b(?:video|recorded|taped|televised|keynote|twitter|clear|clearer|strong|stronger|firm|stern|powerful|unmistakable"
    r"|unified|united|resolute|right|wrong|same|mixed|unequivocal|core|political)\s+\Z",
    re.IGNORECASE,
)
"""What makes a message one that nobody writes to somebody."""
OF_CREDENCE = re.compile(r"\s+of\s+(?:credence|accreditation|intent|offer|acceptance)\b")
"""What makes a letter a paper that is handed over."""
DATED = re.compile(
    r"(?:\s+(?:dated|of|sent|released|written)?\s*(?:on\s+)?(?:[A-Z]\w+\.?\s+\d{1,2}(?:,\s+\d{4})?|\w+day|yesterday|today))?,?\s+"
)
"""What may stand between the addressee of an opening letter and who wrote it."""


OWNED_LETTER = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:letters?|messages?)\s+\Z")
"""From whoever wrote a letter to what became of it ("X's personal letter sent to Y")."""
THANKS_FOR = re.compile(
    r"\b(?:gratitude|appreciation|thanks|grateful|thankful)\b[^.;]{0,70}? for (?:(?:the|an?|all) )?(?:[\w-]+ ){0,2}\Z"
)
"""In front of a letter for which somebody gives thanks ("expressed his gratitude for the kind letter")."""
THANKED_FOR = re.compile(r"\bthank(?:ed|s|ing)\s+(?=[^.;]{4,90}? for (?:his|her|their|the) (?:[\w-]+ ){0,2}\Z)")
"""From who thanks somebody for a letter to whom."""
WHOSE = re.compile(r" for (?:the )?(?=[^.;]{4,90}?'s (?:(?:\w+ly )?sending (?:of )?(?:an?|the) )?(?:[\w-]+ ){0,2}\Z)")
"""From thanks to who wrote the letter ("gratitude for Minister X's sending a letter")."""
ON_BEHALF = re.compile(
    r"\bon behalf of (?:the )?(?:[Gg]overnment|people)(?: and (?:the )?(?:people|[Gg]overnment))? of (?:the )?"
)
"""For whom thanks are given."""
OWNS = re.compile(r"'s?\s+(?:recent\s+|latest\s+|earlier\s+)?")
"""Between an official and what is his."""


class LetterReader:
    """Reads the letters and messages of one sentence."""

    def __init__(self, context: ContactContext) -> None:
        self.context = context

    def written(self, verb: re.Match[str], end: int) -> ContactCandidate | None:
        """Read a verb of writing: "wrote to X", "sent a message to X", "received a letter from X"."""
        letter = words.LETTERS.search(self.context.text, verb.end(), min(end, verb.end() + 80))
        if owned := OWNED_LETTER.search(self.context.text[: verb.start()][-60:]):
            return self._owned(verb, verb.start() - len(owned.group()), end)
        if letter is None and self.context.text[: verb.start()].rstrip().endswith(QUOTATION_ENDS):
            return None  # "the ties are important," wrote his spokeswoman
        if letter is not None and OF_CREDENCE.match(self.context.text, letter.end()):
            return None
        subjects = self.context.parties.subject(verb.start())
        owner = self._owner_of(verb.start()) if verb.group() == "exchange" else None
        if owner is not None:
            subjects = [owner]  # "to build on President X's exchange of letters with Y": one that was
        if letter is not None and (sender := FROM.match(self.context.text, letter.end(), end)):
            sent = self.context.parties.at(sender.end(), end=end)
            if sent and official(sent[0]):
                return self._from(verb, subjects, sent, end)
        if letter is None and not verb.group().startswith(("wrote", "write")):
            return None
        if letter is not None and TO_THE_WORLD.search(self.context.text, verb.end(), letter.start()):
            return None
        if self.context.text.startswith(" that ", verb.end()):
            return None  # "X wrote that he had met Y"
        objects, _ = self.context.list_behind(verb.end(), end, "to|with")
        direct = self.context.parties.at(verb.end(), end=end)
        objects = objects or direct
        if not objects and verb.group().startswith("exchang") and len(subjects) > 1:
            objects, subjects = subjects[1:], subjects[:1]
        if not objects or not official(objects[0]):
            return None
        planned = False if owner is not None else None
        return self.context.candidate(
            verb.start(), verb.end(), verb.group(), Mode.WRITTEN, subjects, objects, planned=planned
        )

    def _owner_of(self, position: int) -> Mention | None:
        """The official whose possession stands at a position, by name and apostrophe."""
        owned = (m for m in self.context.mentions if OWNS.fullmatch(self.context.text, m.end, position))
        return next((m for m in owned if official(m)), None)

    def _owned(self, verb: re.Match[str], owner: int, end: int) -> ContactCandidate | None:
        """Read "Chairman X's letter sent to him on Sunday" of a sentence about President Y."""
        senders = [m for m in self.context.mentions if m.end == owner and official(m)]
        to = TO.match(self.context.text, verb.end(), end)
        objects = self.context.parties.at(to.end(), end=end) if to else []
        if objects and objects[0].kind is MentionKind.PRONOUN:
            people = (m for m in self.context.mentions if m.kind is MentionKind.PERSON and m.end < owner)
            objects = [m for m in people if m not in senders][:1]
        if not senders or not objects or not official(objects[0]):
            return None
        return self.context.candidate(verb.start(), verb.end(), verb.group(), Mode.WRITTEN, senders, objects)

    def _from(
        self, verb: re.Match[str], subjects: list[Mention], sent: list[Mention], end: int
    ) -> ContactCandidate | None:
        """Read "received a letter from X"; who brings a letter from X to Y is with Y."""
        start, behind = verb.span()
        if not verb.group().startswith(CARRIED):
            return self.context.candidate(start, behind, verb.group(), Mode.WRITTEN, subjects, sent)
        to = TO.match(self.context.text, sent[-1].end, end)
        objects = self.context.parties.at(to.end(), end=end) if to else self.context.parties.at(behind, end=end)
        if not objects or objects[0] in sent or not all(map(official, objects)):
            return None
        if not verb.group().startswith(BY_HAND):
            return None
        return self.context.candidate(start, behind, verb.group(), Mode.IN_PERSON, subjects, objects)

    def told(self) -> list[ContactCandidate]:
        """Read the letters of a sentence that no verb of writing tells."""
        for letter in words.LETTERS.finditer(self.context.text, self.context.sentence.start, self.context.sentence.end):
            if self.context.in_mention(letter.start()):
                continue
            found = self._passive(letter) or self._inside(letter) or self._thanked(letter)
            if found is not None:
                return [found]
        return []

    def _passive(self, letter: re.Match[str]) -> ContactCandidate | None:
        """Read "a message was sent by X to Y", "a letter from X reached Y"."""
        end = self.context.sentence.end
        if by := SENT_BY.match(self.context.text, letter.end(), end):
            senders = self.context.parties.at(by.end(), end=end)
            reached = REACHED.match(self.context.text, senders[-1].end, end) if senders else None
            return self._pair(letter, senders, self.context.parties.at(reached.end(), end=end)) if reached else None
        sent = WAS_SENT.match(self.context.text, letter.end(), end)
        if sent is None:
            return None
        senders, _ = self.context.list_behind(sent.end(), end, "from|by|on behalf of")
        objects, _ = self.context.list_behind(sent.end(), end, "to")
        return self._pair(letter, senders, objects)

    def _inside(self, letter: re.Match[str]) -> ContactCandidate | None:
        """Read "In a letter to X, Y said", "Y thanked X in a letter"."""
        sentence = self.context.sentence
        front = next(
            (m for m in IN_A_LETTER.finditer(self.context.text, sentence.start, sentence.end)
             if m.start() < letter.start() < m.end()), None,
        )  # fmt: skip
        if front is None or TO_THE_WORLD.search(self.context.text, sentence.start, letter.start()):
            return None
        opens = front.start() == sentence.start
        to = TO.match(self.context.text, front.end(), sentence.end)
        objects = self.context.parties.at(to.end(), end=sentence.end) if to else []
        if not opens:
            writers = self.context.parties.clause_subject(front.start())
            if not objects and len(writers) == 1 and (said := SAID_TO.match(self.context.text, writers[0].end)):
                objects = self.context.parties.at(said.end(), end=front.start())
            if not objects and len(writers) == 1:
                objects, _ = self.context.list_behind(writers[0].end, front.start(), "to|with")
            return self._pair(letter, writers, objects)
        comma = DATED.match(self.context.text, objects[-1].end if objects else front.end(), sentence.end)
        writers = self.context.parties.at(comma.end(), end=sentence.end) if comma and "," in comma.group() else []
        if not objects and len(writers) == 1 and (said := SAID_TO.match(self.context.text, writers[0].end)):
            objects = self.context.parties.at(said.end(), end=sentence.end)
        return self._pair(letter, writers, objects)

    def _thanked(self, letter: re.Match[str]) -> ContactCandidate | None:
        """Read "X gave thanks for the letter sent by Y", "X thanked Y for his message": Y wrote to X."""
        text, start, end = self.context.text, self.context.sentence.start, self.context.sentence.end
        if not any(word in text[start : letter.start()] for word in ("thank", "grat", "ppreciation")):
            return None
        at = thanks = None
        if by := SENT_BY.match(text, letter.end(), end):
            thanks = THANKS_FOR.search(text, start, letter.start())
            at = by.end() if thanks else None
        elif thanks := THANKED_FOR.search(text, start, letter.start()):
            at = thanks.end()
        elif thanks := WHOSE.search(text, start, letter.start()):
            at = thanks.end() if THANKS_FOR.search(text[start : thanks.start()] + " for ") else None
        senders = self.context.parties.at(at, end=end) if at is not None else []
        senders = [m for m in senders if m.kind is MentionKind.PERSON]
        readers = self.context.parties.clause_subject(thanks.start()) if thanks else []
        if not senders or len(readers) != 1 or readers[0] in senders or not official(readers[0]):
            return None
        if behalf := ON_BEHALF.search(text, readers[0].end, letter.start()):  # it was written to all of them
            readers = [m for m in self.context.mentions if m.start == behalf.end() and m.countries] or readers
        found = self.context.candidate(*letter.span(), "thanks", Mode.WRITTEN, readers, senders)
        if found is not None:
            found.separate = len(senders) > 1
        return found

    def _pair(self, letter: re.Match[str], writers: list[Mention], readers: list[Mention]) -> ContactCandidate | None:
        """One letter between two officials who are not the same."""
        people = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.PRONOUN)
        if len(writers) != 1 or not readers or any(m.kind not in people for m in (*writers, *readers)):
            return None
        if writers[0] in readers:
            return None
        return self.context.candidate(*letter.span(), letter.group(), Mode.WRITTEN, writers, readers)
