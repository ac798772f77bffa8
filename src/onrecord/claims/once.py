"""Attributes that are worked out when first asked for."""

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
