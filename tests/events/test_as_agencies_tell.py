"""Whose acts they are in the sentences of agencies: both sides of a row, a man taken up, whoever a pronoun means."""

import pytest

import polybius

SUDAN = (
    "Sudan's government later said it was cutting diplomatic ties with the Emirates, accusing it of supplying the Rapid"
    " Support Forces with drones, and would withdraw its ambassador."
)
ARREST = (
    "Norwegian police have detained a Russian researcher at a university in Bergen. The man, who had posed as a"
    " Brazilian, was picked up last Wednesday. A court in Oslo ordered him held for four weeks."
)
RAID = "Security forces raided a hideout in Bannu, Pakistan, and killed three militants. "


def sides(text: str, word: str) -> tuple[list[str], list[str]]:
    """The codes on both sides of the event whose trigger begins with a word."""
    reading = polybius.read(text, published="2025-06-03")
    event = next(event for event in reading.events if reading.words(event.trigger).startswith(word))
    return tuple([party.code or "" for party in side] for side in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # both do it to each other, whoever else is near
        ("Thailand and Cambodia traded accusations on Wednesday near Laos.", "traded", ["THA", "KHM"], []),
        ("Chad and Libya traded accusations of sheltering rebels.", "traded", ["TCD", "LBY"], []),
        (
            "Kenya and Uganda agreed on Tuesday to reopen their busiest border crossing. A case is pending at the East"
            " African Court of Justice in Arusha.",
            "reopen", ["KEN", "UGA"], [],
        ),
        ("Chad and Libya lifted their sanctions on Mali.", "lifted", ["TCD", "LBY"], ["MLI"]),
        # who is accused is not who accuses
        (SUDAN, "accusing", ["SDNGOV"], ["ARE"]),
        ("Thai soldiers approached the Cambodians to ask them to stop digging.", "ask", ["THAMIL"], ["KHM"]),
        # an ambassador is called home from another state than one's own
        (SUDAN, "withdraw", ["SDNGOV"], ["ARE"]),
        # the man who was told of
        (ARREST, "picked up", ["NORCOP"], ["RUSEDU"]),
        (ARREST, "ordered", ["NORJUD"], ["RUSEDU"]),
        # a ministry accuses other states
        (
            "The Russian embassy in Oslo demanded access. Foreign Ministry spokeswoman Olga Petrova accused Norway of"
            " hysteria.",
            "accused", ["RUS"], ["NOR"],
        ),
        # by whom soldiers are hurt who kill others
        (RAID + "One soldier was also killed in the exchange of fire.", "killed", ["PAKREB"], ["PAKMIL"]),
        (
            "Israeli troops raided Jenin and killed three gunmen. Two soldiers were wounded.",
            "wounded", ["PSEUAF"], ["ISRMIL"],
        ),
        (
            "Chadian troops attacked a Libyan post. Two soldiers were killed in the clash.",
            "killed", ["TCDMIL"], ["LBYMIL"],
        ),
        # who condemns it has not suffered it
        (
            "Egypt condemned the attacks by the Rapid Support Forces on Port Sudan; Cairo urged both sides to talk.",
            "attacks", ["SDNREB"], ["SDN"],
        ),
        ("France condemned the attack on Bamako, which killed two Frenchmen.", "attack", [], ["FRACVL"]),
    ],
)  # fmt: skip
def test_who_stands_on_its_sides(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The area, where the borders of Thailand, Cambodia and Laos meet, is quiet.", []),
        ("Venezuela had broken its promise to publish the results.", []),
        ("Thailand does not recognise the court's jurisdiction.", [("REJECT", ())]),
        ("The World Court threw out a case in which Sudan accused the Emirates of arming rebels.", [("REJECT", ())]),
        ("The court threw out the case against the Chadian banker.", [("CONCEDE", ())]),
        ("Iran broke its commitments under the deal.", [("SANCTION", ())]),
    ],
)
def test_what_it_tells(text, types):
    found = [(event.event_type, event.auxiliary) for event in polybius.read(text, published="2025-06-03").events]
    assert [one for one in found if one[0] not in ("ACCUSE", "AID")] == types


def test_a_prime_minister_without_a_state_is_of_the_one_whose_premier_the_report_tells_of():
    text = (
        "Thai PM orders border alert\n\nBANGKOK/PHNOM PENH - Thailand and Cambodia traded fire on Wednesday.\n\n"
        "Prime Minister Anong Chaiya said she had spoken with Cambodian leader Sok Dara."
    )
    assert sides(text, "spoken") == (["THAGOV"], ["KHMGOV"])
    text = (
        "Thailand's prime minister met his Malaysian counterpart on Monday. Prime Minister Ahmad Salleh welcomed him in"
        " Kuala Lumpur."
    )
    assert sides(text, "welcomed") == (["THAGOV"], ["MYSGOV"])
