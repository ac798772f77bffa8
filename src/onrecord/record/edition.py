"""An edition, opened to be read: its tables as Polars frames and DuckDB SQL. Nothing here writes to it."""

from __future__ import annotations

import hashlib
import io
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import polars as pl

from onrecord.errors import EditionError, NotOnRecordError
from onrecord.record.manifest import MANIFEST_FILE, Manifest, damaged, table_file
from onrecord.record.origin import Origin
from onrecord.record.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import duckdb

_PACKED_FROM = 100_000
"""Rows from which on `hold` keeps a table packed, as it lies in its file: the ballots of the whole Assembly take 0.6 MB
packed and 200 MB as a frame, and the rows of one document are found in the packed ones as fast."""


class Edition:
    """One immutable build of the record, read-only.

    Opening reads the manifest and looks at the files' sizes; a table's bytes are compared with their hash when the
    table is first asked for, so no answer comes from changed bytes. `verify` compares all of them.
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._frames: dict[str, pl.DataFrame] = {}
        self._chosen: dict[str, pl.DataFrame] = {}
        self._packed: dict[str, bytes] = {}
        self._unpacked: WeakValueDictionary[str, pl.DataFrame] = WeakValueDictionary()
        self._whole: set[str] = set()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._lock = threading.Lock()
        self._id = manifest.edition_id

    @classmethod
    def open(cls, path: str | Path) -> Edition:
        """The edition in the folder `path`.

        Raises EditionError where there is none, where it is damaged or half written, or of a newer format.
        """
        folder = Path(path)
        manifest = Manifest.from_json(_read_manifest(folder), str(folder))
        edition = cls(folder, manifest)
        edition._check_files()
        return edition

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits; equal for equal contents."""
        return self._id

    def __repr__(self) -> str:
        return f"Edition({str(self.path)!r}, id={self.id!r})"

    def table(self, name: str) -> pl.DataFrame:
        """All rows of a table, chosen or not. Raises NotOnRecordError for a table that the record does not have."""
        if name in self._packed:
            others = self._scan(name, chosen=False).collect()
            return pl.concat([self.chosen(name), others], rechunk=False)
        if name not in self._frames:
            self._frames[name] = self._read_table(name)
        return self._frames[name]

    def chosen(self, name: str) -> pl.DataFrame:
        """One row a fact: those that the precedence chose; all rows of a table that has no precedence."""
        if name in self._packed:
            return self._unpack_chosen(name)
        if name not in self._chosen:
            frame = self.table(name)
            self._chosen[name] = frame.filter(pl.col("chosen")) if "chosen" in frame.columns else frame
        return self._chosen[name]

    def hold(self) -> None:
        """Reads every table into memory, so that the edition can be asked after its folder is gone.

        What the precedence chose comes first in each table from then on: `chosen` is the head of `table` and takes no
        memory of its own. A large table is held packed: ask for some of its rows with `lazy`; `table` and `chosen`
        unpack it for as long as the frame is used.
        """
        for name, kind in TABLES.items():
            if "chosen" in kind.schema and self.manifest.tables[name].rows >= _PACKED_FROM:
                self._packed[name] = self._read_whole(name)
                self._check_schema(name, pl.read_parquet_schema(io.BytesIO(self._packed[name])))
                continue
            frame = self.table(name)
            if "chosen" in frame.columns:
                self._chosen[name] = frame.filter(pl.col("chosen"))
                self._frames[name] = pl.concat([self._chosen[name], frame.filter(~pl.col("chosen"))], rechunk=False)

    def lazy(self, name: str) -> pl.LazyFrame:
        """All rows of a table, read only as far as the query needs them; for tables too large to hold."""
        if name in self._packed:
            return pl.concat([self._scan(name, chosen=True), self._scan(name, chosen=False)])
        if name in self._frames:
            return self._frames[name].lazy()
        self._check_table(name)
        return pl.scan_parquet(self.path / table_file(name), glob=False)

    def of_documents(self, name: str, documents: Iterable[str]) -> pl.DataFrame:
        """The rows of some documents, chosen or not, in the order of `table`; found without unpacking a table."""
        wanted = pl.col("document").is_in(list(documents))
        if name not in self._packed:
            return self.table(name).filter(wanted)
        found = pl.scan_parquet(self._packed[name]).filter(wanted).collect()
        return found.sort("chosen", descending=True, maintain_order=True)

    def sql(self, query: str) -> pl.DataFrame:
        """The answer to one SELECT in DuckDB's SQL, over views named as the tables.

        Raises EditionError for anything but one SELECT, and for a query that DuckDB refuses.
        """
        import duckdb

        for name in sorted(set(re.findall(r"\w+", query)) & set(TABLES)):
            self._check_table(name)
        with self._lock:
            connection = self._connect()
            try:
                statements = connection.extract_statements(query)
                if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                    raise EditionError("only one SELECT at a time can be asked of an edition")
                answer: pl.DataFrame = connection.sql(query).pl()
                return answer
            except duckdb.Error as fault:
                raise EditionError(f"the query cannot be answered: {fault}") from fault

    def origin(self, origin_id: str) -> Origin:
        """Where a fact was read. Raises NotOnRecordError for an id that the edition does not hold."""
        rows = self.table("origins").filter(pl.col("origin_id") == origin_id)
        if rows.is_empty():
            raise NotOnRecordError(f"the edition holds no origin {origin_id!r}")
        return Origin.from_row(rows.row(0, named=True))

    def verify(self) -> None:
        """Compares every table's bytes with their hash; raises EditionError at the first that differ."""
        self._whole.clear()
        for name in self.manifest.tables:
            self._check_table(name)

    def _check_files(self) -> None:
        missing = sorted(set(TABLES) - set(self.manifest.tables))
        if missing:
            raise damaged(str(self.path), f"it has no table {', '.join(missing)}")
        for name, entry in self.manifest.tables.items():
            file = self.path / table_file(name)
            if not file.is_file():
                raise damaged(str(self.path), f"{file.name} is missing")
            size = file.stat().st_size
            if size != entry.size:
                raise damaged(str(self.path), f"{file.name} has {size:,} bytes, not {entry.size:,}")

    def _check_table(self, name: str) -> None:
        if name in self._whole:
            return
        _require_table(name)
        self._compare_hash(name, hashlib.sha256(self._read_bytes(name)).hexdigest())

    def _compare_hash(self, name: str, found: str) -> None:
        if found != self.manifest.tables[name].sha256:
            raise damaged(str(self.path), f"{table_file(name)} was changed after it was written")
        self._whole.add(name)

    def _scan(self, name: str, *, chosen: bool) -> pl.LazyFrame:
        # As numbers: of a column that a condition says all of, Polars makes one piece where the others have many, and
        # whoever filters such a frame has it copied whole.
        return pl.scan_parquet(self._packed[name]).filter(pl.col("chosen").cast(pl.UInt8) == int(chosen))

    def _unpack_chosen(self, name: str) -> pl.DataFrame:
        """Those that ask at the same time share a frame; it goes with the last of them."""
        frame = self._unpacked.get(name)
        if frame is None:
            frame = self._unpacked[name] = self._scan(name, chosen=True).collect()
        return frame

    def _read_table(self, name: str) -> pl.DataFrame:
        _require_table(name)
        frame = pl.read_parquet(io.BytesIO(self._read_whole(name)), use_statistics=False)
        self._check_schema(name, frame.schema)
        return frame

    def _read_whole(self, name: str) -> bytes:
        """The bytes of a table's file, which are those that were written."""
        content = self._read_bytes(name)
        self._compare_hash(name, hashlib.sha256(content).hexdigest())
        return content

    def _check_schema(self, name: str, schema: Mapping[str, pl.DataType]) -> None:
        if schema != TABLES[name].schema:
            raise EditionError(
                f"the table {name} of the edition {self.path} has other columns than this Onrecord reads",
                hint="Build the edition again with this version.",
            )

    def _read_bytes(self, name: str) -> bytes:
        try:
            return (self.path / table_file(name)).read_bytes()
        except OSError as fault:
            raise damaged(str(self.path), f"{table_file(name)} cannot be read ({fault.strerror})") from fault

    def _connect(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            import duckdb

            connection = duckdb.connect(":memory:")
            files = {name: str((self.path / table_file(name)).resolve()) for name in TABLES}
            # A query sees the tables and nothing else of the machine.
            connection.execute("SET allowed_paths = ?", [list(files.values())])
            connection.execute("SET enable_external_access = false")
            for name, file in files.items():
                quoted = file.replace("'", "''")
                connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{quoted}')")  # noqa: S608
            connection.execute("SET python_enable_replacements = false")
            connection.execute("SET lock_configuration = true")
            self._connection = connection
        return self._connection


def _require_table(name: str) -> None:
    if name not in TABLES:
        raise NotOnRecordError(f"the record has no table {name!r}", hint=f"Its tables: {', '.join(TABLES)}.")


def _read_manifest(folder: Path) -> str:
    hint = "Give the folder that `onrecord build --out` made."
    if not folder.exists():
        raise EditionError(f"there is no edition at {folder}", hint=hint)
    if not folder.is_dir():
        raise EditionError(f"{folder} is a file; an edition is a folder", hint=hint)
    file = folder / MANIFEST_FILE
    if not file.is_file():
        raise EditionError(f"{folder} is no edition: it holds no {MANIFEST_FILE}", hint=hint)
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise damaged(str(folder), f"{MANIFEST_FILE} is not text") from fault
    except OSError as fault:
        raise EditionError(f"{file} cannot be read: {fault.strerror}") from fault
