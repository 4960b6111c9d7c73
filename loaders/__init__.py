"""From a file to a `Document`, or to a `Rejected` that says why not.

`walk` finds the files of CORPUS folders, `load` reads one of them, `read_text` reads a stream.
"""

from loaders.document import Document
from loaders.folder import Found, walk
from loaders.loading import DEFAULT_LIMIT_BYTES, load, read_text
from loaders.rejection import CorpusError, Rejected

__all__ = ["DEFAULT_LIMIT_BYTES", "CorpusError", "Document", "Found", "Rejected", "load", "read_text", "walk"]
