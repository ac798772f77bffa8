"""The last stage: findings put back into the text, as JSON, for the terminal, and as a page that can be mailed."""

from onrecord.claims.annotate.page import render_page
from onrecord.claims.annotate.pieces import Piece, cut_pieces
from onrecord.claims.annotate.report import Report, make_report
from onrecord.claims.annotate.signs import SIGNS, Sign
from onrecord.claims.annotate.terminal import render_terminal

__all__ = ["SIGNS", "Piece", "Report", "Sign", "cut_pieces", "make_report", "render_page", "render_terminal"]
