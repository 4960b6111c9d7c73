"""Styles and ranks in front of a name, as the readers of lists pass over them."""

from __future__ import annotations

RANK = (
    r"(?:(?:U\.S\. )?(?:Army|Navy|Air Force|Marine(?: Corps)?) )?(?:(?:Lt|Maj|Brig)\.?|Lieutenant|Major|Brigadier|Vice"
    r"|Rear)? ?(?:Gen\.|General|Adm\.|Admiral|Col\.|Colonel|Capt\.|Captain|Cmdr\.|Commander)|Marshal"
)
"""Ranks of officers in front of a name ("Lt. Gen.", "Navy Adm.")."""
STYLE = (
    r"(?:Dato|Datuk|Pehin)['’]?(?: (?:Seri|Sri|Paduka))?|Tan Sri|"
    r"(?:[Tt]he )?(?:Rt\.? |Right )?Hon(?:ou?rable|\.)?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Ambassador|Amb\."
    rf"|{RANK}"
    r"|H\.\s?(?:E|H|M|R\.\s?H)\.?|(?:[Hh]is|[Hh]er|[Tt]heir) (?:Royal |Serene )?(?:Excellency|Majesty|Majesties"
    r"|Highness|Holiness|Eminence),?"
)
"""Styles and ranks in front of a name that are no part of its mention."""
