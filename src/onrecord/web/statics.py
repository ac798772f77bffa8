"""The files that pages bring with them: styles, fonts, scripts."""

from __future__ import annotations

from whitenoise.middleware import WhiteNoiseMiddleware


class OwnFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # the package has no types
    """Serves the site's own files; browsers may keep them, for their address changes with their content."""

    def immutable_file_test(self, path: str, url: str) -> bool:
        """True for every file: see STATIC_URL."""
        return True
