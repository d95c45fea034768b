"""What a report tells beside a saying is not said: whole sentences through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def mouths(text: str, words: str) -> list[str]:
    """Who tells some words of a text, innermost first."""
    reading = polybius.read(text, published="2020-05-13")
    at = text.index(words)
    holding = [a for a in reading.attributions if any(span.start <= at < span.end for span in a.content)]
    holding.sort(key=lambda a: sum(map(len, a.content)))
    return [reading.words(a.source.span) if a.source else "nobody" for a in holding]


@pytest.mark.parametrize(
    ("text", "own", "said", "mouth"),
    [
        ("After troops shelled the town, the governor said that rebels had burned the bridge.", "shelled", "burned",
         "the governor"),
        ("Hours before troops shelled the town, the governor said rebels had burned the bridge.", "shelled", "burned",
         "the governor"),
        ("In the hospital that jets bombed on Sunday, a nurse said that gunmen had burned the bridge.", "bombed",
         "burned", "a nurse"),
        ("The minister, sacked in May, said troops had burned the bridge.", "sacked", "burned", "The minister"),
        ("The governor said after troops shelled the town that rebels had burned the bridge.", "shelled", "burned",
         "The governor"),
        ("The rebels burned the bridge, the governor said after troops shelled the town.", "shelled", "burned",
         "the governor"),
        ("Troops burned the bridge, the minister, who was sacked in May, said.", "sacked", "burned", "the minister"),
        # the next thing that happened: the saying stands a step back in time
        ("The rebels said that troops had burned the bridge, and the army stormed the plant.", "stormed", "burned",
         "The rebels"),
        ("The rebels, according to the mayor, burned the bridge, and Chad closed the border.", "closed", "burned",
         "the mayor"),
        ("The governor said that rebels had burned the bridge, two days after troops shelled the town.", "shelled",
         "burned", "The governor"),
        ("The governor said rebels would leave the bridge, a day after troops shelled the town.", "shelled", "leave",
         "The governor"),
        ("Chad seized a bus, after, the governor said, rebels had burned the bridge.", "seized", "burned",
         "the governor"),
        ("Chad expelled the envoy for saying that troops burned the bridge.", "expelled", "burned", "the envoy"),
        ("Chad seized a bus on Tuesday after, the governor said, rebels had burned the bridge.", "seized", "burned",
         "the governor"),
        # what is to come is said; the reason that the report gives for it in its own past is not
        ("Niger said it would shut the bridge after Chadian jets bombed a convoy.", "bombed", "shut", "Niger"),
        ("Niger said it would shut the bridge after a drone strike killed a general.", "killed", "shut", "Niger"),
        ("The rebels burned the bridge, according to the mayor; troops left the town.", "left", "burned", "the mayor"),
        ("Generals revealed that they are fighting beside the allies again, less than a week after a crowd burned the"
         " bridge.", "burned", "fighting", "Generals"),
        ("Soldiers are being sent to the coast, the minister said, after a crowd burned the bridge in May.", "burned",
         "sent", "the minister"),
        # trees hang him on the lorry
        ("Forces sealed off farmland east of the base overnight and detained three men for questioning, according to"
         " the governor's office; a truck with makeshift launch rails stood abandoned nearby.", "stood", "detained",
         "the governor's office"),
        # what the speaker does by words meanwhile
        ("The president spoke at noon. Iran is standing down, he says, announcing further sanctions on it.",
         "announcing", "standing", "he"),
        # that he was accused is no denial's
        ("The Americans held the militia responsible, a charge that the group rejects.", "held", "responsible",
         "the group"),
    ],
)  # fmt: skip
def test_the_occasion_of_a_saying_is_told_by_the_report(text, own, said, mouth):
    told = mouths(text, said)

    assert [mouths(text, own), [one.split(",")[0] for one in told]] == [[], [mouth]]


@pytest.mark.parametrize(
    ("text", "words", "mouth"),
    [
        ("The director said that the school, which jets bombed in July, would stay closed.", "bombed", "The director"),
        ("Pakistan said its pilots shot down two jets after India bombed a hill.", "bombed", "Pakistan"),
        ("Pakistan said its pilots would fly again after India had bombed a hill.", "bombed", "Pakistan"),
        ("The rebels burned the bridge the day after, the mayor said.", "burned", "the mayor"),
        ("The rebels said that troops had burned the bridge, and that the army stormed the plant.", "stormed",
         "The rebels"),
        ("The governor said rebels had burned the bridge, a day after troops had shelled the town.", "shelled",
         "The governor"),
        ("The governor said rebels burned the bridge two days after troops shelled it.", "shelled", "The governor"),
        ("Rebels had burned the bridge the day before, the mayor said.", "burned", "the mayor"),
        ("Rebels attacked the port, the mayor said, after troops burned the bridge.", "burned", "the mayor"),
    ],
)  # fmt: skip
def test_what_stands_inside_the_speech_keeps_its_mouth(text, words, mouth):
    assert mouths(text, words) == [mouth]


def test_who_says_nothing_is_no_mouth():
    assert mouths("Chad, which had bombed the mosque, said nothing.", "bombed") == []


def test_a_saying_may_end_the_text():
    assert mouths("The army left the town, the governor said", "left") == ["the governor"]
