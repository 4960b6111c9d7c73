"""The index of sentences: one SQLite file with FTS5, a function of the graph alone.

A row of `sentence` is a sentence of a document's prose (or its title: zone `title`, no offsets); `words` has its text
under the same number. `facet` has what can be counted and chosen besides what the document says of itself: the kinds of
passages in the sentence and the media of their contacts. `fact` has what the sentence shows.
"""

from __future__ import annotations

FORMAT = "1"
FILE = "search.sqlite"
"""Name of the index in a store's generation."""
TOKENIZER = "porter unicode61 remove_diacritics 2"
"""English stems; letters without their marks."""
OPEN, CLOSE = "\ue000", "\ue001"
"""What stands around found words in a result; taken out of the texts themselves."""
SCHEMA = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT, publisher_name TEXT, country TEXT,
  country_name TEXT, day TEXT, year TEXT, language TEXT
);
CREATE TABLE sentence (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, zone TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(text, tokenize = '{TOKENIZER}');
CREATE TABLE facet (sentence INTEGER, name TEXT, value TEXT, PRIMARY KEY (sentence, name, value)) WITHOUT ROWID;
CREATE TABLE fact (
  sentence INTEGER, iri TEXT, kind TEXT, label TEXT, leads TEXT, PRIMARY KEY (sentence, iri, kind)
) WITHOUT ROWID;
"""
