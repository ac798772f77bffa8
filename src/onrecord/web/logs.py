"""The log says what went wrong, and no secret: who reads it shall not be able to use the links of others."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"/(join|confirm|own|draft|check)/[^/?#\s]+")


class HideSecrets(logging.Filter):
    """Takes out of addresses what gives access: links of mails, of invitations, of drafts and of kept checks."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the record is changed."""
        if isinstance(record.args, tuple):
            record.args = tuple(_hide(one) for one in record.args)
        record.msg = _hide(record.msg)
        return True


def _hide(said: object) -> object:
    return _SECRET.sub(r"/\1/…", said) if isinstance(said, str) else said
