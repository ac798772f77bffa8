"""Where states stand: positions, spells and breaks, derived from the tables of the record."""

from onrecord.standing.breaks import breaks
from onrecord.standing.measure import Measure
from onrecord.standing.positions import COLUMNS, derive_positions, positions
from onrecord.standing.spells import spells
from onrecord.standing.sponsor_counts import count_sponsors
from onrecord.standing.stand import Stand, gather_stands
from onrecord.standing.texts import texts
from onrecord.standing.values import Position, Sponsor

__all__ = [
    "COLUMNS",
    "Measure",
    "Position",
    "Sponsor",
    "Stand",
    "breaks",
    "count_sponsors",
    "derive_positions",
    "gather_stands",
    "positions",
    "spells",
    "texts",
]
