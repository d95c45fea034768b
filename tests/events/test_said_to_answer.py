"""What words of a later sentence, call an answer: sentences -> links, through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def answers(text: str) -> set[tuple[str, str]]:
    """The sure links of acts that answer others: the words of the acts, the answering one first."""
    reading = polybius.read(text, published="2023-06-20")
    words = {event.id: reading.words(event.trigger).split()[0] for event in reading.events}
    sure = (link for link in reading.links if link.kind == "responds_to" and link.confidence >= 0.5)
    return {(words[link.from_], words[link.to]) for link in sure}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        # a noun of answering comes, or is something
        ("Madrid froze a payment to Morocco. Morocco's reply came on Friday, when it stopped taking back migrants.",
         ("stopped", "froze")),
        ("Kenyan jets bombed a camp of the rebels in Somalia. The answer came two days later: the rebels fired rockets "
         "at Mandera.", ("fired", "bombed")),
        ("Chile expelled two Bolivian consuls on Monday. The response from La Paz followed within hours. Bolivia "
         "closed the border crossing at Tambo Quemado.", ("closed", "expelled")),
        # somebody sees an act as one
        ("Georgia expelled a Russian consul. Two weeks later Russia barred Georgian wine. Georgian officials described "
         "the ban as punishment for the expulsion.", ("barred", "expelled")),
        ("Chadian jets bombed a camp in Diffa. Chad's army called the raid retaliation for the shelling of its post "
         "by Niger.", ("bombed", "shelling")),
        ("Chadian jets bombed a camp in Diffa. Chad's army called the raid a response to the shelling of its post "
         "by Niger.", ("bombed", "shelling")),
        # by a participle, of the act of its own clause
        ("The rebels said they had downed a Chadian drone over Faya, framing the action as a response to Chadian "
         "strikes on several villages.", ("downed", "strikes")),
        ("Chad shut the crossing at Adre on Monday, calling the step a response to the arrest of its consul by Sudan.",
         ("shut", "arrest")),
        # or as part of one
        ("The Ethiopian army shelled a barracks in Moyale. Addis Ababa said the attack was part of the escalation in "
         "response to the Sunday raid by Kenyan troops on an Ethiopian camp.", ("shelled", "raid")),
        ("The Ethiopian army shelled a barracks in Moyale. The shelling was part of a campaign in retaliation for a "
         "raid by Kenyan troops on an Ethiopian camp.", ("shelled", "raid")),
        # "followed" that the tree takes for a preposition, and with nothing behind it
        ("South Sudan shut down its oil wells in January. The shutdown followed the seizure of three tankers by Sudan.",
         ("shut", "seizure")),
        ("Rockets killed an American contractor near Kirkuk on Friday. American air raids on the militia followed, "
         "then the siege of the embassy.", ("raids", "killed")),
        # whatever is called an answer
        ("The United States on Monday lifted the duties which it had put on handbags from Europe. Those penalties were "
         "its reply to Europe's refusal to let in more bananas.", ("put", "refusal")),
        # one of those who fought does it to the other
        ("India on Monday banned 59 Chinese applications. The order follows the brawl of June 15, in which soldiers of "
         "the two armies fell upon one another.", ("banned", "brawl")),
        # a like gift, not the last blow
        ("The rebels shelled a Nigerien post on Monday. On Wednesday they freed three Nigerien soldiers. Niamey "
         "responded by halting air raids on them.", ("halting", "freed")),
    ],
)  # fmt: skip
def test_an_act_answers_what_words_call_it_an_answer_to(text, link):
    assert link in answers(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        # the charge is about the ban
        ("Georgia expelled a Russian consul. Two weeks later Russia barred Georgian wine. Georgian officials described "
         "the ban as punishment for the expulsion.", ("described", "expelled")),
        # what answers by its own word is no cause of what was told before it
        ("Kenya expelled a Somali consul. Somalia hit back with a ban on Kenyan flights.", ("expelled", "hit")),
    ],
)  # fmt: skip
def test_an_act_does_not_answer_what_another_one_answers(text, link):
    assert link not in answers(text)


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("the strike was in response to rocket fire on the Balad base last week", "fire"),
        ("the raid was retaliation for a rocket attack on the Balad base last week", "attack"),
        ("the strike was in reprisal for an attack on the Balad base", "attack"),
        ("the strike came in response to rocket fire on the Balad base", "fire"),
    ],
)
def test_what_an_act_is_said_to_answer_others_have_done(words, noun):
    text = f"American jets bombed a depot of Harakat al-Nujaba in Iraq on Sunday. The Pentagon said {words}."
    reading = polybius.read(text, published="2023-06-20")
    other = next(event for event in reading.events if reading.words(event.trigger) == noun)
    mouths = [source.span.of(reading.text) for one in reading.attributions if (source := one.source)]

    assert ("bombed", noun) in answers(text)
    assert (other.actors, mouths) == ((), ["The Pentagon"])
    assert "THREATEN" not in {event.event_type for event in reading.events}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Moscow said the strikes were retaliation for Sunday's attack on the bridge at Chonhar.", []),
        # whoever speaks of another's act may have done what that answers
        (
            "Rebels shelled Goma on Sunday. The rebels said the raids of the Congolese army were retaliation for the "
            "attack on Goma.",
            ["CODREB"],
        ),
    ],
)
def test_whoever_answers_an_act_has_not_done_it(text, doers):
    reading = polybius.read(text, published="2023-06-20")
    attack = next(event for event in reading.events if reading.words(event.trigger) == "attack")

    assert [party.code for party in attack.actors] == doers
