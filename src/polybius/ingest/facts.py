"""What is known of a document besides its text: title, day, publisher, address."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from polybius.errors import InputError
from polybius.ingest.dating import day
from polybius.schema import Span

ABSENT = frozenset({"", "none", "null", "nan", "n/a", "na", "-"})
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an input says of itself; None where it says nothing."""

    id: str | None = None
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    notice: str | None = None
    given: tuple[Span, Span] | None = None

    def completed(self, others: Facts) -> Facts:
        """With what others know where these know nothing."""
        told = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return dataclasses.replace(others, **{name: value for name, value in told.items() if value is not None})


def facts(values: Mapping[str, Any]) -> Facts:
    """The facts in a mapping that has some of: id, title, published, publisher, author, url, language, notice, given.

    Raises:
        InputError: a day that cannot be understood, or a ``given`` that holds no two pairs of offsets.
    """
    return Facts(
        id=words(values.get("id")),
        title=words(values.get("title")),
        published=day(values.get("published")),
        publisher=words(values.get("publisher")),
        author=words(values.get("author")),
        url=words(values.get("url")),
        language=words(values.get("language")),
        notice=words(values.get("notice")),
        given=_given(values.get("given")),
    )


def words(value: Any) -> str | None:
    """One line of text out of a cell or a list of names; None when it is empty or says "null"."""
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, list | tuple):
        value = ", ".join(str(item) for item in value if item is not None)
    line = BLANKS.sub(" ", str(value)).strip()
    line = line.encode("utf-8", "replace").decode("utf-8")
    return None if line.lower() in ABSENT else line


def _given(value: Any) -> tuple[Span, Span] | None:
    if not value:
        return None
    try:
        actor, recipient = (Span(*(int(number) for number in value[role])) for role in ("actor", "recipient"))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise InputError(
            f'given is {str(value)[:80]!r}; expected {{"actor": [start, end], "recipient": [start, end]}}'
        ) from error
    return actor, recipient
