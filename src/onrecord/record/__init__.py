"""The record: its tables, where each fact was read, and the edition that holds them."""

from onrecord.record.edition import Edition
from onrecord.record.origin import Origin, Rank
from onrecord.record.statements import Reading, SourceFile, statement_frame
from onrecord.record.tables import TABLES

__all__ = ["TABLES", "Edition", "Origin", "Rank", "Reading", "SourceFile", "statement_frame"]
