"""Files that cannot be read, each wrong in one way that happens: name -> bytes, and what must be said of it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from bulk import GA_2025
from papers import Printed, draft, make_pdf

HEADER = ",".join(GA_2025)
ROW = "1,FRA,FRANCE,Y,2044-12-17,99,A/RES/99/1,,,A/99/PV.54,Things of our own,,,,1,0,0,0,1,https://example.org/1"
VOTES = "\n".join([HEADER, *[ROW] * 2000, ""]).encode()
PACKED = gzip.compress(VOTES, mtime=0)
MARC = "http://www.loc.gov/MARC21/slim"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MILLION = ",".join(f"c{number}" for number in range(1_000_000))


@dataclass(frozen=True)
class Spoilt:
    """A file and the words that its error must hold, beside its name."""

    name: str
    content: bytes
    says: str


def _bomb(root: str, namespace: str, inner: str) -> bytes:
    """Ten entities, each ten times the one before: a few hundred bytes that stand for gigabytes."""
    entities = '<!ENTITY e0 "ha">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11)
    )  # fmt: skip
    inside = inner.replace("*", "&e10;")
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><{root} xmlns="{namespace}">{inside}</{root}>'.encode()


def _locked_pdf() -> bytes:
    """A PDF that wants a password: its dictionary of encryption fits no empty one."""
    plain = make_pdf([draft("A/C.3/99/L.1", ["France: draft resolution"], ["Things of our own"])])
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    return plain.replace(b"/Root 1 0 R", f"/Root 1 0 R /ID [<{'43' * 16}> <{'43' * 16}>] /Encrypt {lock}".encode())


def _without_symbol() -> bytes:
    return make_pdf([[Printed("A letter of no body", 123, 600), Printed("It has no symbol at all.", 123, 580)]])


SPOILT = (
    Spoilt("cut.csv.gz", PACKED[: len(PACKED) // 2], "unpacked bytes: the packed file is cut off"),
    Spoilt("flipped.csv.gz", PACKED[:40] + bytes([PACKED[40] ^ 0xFF]) + PACKED[41:], "the packed file is damaged"),
    Spoilt("layout.csv", b"year,country,choice\n2044,France,yes\n", "line 1: a table of no layout that we read"),
    Spoilt("lacking.csv", b"undl_id,ms_name,ms_vote,date\n1,FRANCE,Y,2044-12-17\n", "its columns are undl_id, ms_name"),
    Spoilt("short.csv", f"{HEADER}\n{ROW}\n1,FRA,FRANCE\n".encode(), "row 3: the row has 3 cells instead of 20"),
    Spoilt("scan.pdf", make_pdf([[]]), "the PDF holds no text"),
    Spoilt("locked.pdf", _locked_pdf(), "the PDF wants a password"),
    Spoilt("nameless.pdf", _without_symbol(), "page 1: no UN document symbol"),
    Spoilt("half.pdf", make_pdf([[Printed("A/C.3/99/L.1", 123, 734)]])[:200], "damaged or no PDF"),
    Spoilt("page.pdf", b"<!DOCTYPE html><html><body>Please wait</body></html>", "it is a web page, not the file"),
    Spoilt("bomb.xml", _bomb("collection", MARC, "<record>*</record>"), "document type or entities"),
    Spoilt("bomb-akn.xml", _bomb("akomaNtoso", AKN, "<statement><docNumber>*</docNumber></statement>"), "damaged XML"),
    Spoilt("wide.csv", f"{MILLION}\n{MILLION}\n".encode(), "line 1: its first line names more than 1,000 columns"),
    Spoilt("wide-votes.csv", f"{HEADER},{MILLION}\n{ROW}\n".encode(), "line 1: its first line names more than 1,000"),
    Spoilt(
        "code-page.csv",
        f"{HEADER}\n".encode() + ROW.replace("FRANCE", "TÜRKİYE").encode("cp1254") + b"\n",
        "column 3: a cell is not UTF-8 text",
    ),
    Spoilt("empty.csv", b"", "the file is empty"),
    Spoilt("noise.bin", bytes(range(256)) * 9, "no format that we read"),
)
