"""Markdown of a letter as safe HTML, as blocks for paper, and as plain text.

Raw HTML and images are off; what is left goes through a sanitiser all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_TAGS = {"p", "h2", "h3", "h4", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "hr", "code"}
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one look."""

    text: str
    strong: bool = False
    em: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or entry of a list."""

    kind: str
    """paragraph, heading, item, quote or rule."""
    runs: tuple[Run, ...] = ()
    depth: int = 0
    """How deep in lists or quotes; the level of a heading."""
    marker: str = ""
    """What stands before an entry of a list: • or its number."""

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


def _parser() -> MarkdownIt:
    # `js-default` has no raw HTML; images and tables are not for letters.
    return MarkdownIt("js-default", {"html": False, "linkify": False}).disable(["image", "table", "strikethrough"])


def render_html(text: str) -> SafeString:
    """The text as HTML that holds nothing but the tags of a letter; links lead outside without telling from where."""
    html = _parser().render(text).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    cleaned = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )  # fmt: skip
    return SafeString(cleaned)


def cut_blocks(text: str) -> list[Block]:
    """The text cut into blocks, in order."""
    return list(_walk(_parser().parse(text)))


def to_plain(text: str) -> str:
    """The text for mail and for the checker: blocks parted by blank lines, without marks."""
    return "\n\n".join(_plain_block(block) for block in cut_blocks(text) if block.runs)


def _plain_block(block: Block) -> str:
    if block.kind == "item":
        return f"{'  ' * (block.depth - 1)}{block.marker} {block.text}"
    return block.text


@dataclass
class _Place:
    """Where in lists and quotes the walk is."""

    lists: list[int | None] = field(default_factory=list)
    """For each open list the number of its next entry; None for one without numbers."""
    quotes: int = 0
    heading: int = 0
    marker: str = ""
    """Waits for the first paragraph of an entry."""


def _walk(tokens: Sequence[Token]) -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        if token.type == "inline":
            yield _make_block(token, place)
            place.marker = ""
        elif token.type in ("fence", "code_block"):
            yield Block("paragraph", (Run(token.content.rstrip()),))
        elif token.type == "hr":
            yield Block("rule")
        else:
            _move(token, place)


def _move(token: Token, place: _Place) -> None:
    match token.type:
        case "bullet_list_open":
            place.lists.append(None)
        case "ordered_list_open":
            place.lists.append(int(token.attrs.get("start", 1)))
        case "bullet_list_close" | "ordered_list_close":
            place.lists.pop()
        case "list_item_open":
            number = place.lists[-1]
            place.marker = "•" if number is None else f"{number}."
            if number is not None:
                place.lists[-1] = number + 1
        case "blockquote_open":
            place.quotes += 1
        case "blockquote_close":
            place.quotes -= 1
        case "heading_open":
            place.heading = int(token.tag[1:])
        case "heading_close":
            place.heading = 0
        case _:
            return


def _make_block(token: Token, place: _Place) -> Block:
    runs = tuple(_runs(token.children or []))
    if place.heading:
        return Block("heading", runs, max(place.heading, 2))
    if place.lists:
        return Block("item", runs, len(place.lists), place.marker)
    if place.quotes:
        return Block("quote", runs, place.quotes)
    return Block("paragraph", runs)


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    strong = em = 0
    link = ""
    for child in children:
        match child.type:
            case "text" | "code_inline":
                if child.content:
                    yield Run(child.content, strong > 0, em > 0, link)
            case "softbreak":
                yield Run(" ", strong > 0, em > 0, link)
            case "hardbreak":
                yield Run("\n", strong > 0, em > 0, link)
            case "strong_open" | "strong_close":
                strong += 1 if child.type.endswith("open") else -1
            case "em_open" | "em_close":
                em += 1 if child.type.endswith("open") else -1
            case "link_open":
                link = str(child.attrs.get("href", ""))
            case "link_close":
                link = ""
