"""Whose word something is, in SQL: the voice and the side of a source's cell, and how it is called."""

from __future__ import annotations

__all__ = ["PRONOUNS", "pointing", "side", "voice"]

# Lists that the steps look things up in; DuckDB takes no subquery inside a list's expression.
STATES, ORGANS = (f"getvariable('claim_{name}')" for name in ("states", "organs"))
PRONOUNS = "'he', 'she', 'it', 'they', 'we', 'i', 'you', 'who', 'that', 'this', 'one', 'some', 'others'"


def voice(cell: str) -> str:
    """Whose voice a source or party is: a state's organ, somebody known, words alone, nobody named.

    Of whom only name and country are known (the "Emergency Lawyers" of Sudan) nobody says that he is of the state.
    """
    return f"""CASE
        WHEN list_contains({STATES}, {cell}.country) AND coalesce(
            list_contains({ORGANS}, left({cell}.sector, 3)), NOT starts_with({cell}.entity, 'name:'), true) THEN 'state'
        WHEN coalesce({cell}.entity, {cell}.code) IS NOT NULL THEN 'known'
        WHEN {cell}.text IS NULL OR lower({cell}.text) IN ({PRONOUNS}) THEN 'unnamed'
        ELSE 'words' END"""


def side(cell: str) -> str:
    """The organs of a state are one side; else an entity, or the words without their article; NULL: nobody named."""
    return f"""CASE {voice(cell)} WHEN 'state' THEN {cell}.country
        WHEN 'known' THEN coalesce({cell}.entity, {cell}.code)
        WHEN 'words' THEN regexp_replace(lower({cell}.text), '^(the|a|an|its|his|her|their) ', '') END"""


def pointing(cell: str) -> str:
    """Whether only another sentence makes somebody of a source's words, so that his name stands in their place.

    That of "he" and "his office" in any case, of "the group" where it has a name of its own and not its state's alone.
    """
    return f"""(regexp_matches({cell}.text,
        '^(he|she|it|they|we|i|you|who|his|her|its|their|our|my|this|that|these|those)\\b( [a-z]|$)', 'i')
        OR {cell}.entity <> coalesce({cell}.code, '') AND regexp_matches({cell}.text, '^[Tt]he [a-z ]+$'))"""
