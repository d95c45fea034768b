"""Who speaks on, and through whom: two sentences -> chain of mouths of the act in the second, innermost first."""

from __future__ import annotations

import pytest

from tests.sources.test_mouths import chain

SHELLED = "Somali troops had shelled the town."


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # whom an outlet cites, and who told it something, goes on through it
        (f"Radio Garissa reported the raid, citing a pilot. The pilot said {SHELLED}", ["The pilot", "Radio Garissa"]),
        (f"Radio Garissa reported the raid, citing a pilot. According to the pilot, {SHELLED}",
         ["the pilot", "Radio Garissa"]),
        (f"A pilot told Radio Garissa that planes had come. According to him, {SHELLED}", ["him", "Radio Garissa"]),
        (f"Two nurses told Radio Garissa that planes had come. According to them, {SHELLED}",
         ["them", "Radio Garissa"]),
        (f"Reuters, citing a pilot, reported the raid. He said planes had come. He added that {SHELLED}",
         ["He", "Reuters"]),
        (f"A pilot told Radio Garissa that planes had come, adding that {SHELLED}", ["A pilot", "Radio Garissa"]),
        # behind what the outlet itself says next; quoted by his name
        (f"Radio Garissa reported the raid, citing a pilot. Planes had come, it said. The pilot added that {SHELLED}",
         ["The pilot", "Radio Garissa"]),
        ('Colonel Ali Musa told Radio Garissa that planes had come. "Somali troops shelled the town," Musa said.',
         ["Musa", "Radio Garissa"]),
        ('Colonel Ali Musa told Radio Garissa of it. "It is a crime. Somali troops shelled the town," Musa said.',
         ["Musa", "Radio Garissa"]),
        # who says it in a statement or posts it has told no outlet
        (f"Colonel Ali Musa told Radio Garissa that planes had come. He tweeted that {SHELLED}", ["He"]),
        (f"Colonel Ali Musa told Radio Garissa that planes had come. Musa said {SHELLED}", ["Musa"]),
        ('Colonel Ali Musa told Radio Garissa of it. "Somali troops shelled the town," Musa said in a statement.',
         ["Musa"]),
        # somebody else, the outlet itself, and who is cited by no outlet do not
        (f"Radio Garissa reported the raid, citing a pilot. The mayor said {SHELLED}", ["The mayor"]),
        (f"Radio Garissa reported the raid, citing a pilot. It said {SHELLED}", ["It"]),
        (f"The army confirmed the raid, citing a pilot. The pilot said {SHELLED}", ["The pilot"]),
        (f"A pilot told Radio Garissa that planes had come. The mayor denied it, adding that {SHELLED}", ["The mayor"]),
    ],
)  # fmt: skip
def test_who_goes_on_speaks_through_the_same_outlet(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        (f"The letter tells of a raid. It went on to say that {SHELLED}", ["It"]),
        (f"The letter tells of a raid. It goes on to say that {SHELLED}", ["It"]),
        (f"The letter tells of a raid. He went on to say that {SHELLED}", ["He"]),
        (f"It is still said that {SHELLED}", []),
    ],
)
def test_it_goes_on_to_say_so(text, mouths):
    assert chain(text, "shelled") == mouths
