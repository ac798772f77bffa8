"""The interface for programs, under `/api/v1`: the tables of the record, what is derived from them, and the check."""

from onrecord.web.api.routes import api

__all__ = ["api"]
