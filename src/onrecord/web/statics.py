"""The files that pages bring with them: styles, fonts, scripts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware


class OwnFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # the package has no types
    """Serves the site's own files; browsers may keep them, for their address changes with their content."""

    def __init__(self, get_response: Any = None) -> None:
        super().__init__(get_response)
        for folder in settings.STATIC_FOLDERS[1:]:
            self.add_files(str(folder), prefix=self.static_prefix)

    def immutable_file_test(self, path: str, url: str) -> bool:
        """True for every file: see STATIC_URL."""
        return True
