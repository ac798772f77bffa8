"""Answers that are worked out once: attributes of an object, and what is asked of every word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


class Once(Generic[Answer]):
    """Makes a method an attribute that is worked out once.

    `functools.cached_property` takes a lock each time, which costs as much as many of the answers here.
    """

    def __init__(self, work: Callable[[Any], Answer]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, owner: Any, _kind: type | None = None) -> Answer:
        """Return the answer, which from now on stands in the object itself."""
        answer = owner.__dict__[self._name] = self._work(owner)
        return answer


_WORDS = 50_000
"""Words of which answers are kept, so that many texts do not fill the memory."""


class _Answers(dict[str, Answer]):
    def __init__(self, work: Callable[[str], Answer]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> Answer:
        if len(self) >= _WORDS:
            self.clear()
        answer = self[word] = self._work(word)
        return answer


def by_word(work: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Keep the answers of a function of one word; asked of every word, it costs half of what `lru_cache` does."""
    return _Answers(work).__getitem__
