"""Every message that pages and code show, taken out of them as Django's own tool does."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

WEB = Path(__file__).parents[1] / "src" / "onrecord" / "web"
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip

Message = tuple[str | None, str | tuple[str, str]]


def find_messages(folder: Path = WEB, *files: str) -> set[Message]:
    """Context and message below a folder, or in some files of it; a pair of singular and plural where there are two."""
    found: set[Message] = set()
    for path in [folder / file for file in files] or (*folder.rglob("*.py"), *folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        source = templatize(text, origin=str(path)) if path.suffix == ".html" else text
        for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS):
            whole = tuple(message[:2]) if isinstance(message, tuple) else message
            if whole:
                found.add((context, whole))
    return found
