"""The cells of an uploaded list, read in a process of its own with bounds on time and memory.

A spreadsheet is a packed file: a small one can hold more than any memory. What is unpacked is bounded as well.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile

from onrecord.errors import InputError

FILE_BYTES = 2_000_000
"""The largest list that is read."""
UNPACKED_BYTES = 60_000_000
ROWS = 5_000
COLUMNS = 30
CELL_LETTERS = 500
SECONDS = 20
MEMORY_BYTES = 1_000_000_000

Cells = list[list[str]]


def read_cells(content: bytes, name: str) -> Cells:
    """The rows of a list as text, without empty ones. Raises InputError where it cannot be read within the bounds."""
    if len(content) > FILE_BYTES:
        raise InputError(name, "the file is too large", hint=f"Lists of up to {FILE_BYTES // 1_000_000} MB are read.")
    command = [sys.executable, "-P", "-m", "onrecord.letters.sheets.reading", "--", name]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise InputError(name, "reading it takes too long", hint="Save it as CSV.") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise InputError(name, "it cannot be read", hint="Save it as CSV.") from None
    if "error" in answer:
        raise InputError(name, answer["error"], hint=answer["hint"])
    return [[str(cell) for cell in row] for row in answer["rows"]]


def parse_cells(content: bytes, name: str) -> Cells:
    """The same in this process, without bounds on time and memory."""
    rows = _parse_xlsx(content, name) if content[:4] == b"PK\x03\x04" else _parse_csv(content, name)
    filled = [row for row in rows if any(row)]
    if len(filled) > ROWS + 1:
        raise InputError(name, f"it has more than {ROWS} rows", hint="Import it in parts.")
    return filled


def _parse_xlsx(content: bytes, name: str) -> Cells:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > UNPACKED_BYTES:
            raise InputError(name, "it is too large when unpacked", hint="Save it as CSV.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # One row more than allowed is enough to see that there are too many.
        rows = sheet.iter_rows(max_row=ROWS + 2, max_col=COLUMNS, values_only=True)
        return [[_clean(cell) for cell in row] for row in rows]
    except InputError:
        raise
    except Exception as fault:  # whatever a hostile or damaged workbook makes of the reader
        raise InputError(name, "it is no workbook that can be read", hint="Save it as CSV.") from fault


def _parse_csv(content: bytes, name: str) -> Cells:
    text = _decode(content)
    if "\x00" in text:
        raise InputError(name, "it is no text", hint="Save it as CSV (UTF-8).")
    first = text.partition("\n")[0]
    separator = max((",", ";", "\t"), key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return [[_clean(cell) for cell in row[:COLUMNS]] for row, _ in zip(rows, range(ROWS + 2), strict=False)]
    except csv.Error as fault:
        raise InputError(name, "it is no CSV that can be read", hint=str(fault)) from None


def _decode(content: bytes) -> str:
    """UTF-8, or what Excel writes: UTF-16 with its mark, Windows' Latin, Korean."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp949", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _clean(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return " ".join(text.split())[:CELL_LETTERS]


def _main(name: str) -> None:
    _bound()
    try:
        answer: dict[str, object] = {"rows": parse_cells(sys.stdin.buffer.read(FILE_BYTES + 1), name)}
    except InputError as fault:
        answer = {"error": fault.reason, "hint": fault.hint}
    except (MemoryError, RecursionError):
        answer = {"error": "reading it takes too much memory", "hint": "Save it as CSV."}
    sys.stdout.write(json.dumps(answer))


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows; the time is bounded by the caller
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _main(sys.argv[2])
