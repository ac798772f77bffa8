"""The writing side: official files in, an edition out."""

from onrecord.build.pipeline import build_edition
from onrecord.build.report import BuildReport

__all__ = ["BuildReport", "build_edition"]
