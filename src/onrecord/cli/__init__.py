"""The command line: `onrecord`. One file per command; what they share is how they open the record, print and fail."""

from __future__ import annotations

import atexit
import gc
import signal


def main() -> None:
    """Runs the command that the arguments name; ends the process with its exit code."""
    if hasattr(signal, "SIGPIPE"):
        # Whoever reads our output (head, less) may stop when it has seen enough; other commands end quietly, too.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # Python looks through all objects once more before it ends, to free them: a quarter of the time of a short command.
    atexit.register(gc.freeze)
    from onrecord.cli.app import app

    app()
