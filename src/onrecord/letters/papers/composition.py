"""What stands on a letter's paper, as plain values: the same for PDF, DOCX and mail."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.letters import clock
from onrecord.letters.countries import name_country
from onrecord.letters.life import Stage, Standing
from onrecord.letters.models import Kind
from onrecord.letters.wording.languages import LANGUAGES, write_date
from onrecord.letters.wording.markdown import Block, cut_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.letters.models import Letter, LetterText, Signature


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the paper names them."""

    name: str
    beside: str
    """The authorised person with the role, or an individual's title."""
    country: str


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything on the paper, in its order."""

    language: str
    letterhead: tuple[str, ...]
    contact: str
    website: str
    date: str
    addressee: tuple[str, ...]
    subject: str
    blocks: tuple[Block, ...]
    asks: tuple[str, ...]
    organisations: tuple[Signer, ...]
    individuals: tuple[Signer, ...]
    organisations_counted: int
    individuals_counted: int
    copies: tuple[str, ...]
    address: str
    """Where the letter is public."""
    draft: bool

    @property
    def organisations_unnamed(self) -> int:
        """How many organisations signed that do not want to be named."""
        return self.organisations_counted - len(self.organisations)

    @property
    def individuals_unnamed(self) -> int:
        """How many individuals endorsed that do not want to be named."""
        return self.individuals_counted - len(self.individuals)

    def to_plain(self) -> dict[str, Any]:
        """As JSON carries it to Typst, with the labels of its language."""
        labels = LANGUAGES[self.language]
        return asdict(self) | {
            "direction": labels.direction,
            "labels": {
                "copies": labels.copies, "asks": labels.asks, "signed": labels.signed, "endorsed": labels.endorsed,
                "page": labels.page,
            },
            "unnamed": [
                labels.unnamed.format(n=n) if n else "" for n in (self.organisations_unnamed, self.individuals_unnamed)
            ],
        }  # fmt: skip

    def all_text(self) -> str:
        """Every word on it, to see which scripts it needs."""
        lines = [*self.letterhead, *self.addressee, self.subject, *self.asks, *self.copies]
        lines += [block.text for block in self.blocks]
        lines += [
            f"{signer.name} {signer.beside} {signer.country}" for signer in (*self.organisations, *self.individuals)
        ]
        labels = LANGUAGES[self.language]
        return "\n".join([*lines, labels.signed, labels.page])


def compose(letter: Letter, text: LetterText, address: str) -> Composition:
    """The letter in one language with everybody who has confirmed by now."""
    signed = list(letter.signatures.filter(standing=Standing.CONFIRMED.value))  # type: ignore[attr-defined]
    organisations = [signature for signature in signed if signature.kind == Kind.ORGANISATION]
    individuals = [signature for signature in signed if signature.kind == Kind.INDIVIDUAL]
    campaign = letter.campaign
    day = (letter.delivered_at or clock.now()).date()
    return Composition(
        language=text.language,
        letterhead=_lines(campaign.letterhead or campaign.name),
        contact=campaign.contact,
        website=campaign.website,
        date=write_date(day, text.language),
        addressee=_lines(letter.addressee),
        subject=text.subject,
        blocks=tuple(cut_blocks(text.body)),
        asks=tuple(ask["words"] for ask in text.asks),
        organisations=_name(organisations, text.language),
        individuals=_name(individuals, text.language),
        organisations_counted=len(organisations),
        individuals_counted=len(individuals),
        copies=_lines(letter.copies),
        address=address,
        draft=letter.at is Stage.DRAFT,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _name(signatures: Iterable[Signature], language: str) -> tuple[Signer, ...]:
    """Those who consented to be named, by name."""
    shown = [signature for signature in signatures if signature.consent and signature.name]
    shown.sort(key=lambda signature: signature.name.casefold())
    return tuple(
        Signer(
            signature.name,
            ", ".join(part for part in (signature.person, signature.role) if part)
            if signature.kind == Kind.ORGANISATION
            else signature.title,
            name_country(signature.country, language),
        )
        for signature in shown
    )
