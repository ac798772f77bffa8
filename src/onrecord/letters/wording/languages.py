"""Languages that a letter can be written in, with the few words that its papers say themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its name in itself and the words of a letter's paper."""

    code: str
    name: str
    copies: str
    asks: str
    signed: str
    endorsed: str
    unnamed: str
    """`{n}` is filled in: so many do not want to be named."""
    page: str
    """`{n}` and `{of}` are filled in."""
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.right_to_left else "ltr"


_ROWS = (
    # code, name; copies, asks, signed, endorsed; not named; page; right to left
    ("en", "English", "Copies", "We ask you to", "Signed by", "Endorsed by", "Not named: {n}", "Page {n} of {of}"),
    ("ko", "한국어", "참조", "요청 사항", "서명 단체", "지지자", "이름을 밝히지 않음: {n}", "{of}쪽 중 {n}쪽"),
    ("fr", "Français", "Copies", "Nous vous demandons de", "Signataires", "Avec le soutien de", "Non nommés : {n}",
     "Page {n} sur {of}"),
    ("ar", "العربية", "نسخة إلى", "نطلب منكم", "الموقّعون", "بتأييد من", "دون ذكر الاسم: {n}", "صفحة {n} من {of}", True),
    ("ja", "日本語", "写し", "要請事項", "署名団体", "賛同者", "氏名非公表: {n}", "{n} / {of} ページ"),
    ("zh", "中文", "抄送", "我们请求", "签署团体", "支持者", "未列名: {n}", "第 {n} 页，共 {of} 页"),
    ("es", "Español", "Copias", "Le pedimos que", "Firmado por", "Con el apoyo de", "Sin nombrar: {n}",
     "Página {n} de {of}"),
    ("de", "Deutsch", "Kopien", "Wir bitten Sie", "Unterzeichnet von", "Unterstützt von", "Nicht genannt: {n}",
     "Seite {n} von {of}"),
)  # fmt: skip
LANGUAGES: dict[str, Language] = {str(row[0]): Language(*row) for row in _ROWS}
"""By code. Labels stand before a list and so need no article or case of what follows."""

CHECKED = frozenset({"en"})
"""The checker reads these."""


def write_date(day: date, language: str) -> str:
    """A date as the language writes it in a letter."""
    # As the United Nations writes it in English: 28 October 2025.
    return format_date(day, "long", locale=Locale("en", "GB") if language == "en" else Locale(language))
