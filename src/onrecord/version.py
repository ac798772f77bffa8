"""The version of Onrecord, for all who must not see the package's face."""

from __future__ import annotations

VERSION = "0.1.0"
