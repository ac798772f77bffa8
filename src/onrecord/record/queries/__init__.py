"""Questions that the reading side asks of an edition, each a plain function that gives a Polars frame.

Unless a function says otherwise it gives the rows that the precedence chose, and an empty frame where the record holds
none. Symbols may be given in any way of writing; what is no symbol raises SymbolError.
"""

from onrecord.record.queries.deeds import find_acts, find_governments, find_letter_names, find_letters
from onrecord.record.queries.dossier import Dossier, gather_dossier
from onrecord.record.queries.evidence import describe_origin, find_discrepancies, find_origins
from onrecord.record.queries.lists import find_ballots, find_coverage, find_sponsors
from onrecord.record.queries.texts import (
    find_actions,
    find_asks,
    find_documents,
    find_paragraphs,
    find_series,
    show_document,
)

__all__ = [
    "Dossier",
    "describe_origin",
    "find_actions",
    "find_acts",
    "find_asks",
    "find_ballots",
    "find_coverage",
    "find_discrepancies",
    "find_documents",
    "find_governments",
    "find_letter_names",
    "find_letters",
    "find_origins",
    "find_paragraphs",
    "find_series",
    "find_sponsors",
    "gather_dossier",
    "show_document",
]
