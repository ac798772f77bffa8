"""A server on loopback for the tests of fetching, in which each path answers as the test wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Site", BaseHTTPRequestHandler, int], None]


@dataclass
class Site:
    """A server on loopback; each path has an answer of its own, which is told how often it was asked."""

    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    released: threading.Event = field(default_factory=threading.Event)

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def serve() -> Iterator[Site]:
    """A server that runs as long as the context."""
    state = Site({})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, dict(self.headers)))
            state.answers[self.path](state, self, state.count(self.path))

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield state
    finally:
        state.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str) -> None:
    """Answers with the content."""
    handler.send_response(status)
    shown = {"Content-Length": str(len(content)), "Content-Type": "application/pdf"}
    for name, value in (shown | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)
