"""A Document out of raw text and what is known of it: the one place where cleaning, title and days come together."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass

from polybius.config import Settings
from polybius.errors import InputError
from polybius.ingest import headline
from polybius.ingest.clean import clean, even
from polybius.ingest.dateline import dateline, tells_its_day
from polybius.ingest.dating import day
from polybius.ingest.decode import Encoded
from polybius.ingest.facts import Facts
from polybius.ingest.language import language
from polybius.ingest.plain import labelled
from polybius.ingest.traced import Traced, copied
from polybius.ingest.translated import translated
from polybius.schema import Document, Dropped, Headline, Span


@dataclass(frozen=True, slots=True)
class Raw:
    """An article's text without its container (front matter, page, row), and where it stands there."""

    text: Traced
    encoded: Encoded | None = None  # None: the input is no file of its own, or its bytes cannot be told
    left_out: tuple[Dropped, ...] = ()  # of a page


def build(raw: Raw, facts: Facts, *, id: str | None, uri: str | None, settings: Settings) -> Document:
    """The document, cleaned unless the settings or a given pair of spans ask for the text as it is.

    Args:
        raw: The article's text.
        facts: What the container says of it.
        id: None: the digest of the text, shortened.
        uri: The file, for a document that tells no address of its own.
        settings: Cleaning, the day of undated documents, the longest text.

    Raises:
        InputError: no text, too long a one, or one in another language than English.
    """
    if len(raw.text) > settings.max_characters:
        raise InputError(f"too long: {len(raw.text):,} characters; at most {settings.max_characters:,} are read")
    as_it_is = not settings.clean or facts.given is not None
    traced, facts, dropped = (raw.text, facts, ()) if as_it_is else _cleaned(raw.text, facts)
    text = traced.text
    if not text.strip():
        raise InputError("no text" if not dropped else "no text besides page furniture")
    _check_given(facts.given, text)
    written_in = (facts.language or language(text) or "")[:2].lower() or None
    if written_in not in ("en", None):
        raise InputError(
            f"not in English but in {written_in!r}: translate it, or state its language as 'en' to have it read"
        )
    document = Document(
        id=id or "",
        text=text,
        uri=facts.url or uri,
        title=facts.title,
        publisher=facts.publisher,
        author=facts.author,
        language=written_in,
        translated=translated(text),
        notice=facts.notice,
        dropped=tuple(sorted((*raw.left_out, *dropped), key=lambda piece: piece.start or 0)),
        given=facts.given,
    )
    document = _dated(_titled(document, as_it_is), facts, settings)
    document = _placed(document, traced, raw.encoded)
    return document if document.id else dataclasses.replace(document, id=document.digest[:16])


def _cleaned(text: Traced, facts: Facts) -> tuple[Traced, Facts, tuple[Dropped, ...]]:
    """The article's own text, what is known with what its first lines tell besides, and what was taken out."""
    told, rest, labels = labelled(even(text))
    body, dropped = clean(rest)
    return body, facts.completed(told), (*labels, *dropped)


def short_digest(words: str) -> str:
    """Eight hexadecimal digits that tell apart documents of one name."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _titled(document: Document, as_it_is: bool) -> Document:
    """The document with its title, its headline judged, and the headline of another story taken out."""
    line = headline.title_line(document.text)
    rest = document.text.partition("\n")[2].strip()
    title, body = document.title, document.text
    own = None if line and headline.judged(line, rest).related else headline.below_labels(document.text)
    if own is not None:
        title, body = title or own[0], own[1]
    elif line and title and headline.same(title, line):
        body = rest
    elif line:
        verdict = headline.of_another_story(line, rest)
        if verdict is not None:
            return _under_another(document, line, rest, verdict, as_it_is)
        title, body = title or line, rest
    judged = headline.judged(title, body) if title else None
    return dataclasses.replace(
        document, title=title, headline=judged, dateline=dateline(document.text, document.publisher)
    )


def _under_another(document: Document, line: str, rest: str, verdict: Headline, as_it_is: bool) -> Document:
    """The document without its first line, the headline of another story; with it when the text is taken as it is.

    "Actor weds in Bali / Missiles hit the base ...": read as part of the text it makes false events.
    """
    if as_it_is:
        return dataclasses.replace(document, headline=verdict, dateline=dateline(document.text, document.publisher))
    dropped = (*document.dropped, Dropped(line, f"headline of another story: {verdict.why}"))
    return dataclasses.replace(
        document, text=rest, dropped=dropped, headline=verdict, dateline=dateline(rest, document.publisher)
    )


def _dated(document: Document, facts: Facts, settings: Settings) -> Document:
    """The document with the day that its container tells; the settings' where neither that nor its text tells one."""
    own = facts.published is not None or tells_its_day(document.text, document.dateline)
    published = day(facts.published if own else settings.published)
    return dataclasses.replace(document, published=published, earliest=published, latest=published)


def _placed(document: Document, text: Traced, encoded: Encoded | None) -> Document:
    """The document with the places of its text in the input, which the end of a text, without its title, has, too."""
    cut = len(text) - len(document.text)
    dropped = document.dropped
    if cut and (place := text.place(0, len(text.text[:cut].rstrip()))):
        dropped = (*dropped[:-1], dataclasses.replace(dropped[-1], start=place.start, end=place.end))
    return dataclasses.replace(
        document,
        dropped=dropped,
        copied=copied(text[cut:], encoded),
        encoding=encoded.encoding if encoded else None,
    )


def _check_given(given: tuple[Span, Span] | None, text: str) -> None:
    for span in given or ():
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(f"given: [{span.start}, {span.end}] are no words of a text of {len(text)} characters")
