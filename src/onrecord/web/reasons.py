"""Why a file or a page could not be read, marked for translation: the reader itself knows no languages.

The words are those of `claims.reading`; a test finds any of them that is not marked here.
"""

from __future__ import annotations

from onrecord.web.marking import gettext_noop

REASONS = (
    gettext_noop("it is empty"),
    gettext_noop("it is no text but binary data"),
    gettext_noop("it is a Word file of the old format"),
    gettext_noop("its encoding is not known"),
    gettext_noop("the page has more parts than an article has"),
    gettext_noop("no article was found on this page"),
    gettext_noop("it is an archive and no DOCX file, or damaged"),
    gettext_noop("the document holds no text"),
    gettext_noop("it is a damaged or locked PDF"),
    gettext_noop("the PDF holds no text"),
)
HINTS = (
    gettext_noop("Give plain text, HTML, DOCX or PDF."),
    gettext_noop("Save it as DOCX or as plain text."),
    gettext_noop("Save it again as UTF-8."),
    gettext_noop("Save its text and give that."),
    gettext_noop("It may be a scan; run text recognition on it first."),
)
