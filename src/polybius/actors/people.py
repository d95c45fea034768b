"""Persons and bodies that no table knows: an entity by their name, with what the text says of them."""

from __future__ import annotations

import re
import unicodedata

from polybius.actors.knowledge import sector_kind
from polybius.actors.scene import Found, Scene
from polybius.schema import Entity, Span


def titles(scene: Scene) -> None:
    """Joins an office to the name behind it: "Prime Minister Mustafa al-Kadhimi" is one mention."""
    for found in [f for f in scene.found if f.kind == "PER"]:
        for child in scene.tree.children(found.head, "nmod:desc", "compound", "amod", "nmod"):
            title = next((f for f in scene.at_head.get(child, []) if f.use == "agent"), None)
            if title is None or child > found.head or title.span.end > found.span.start:
                continue
            if scene.tree.is_(child, "nmod:poss") or scene.case(child):
                continue  # "the minister's friend X"
            found.span = Span(title.span.start, found.span.end)
            found.agent = found.agent or title.agent
            if found.entity is None:
                found.entity = _named(scene, found, title.entity, title)
            scene.found.remove(title)
            scene.at_head[child].remove(title)


def name_the_rest(scene: Scene) -> None:
    """Gives each name that the tables lack an entity of its own; the same name gets the same one."""
    for found in scene.found:
        if found.use == "ner" and found.kind in ("PER", "ORG"):
            beside = _beside(scene, found)
            if found.entity is None or not found.entity.id.startswith("name:"):
                clue = found.entity or (beside.entity if beside else None) or _inner_country(scene, found)
                found.entity = _named(scene, found, clue, beside)
    _join_surnames(scene)


def _beside(scene: Scene, found: Found) -> Found | None:
    """The common noun for it at the same head or in apposition."""
    for token in (found.head, *scene.tree.children(found.head, "appos")):
        for other in scene.at_head.get(token, []):
            if other.use == "agent" and other is not found:
                return other
    head = scene.tree[found.head].head
    if head is not None and scene.tree.is_(found.head, "appos", "flat"):
        return next((f for f in scene.at_head.get(head, []) if f.use == "agent"), None)
    return None


def _inner_country(scene: Scene, found: Found) -> Entity | None:
    """The country in a body's own name: "Bank of Ghana"."""
    if found.kind != "ORG":
        return None
    return next((f.entity for f in scene.within(found.span) if f is not found and f.use in ("name", "demonym")), None)


def _named(scene: Scene, found: Found, clue: Entity | None, beside: Found | None) -> Entity:
    words = scene.reading.words(_name_span(scene, found))
    words = re.sub(r"\s+", " ", words)
    country = clue.country if clue else None
    sector = (beside.agent.sector if beside and beside.agent else None) or (clue.sector if clue else None) or None
    kind = "person" if found.kind == "PER" else sector_kind(sector or "")
    if kind in ("government", "military", "parliament", "court", "police", "intelligence", "people"):
        kind = "organisation"
    code = f"{country}{sector or ''}" if country else None
    ties = clue.affiliations if clue else ()
    why = (
        f"a name without a row; described by {scene.reading.words(beside.span)!r}"
        if beside and beside.entity
        else "a name without a row"
    )
    return Entity(f"name:{slug(words)}", words, code, country, sector, kind, ties, why)


def _name_span(scene: Scene, found: Found) -> Span:
    """The words of the name without its office."""
    for mention in scene.reading.mentions:
        if found.span.contains(mention.span) and mention.kind == found.kind:
            return mention.span
    return found.span


def _join_surnames(scene: Scene) -> None:
    """A later surname is the person named in full before: "Amal Haddad ... Haddad"."""
    full: dict[str, Entity] = {}
    for found in sorted((f for f in scene.found if f.kind == "PER" and f.entity), key=lambda f: f.span.start):
        assert found.entity is not None
        words = found.entity.name.split()
        if found.use == "ner" and len(words) == 1 and words[0].lower() in full:
            found.entity = full[words[0].lower()]
        elif len(words) > 1:
            full[words[-1].lower()] = found.entity
            full[re.sub(r"^(al|el)-", "", words[-1].lower())] = found.entity


def slug(text: str) -> str:
    """The text as an id: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
