"""Adverbials of time and place as the rules of contacts see them: they may stand between any two parts of a sentence.

What they mean is for `kg.reading.times`; here they are only recognised, so that a rule can skip them. The patterns
are sources to be put into other patterns and contain no groups that capture.
"""

from __future__ import annotations

from kg.reading.time_grammar import MONTH, PART_OF_DAY, UNIT, WEEKDAY

_NTH = r"\d{1,2}(?:st|nd|rd|th)"
DAY = (
    rf"(?:{WEEKDAY}(?:\s+{PART_OF_DAY})?(?:,?\s+{MONTH}\s?\d{{1,2}})?|{MONTH}\s?\d{{1,2}}(?!\d)(?:,\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:\s+\d{{4}})?|the\s+{_NTH}(?:\s+of\s+{MONTH})?)"
)
"""A day by its name or number: "Thursday evening", "May 3, 2021", "3 May", "the 3rd"."""
ON_A_DAY = (
    rf"(?:on|in)\s+(?:the\s+{PART_OF_DAY}\s+(?:of|on)\s+{DAY}|{DAY}"
    rf"|the\s+(?:same|previous|following|next|first|second|last)\s+(?:day|{PART_OF_DAY}))"
)
"""A day behind its preposition: "on Thursday", "on the evening of May 3", "on the following day"."""
WHEN = (
    rf"(?:(?:(?:late|early|earlier|later)\s+)?(?:{ON_A_DAY}|{DAY})(?:,?\s+(?:local|[A-Z]\w+)\s+time)?"
    rf"|from\s+{DAY}\s+(?:to|through|until)\s+(?:{DAY}|\d{{1,2}})"
    rf"|(?:(?:earlier|later|early|late)\s+)?(?:today|yesterday|tomorrow)(?:\s+{PART_OF_DAY})?"
    r"|the\s+(?:day|week|month)\s+(?:before|after)(?:\s+(?:last|next|yesterday|tomorrow))?"
    rf"|(?:earlier|later)\s+(?:in\s+the|that|the\s+same)\s+day|the\s+(?:same|previous|following|next)\s+{UNIT}"
    rf"|(?:(?:earlier|later|early|late)\s+)?(?:this|last|next)\s+(?:{PART_OF_DAY}|{UNIT}|{WEEKDAY}|{MONTH})"
    rf"|in\s+(?:(?:early|mid|late)[\s-]+)?{MONTH})"
)
"""An adverbial of time: a day, or a stretch of the calendar ("late last month", "in early May")."""
WHERE_WHEN = (
    r"(?:,?\s(?:on|in|at)\s(?:[\w.' -]|, (?=\d{4}\b)|,(?= [A-Z][\w.]+,)|,(?= (?:on|in|at)\s)"
    r"|\([^()]{2,20}\)(?= (?:on|in|at)\s)){2,90}?"
    r"(?:\s\([^()]{2,20}\))?,?)"
)
"""Phrases of place and day, one or more: "in Jakarta, Indonesia, on Nov. 9, 2023", "at the ministry on Tuesday (local
time)". It takes any words in their place, so what follows it in a pattern must be words that end them.
"""
FOR_A_MEAL = r"(?:,?\s+for (?:an? )?(?:[a-z]+ )?(?:breakfast|lunch|dinner|tea|coffee|talks))"
"""What somebody was met for: "for lunch", "for a working dinner"."""
