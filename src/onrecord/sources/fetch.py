"""Getting official files from their addresses: politely, resumably, and never past a wall against machines.

The only module that talks to the network. It files what it got; the readers never see an address.
"""

from __future__ import annotations

import json
import logging
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    Progress = Callable[[int, int | None], None]

DOCUMENT_ADDRESS = "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t={form}"
"""The UN's document site: one address for every symbol, language and form."""

_TOO_BUSY = {429, 500, 502, 503, 504}
_MAGIC = {"pdf": (b"%PDF-",), "docx": (b"PK\x03\x04",), "gz": (b"\x1f\x8b",), "xml": (b"<?xml", b"<")}
_CHALLENGE_HEADERS = ("x-amzn-waf-action", "cf-mitigated")
_CHALLENGE_WORDS = (
    b"captcha",
    b"challenge-platform",
    b"awswaf",
    b"verify you are human",
    b"enable javascript and cookies",
)
_REDIRECTS = 5

# each try anew is a warning of the library's; where nobody has set up logging it would be a stray line on the terminal
logging.getLogger("stamina").addHandler(logging.NullHandler())


class FetchError(OnrecordError):
    """A file that could not be got; says from where and why."""


class ChallengeError(FetchError):
    """The site answered with a page that asks for a person's browser instead of the file."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{urlsplit(address).hostname} answered with a check for human visitors instead of the file",
            hint=f"Open {address} in your browser, save the file, and give it to `onrecord add FILE`. "
            "Onrecord does not try to get around such checks.",
        )


class _TryAgainError(FetchError):
    """A fault that may pass: the site is busy, the line broke, the file came cut short."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How to behave on the network. Every value can be set by the user; these are the defaults."""

    agent: str = "onrecord (open record of UN human rights positions; reads one file at a time)"
    """The name that sites see; never a browser's."""
    delay: float = 2.0
    """Seconds between two requests."""
    timeout: float = 30.0
    """Seconds without a byte before a request is given up."""
    attempts: int = 4
    """How often a file is tried before it is given up."""
    back_off: float = 2.0
    """Seconds before the second attempt; doubled for each further one."""
    longest_wait: float = 60.0
    """The longest that a site's own "try again in" is waited for."""
    most_bytes: int = 500_000_000
    """Larger files are refused."""
    documents: str = DOCUMENT_ADDRESS
    """Address of a document; {symbol}, {language} and {form} are filled in."""
    datasets: dict[str, str] = field(default_factory=dict)
    """Name -> address of the data sets that `onrecord sync` refreshes."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that lies on disk, and whether it is new."""

    path: Path
    address: str
    size: int
    changed: bool
    """False where the site says that nothing changed since last time."""


def document_address(symbol: str, settings: FetchSettings, language: str = "en", form: str = "pdf") -> str:
    """The address of a document on the UN's document site (or the one that the user has set)."""
    return settings.documents.format(symbol=quote(symbol, safe=""), language=language, form=form)


def fetch_page(address: str, settings: FetchSettings, seconds: float) -> bytes:
    """What lies at the address of an article, given up after so many seconds, whatever the site does meanwhile.

    Raises FetchError as `Fetcher.fetch` does, and where the time is over.
    """
    came: SimpleQueue[bytes | Exception] = SimpleQueue()
    # A site that sends a byte now and then, of the page or of what stands before it, never runs into `timeout`; and the
    # look-up of a name has no limit at all. The thread ends with the program.
    Thread(target=_fetch_into, args=(came, address, settings), daemon=True).start()
    try:
        got = came.get(timeout=seconds)
    except Empty:
        raise FetchError(
            f"{address}: the page has not come within {seconds:g} seconds", hint="Save its text and give that."
        ) from None
    if isinstance(got, ChallengeError):
        got.hint = got.hint.replace("onrecord add", "onrecord check")
    if isinstance(got, Exception):
        raise got
    return got


def _fetch_into(came: SimpleQueue[bytes | Exception], address: str, settings: FetchSettings) -> None:
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, Fetcher(settings) as fetcher:
            came.put(fetcher.fetch(address, Path(folder) / "page", "page").path.read_bytes())
    except Exception as fault:
        came.put(fault)


class Fetcher:
    """Gets files one after another, with a delay between requests; use as a context manager."""

    def __init__(self, settings: FetchSettings | None = None, pause: Callable[[float], None] = time.sleep) -> None:
        import httpx

        self.settings = settings or FetchSettings()
        self._pause = pause
        self._last = float("-inf")
        self._client = httpx.Client(
            headers={"User-Agent": self.settings.agent, "Accept-Encoding": "identity"},
            timeout=self.settings.timeout,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            trust_env=True,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: str, path: Path, form: str | None = None, progress: Progress | None = None) -> Fetched:
        """The file at `address` in `path`, whole and of the form asked for.

        Forms: pdf, docx, gz, xml, page (a web page, or whatever lies there); None for any but a web page.

        A download that broke off goes on where it stopped. What was there before stays until the new file is whole.
        Raises FetchError (ChallengeError where a check for humans came) and leaves `path` as it was.
        """
        import stamina

        settings = self.settings
        tries = stamina.retry_context(
            on=self._wait_before_retry,
            attempts=settings.attempts,
            timeout=None,
            wait_initial=settings.back_off,
            wait_max=settings.longest_wait,
            wait_jitter=settings.back_off / 4,
        )
        try:
            for attempt in tries:
                with attempt:
                    return self._fetch_once(address, path, form, progress)
        except _TryAgainError as fault:
            raise FetchError(
                f"{address}: {fault.message} ({settings.attempts} attempts)",
                hint="Try again later." if form == "page" else "Try again later; the part that came is kept.",
            ) from fault
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait_before_retry(self, fault: Exception) -> bool | float:
        """Whether a fault may pass; the site's own "try again in" goes before our back-off."""
        if not isinstance(fault, _TryAgainError):
            return False
        return min(fault.wait, self.settings.longest_wait) or True

    def _fetch_once(self, address: str, path: Path, form: str | None, progress: Progress | None) -> Fetched:
        import httpx

        self._keep_distance()
        part = _Part(path, address)
        try:
            with self._client.stream("GET", address, headers=part.headers()) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return Fetched(path, address, path.stat().st_size, changed=False)
                self._check_status(address, response)
                self._save(response, part, progress)
        except httpx.TooManyRedirects:
            raise FetchError(f"{address}: redirected in a circle") from None
        except httpx.TimeoutException:
            raise _TryAgainError(f"no answer within {self.settings.timeout:g} seconds") from None
        except (httpx.UnsupportedProtocol, httpx.InvalidURL):
            raise FetchError(f"{address} is no web address") from None
        except httpx.TransportError as fault:
            raise _TryAgainError(f"the connection failed ({type(fault).__name__})") from None
        _check_content(address, part, form)
        size = part.finish()
        return Fetched(path, address, size, changed=True)

    def _keep_distance(self) -> None:
        since = time.monotonic() - self._last
        if since < self.settings.delay:
            self._pause(self.settings.delay - since)
        self._last = time.monotonic()

    def _check_status(self, address: str, response: httpx.Response) -> None:
        if any(header in response.headers for header in _CHALLENGE_HEADERS):
            raise ChallengeError(address)
        status = response.status_code
        if status in _TOO_BUSY:
            raise _TryAgainError(f"the site is busy ({status})", _retry_after(response))
        if status in {401, 403} and b"<" in response.read()[:200]:
            if _is_challenge(response.content):
                raise ChallengeError(address)
            raise FetchError(f"{address}: the site refuses ({status})")
        if status == 404:
            raise FetchError(
                f"{address}: there is nothing there (404)",
                hint="Check the address or the symbol; a new document may not be out yet.",
            )
        if status not in {200, 206}:
            raise FetchError(f"{address}: unexpected answer {status}")

    def _save(self, response: httpx.Response, part: _Part, progress: Progress | None) -> None:
        expected = response.headers.get("Content-Length")
        total = int(expected) if expected and expected.isdigit() else None
        done = part.open(resumed=response.status_code == 206, headers=response.headers)
        if total is not None and done + total > self.settings.most_bytes:
            raise FetchError(f"{part.address}: {total:,} bytes are more than the {self.settings.most_bytes:,} allowed")
        for chunk in response.iter_raw():
            done = part.write(chunk)
            if done > self.settings.most_bytes:
                part.drop()
                raise FetchError(f"{part.address}: more than the {self.settings.most_bytes:,} bytes allowed")
            if progress:
                progress(done, None if total is None else part.start + total)
        if total is not None and done - part.start < total:
            raise _TryAgainError(f"the file came cut short ({done - part.start:,} of {total:,} bytes)")


@dataclass
class _Part:
    """The unfinished download beside the file, and what the site said of it."""

    path: Path
    address: str
    start: int = 0
    _done: int = 0

    @property
    def _file(self) -> Path:
        return self.path.with_name(self.path.name + ".part")

    @property
    def _note(self) -> Path:
        return self.path.with_name(self.path.name + ".fetch.json")

    @property
    def _part_note(self) -> Path:
        return self.path.with_name(self.path.name + ".part.json")

    def headers(self) -> dict[str, str]:
        """What to ask with: from where on (a broken download), or only if changed (a whole file)."""
        broken = _read_note(self._part_note)
        if self._file.exists() and broken.get("address") == self.address and broken.get("etag"):
            return {"Range": f"bytes={self._file.stat().st_size}-", "If-Range": str(broken["etag"])}
        whole = _read_note(self._note)
        if self.path.exists() and whole.get("address") == self.address:
            names = {"etag": "If-None-Match", "modified": "If-Modified-Since"}
            return {header: str(whole[key]) for key, header in names.items() if whole.get(key)}
        return {}

    def open(self, *, resumed: bool, headers: Any) -> int:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not resumed:
            self._file.write_bytes(b"")
            note = {"address": self.address, "etag": headers.get("ETag"), "modified": headers.get("Last-Modified")}
            self._part_note.write_text(json.dumps(note), encoding="utf-8")
        self.start = self._done = self._file.stat().st_size
        return self._done

    def write(self, chunk: bytes) -> int:
        with self._file.open("ab") as out:
            out.write(chunk)
        self._done += len(chunk)
        return self._done

    def head(self) -> bytes:
        with self._file.open("rb") as written:
            return written.read(4096)

    def finish(self) -> int:
        size = self._file.stat().st_size
        self._file.replace(self.path)
        self._part_note.replace(self._note)
        return size

    def drop(self) -> None:
        self._file.unlink(missing_ok=True)
        self._part_note.unlink(missing_ok=True)


def _read_note(path: Path) -> dict[str, Any]:
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _retry_after(response: httpx.Response) -> float:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0


def _is_challenge(content: bytes) -> bool:
    lowered = content[:65536].lower()
    return any(word in lowered for word in _CHALLENGE_WORDS)


def _check_content(address: str, part: _Part, form: str | None) -> None:
    """Refuses what is not of the form asked for, whatever the site called it; nothing of it is kept."""
    head = part.head()
    looks_html = head.lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if looks_html and _is_challenge(head):
        part.drop()
        raise ChallengeError(address)
    if not head:
        part.drop()
        raise FetchError(f"{address}: an empty file came")
    if (looks_html and form != "page") or (form in _MAGIC and not head.lstrip().startswith(_MAGIC[form])):
        part.drop()
        what = "a web page" if looks_html else "something else"
        raise FetchError(
            f"{address}: {what} came instead of {'the file' if form is None else f'a {form.upper()} file'}",
            hint="Open the address in a browser to see what it says.",
        )


def settings_from(values: dict[str, Any]) -> FetchSettings:
    """Settings with the user's values in place of the defaults. Raises FetchError on a name that is none."""
    known = asdict(FetchSettings())
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise FetchError(f"unknown setting: {', '.join(unknown)}", hint=f"Settings are: {', '.join(sorted(known))}.")
    return FetchSettings(**{**known, **values})


def partial_files(folder: Path) -> Iterator[Path]:
    """The unfinished downloads in a folder."""
    yield from sorted(folder.glob("*.part"))
