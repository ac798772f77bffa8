"""Documents of our own making in the layout of UN documents: PDF and DOCX, for the readers' tests."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
from docx.shared import Pt


@dataclass(frozen=True)
class Printed:
    """A line on the page: where, how large, how heavy."""

    text: str
    left: float
    bottom: float
    size: float = 10
    bold: bool = False


def masthead(symbol: str, day: str = "4 November 2050") -> list[Printed]:
    return [
        Printed(f"United Nations {symbol}", 123, 734, 14),
        Printed("General Assembly Distr.: Limited", 124, 705, 20, bold=True),
        Printed(day, 397, 694),
        Printed("Original: English", 397, 669),
        Printed("50-12345 (E) 121150", 65, 44),
        Printed("One hundred and fifth session", 60, 570, bold=True),
        Printed("Third Committee", 60, 557, 12, bold=True),
        Printed("Agenda item 99 (c)", 60, 544),
        Printed("Promotion of things of our own making: things", 60, 532, bold=True),
        Printed("and reports on them", 60, 520, bold=True),
    ]


def draft(symbol: str, lead: list[str], title: list[str], notes: tuple[str, ...] = ()) -> list[Printed]:
    """A draft with its leading lines and title, each a printed line."""
    lines = masthead(symbol)
    height = 495.0
    for text in lead:
        lines.append(Printed(text, 123, height, bold=True))
        height -= 12
    height -= 12
    for text in title:
        lines.append(Printed(text, 123, height, 12, bold=True))
        height -= 13
    lines.append(Printed("The General Assembly,", 147, height - 14))
    lines += [Printed(note, 116, 100 - 10 * n, 8.5) for n, note in enumerate(notes)]
    return lines


def make_pdf(pages: list[list[Printed]]) -> bytes:
    """A PDF with the lines of each page, in two faces of one family."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the page tree, written last
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>",
    ]
    kids = []
    for lines in pages:
        stream = "\n".join(_show(line) for line in lines).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _assemble(objects)


def _show(line: Printed) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if line.bold else 1} {line.size} Tf {line.left} {line.bottom} Td ({text}) Tj ET"


def _assemble(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def make_docx(lines: list[Printed]) -> bytes:
    """A DOCX with one paragraph a line, the masthead's lines in a table as the UN sets them."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    symbol, *rest = lines
    table.cell(0, 0).text = "United Nations"
    table.cell(0, 1).text = symbol.text.removeprefix("United Nations ")
    for line in rest:
        run = document.add_paragraph().add_run(line.text)
        run.font.size = Pt(line.size)
        run.bold = line.bold
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
