"""PDF and picture, set by Typst from data: nothing of a letter is ever read as markup."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from onrecord.letters.papers.fonts import choose_families
from onrecord.letters.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from onrecord.letters.papers.composition import Composition

_HERE = Path(__file__).parent


def set_pdf(composition: Composition) -> bytes:
    """The letter as a tagged PDF; the same composition gives the same pages.

    Raises FontError where this machine has no font for it.
    """
    fonts = choose_families(composition.all_text(), composition.language)
    made = _compile("letter.typ", composition.to_plain(), fonts, "pdf")
    return made[0]


def draw_picture(language: str, letterhead: str, addressee: str, subject: str, counts: str) -> bytes:
    """The picture for sharing, 1200 by 630 pixels, as PNG. Raises FontError where a font is missing."""
    if language == "ko":
        # Large lines break between words; Typst would break between any two syllables.
        subject = re.sub(r"(?<=[가-힣])(?=[가-힣])", "\u2060", subject)
    data = {
        "language": language, "direction": LANGUAGES[language].direction, "letterhead": letterhead,
        "addressee": addressee, "subject": subject, "counts": counts,
    }  # fmt: skip
    fonts = choose_families(" ".join(data.values()), language)
    return _compile("picture.typ", data, fonts, "png")[0]


def _compile(template: str, data: dict[str, Any], fonts: list[str], form: str) -> list[bytes]:
    inputs = {"data": json.dumps(data, ensure_ascii=False), "fonts": json.dumps(fonts)}
    # Typst reads what its input names and no other file: the template itself names none.
    made = typst.compile(
        _template(template), format=form, sys_inputs=inputs, ppi=72.0, font_paths=_fonts(), timestamp=0  # type: ignore[call-overload]
    )  # fmt: skip
    return list(made) if isinstance(made, list) else [bytes(made)]


@lru_cache(maxsize=4)
def _template(name: str) -> bytes:
    return (_HERE / name).read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts of this machine, looked for once a process."""
    return typst.Fonts()
