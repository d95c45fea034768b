"""Who denies what others tell: a mouth beside the chain of those who tell it."""

from __future__ import annotations

import pytest

import polybius


def mouths(text: str, kind: str) -> tuple[list[str], list[tuple[str, str]], str]:
    """Who tells the first event of a kind, who holds what of it, and the publisher's view."""
    reading = polybius.read(text, published="2024-05-11")
    event = next(event for event in reading.events if event.event_type == kind)

    def words(index: int) -> str:
        source = reading.attributions[index].source
        return reading.words(source.span) if source else ""

    beliefs = [(words(one.attribution), one.value) for one in event.factuality_by]
    return [words(index) for index in event.attributions], beliefs, event.factuality


@pytest.mark.parametrize(
    ("text", "kind", "teller", "denier"),
    [
        ("Chadian troops shelled a Libyan fort on Friday, Tripoli said. N'Djamena denied it.", "ASSAULT", "Tripoli",
         "N'Djamena"),
        ("Peruvian officials said Chilean soldiers had raided a farm. Chile denied the accusation.", "ASSAULT",
         "Peruvian officials", "Chile"),
        ("Niger says Mali arms the rebels. Mali denies that.", "AID", "Niger", "Mali"),
        ("Kenya says Uganda shelled an island, which Uganda denies.", "ASSAULT", "Kenya", "Uganda"),
        ("The Yemeni army said it had killed 30 fighters, a claim the Houthis denied.", "ASSAULT", "The Yemeni army",
         "the Houthis"),
        ("Togo said it had sunk a Beninese boat, something Benin denies.", "ASSAULT", "Togo", "Benin"),
        ("Togo said Ghanaian troops had shelled a village, a claim Accra called ridiculous.", "ASSAULT", "Togo",
         "Accra"),
        ("Chad said Libyan jets had bombed a well, an allegation that Tripoli has called a lie.", "ASSAULT", "Chad",
         "Tripoli"),
        ("Chad said Libya had armed the rebels, an accusation rejected by Tripoli.", "AID", "Chad", "Tripoli"),
        ("Greece said Turkish jets had bombed an islet. Turkey said the report was false.", "ASSAULT", "Greece",
         "Turkey"),
        ("Oman said Yemeni gunmen had robbed two drivers. A Yemeni spokesman called the story a lie.", "ASSAULT",
         "Oman", "A Yemeni spokesman"),
        # by the noun of a blow that says no more than that, whatever was told between
        ("Libyan jets hit a camp in Chad, N'Djamena said. Chad considers this a violation. The Libyan army denied the "
         "attack.", "ASSAULT", "N'Djamena", "The Libyan army"),
        ("Rebels shelled a market in Gao on Monday, killing nine, the Malian army said. The rebels denied carrying out "
         "the attack.", "ASSAULT", "the Malian army", "The rebels"),
        ("Togo said Beninese police had beaten its traders. Cotonou labelled the claim absurd.", "ASSAULT", "Togo",
         "Cotonou"),
        ("Togo said Beninese police had beaten its traders. Benin rejected the claims as lies, calling them absurd.",
         "ASSAULT", "Togo", "Benin"),
        ("Zambia said Malawian agents had abducted a refugee. Malawi denied involvement in the abduction.", "ASSAULT",
         "Zambia", "Malawi"),
        ("Greece said Turkish jets had bombed an islet. Ankara said the report does not correspond to reality.",
         "ASSAULT", "Greece", "Ankara"),
        # such deeds at large, in a denial that tells no act itself: the denier's own
        ("Ghana said Togolese soldiers had shot at a boat. Lomé denied that any shots had been fired.", "ASSAULT",
         "Ghana", "Lomé"),
        ("Oman said Yemeni jets had bombed a dhow. Sanaa has denied such attacks.", "ASSAULT", "Oman", "Sanaa"),
        ("Peru said Chilean gunmen had killed a guard. Chile said it had nothing to do with the attack.", "ASSAULT",
         "Peru", "Chile"),
        # far above: the denier's own deed, not what somebody asked for in between
        ("Laos said Thai soldiers had shot two fishermen near Paksane. The river was closed. Markets emptied. Laotian "
         "police asked for a list of the patrols. Bangkok rejected the accusation.", "ASSAULT", "Laos", "Bangkok"),
    ],
)  # fmt: skip
def test_who_denies_what_another_tells_stands_beside_him(text, kind, teller, denier):
    told, beliefs, view = mouths(text, kind)

    assert told == [teller]
    assert beliefs == [(teller, "CT+"), (denier, "CT-")]
    assert view == "PR+"


@pytest.mark.parametrize("noun", ["claim", "accusation"])
@pytest.mark.parametrize("added", ["", "It said two herders were killed. "])  # by whom is not told
def test_a_claim_that_is_denied_is_the_deed_rather_than_what_its_teller_adds(noun, added):
    text = (
        f"Togo said Beninese troops had burned a farm. {added}It said the road was closed. Benin rejected the {noun}."
    )
    told, beliefs, _ = mouths(text, "ASSAULT")

    assert told == ["Togo"]
    assert beliefs == [("Togo", "CT+"), ("Benin", "CT-")]


def test_what_the_report_tells_itself_can_be_denied():
    told, beliefs, view = mouths("Chadian troops shelled a Libyan fort on Friday. Chad's army denied it.", "ASSAULT")

    assert (told, beliefs, view) == ([], [("Chad's army", "CT-")], "PR+")


@pytest.mark.parametrize(
    "text",
    [
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena did not deny it.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena rejected the offer.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena denied that it had armed rebels.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena called the claim serious.",
        "Chadian troops shelled a Libyan fort, Tripoli said. Niger denied that any shots had been fired.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena denied that a strike had closed its port.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena denied that its ministers were tired.",
        "Chadian troops shelled a Libyan fort, Tripoli said. N'Djamena never called the report a lie.",
        # far above: only what the denier himself is said to have done, and no pronoun reaches so far
        "Chadian troops shelled a Libyan fort, Tripoli said. Rain fell. Shops shut. Dogs ran. Niger denied the claim.",
        "Chadian troops shelled a Libyan fort, Tripoli said. It rained. Roads froze. Shops shut. N'Djamena denied it.",
        # another's report, which tells of no such deed, stands between
        "Chadian troops shelled a Libyan fort, Tripoli said. It rained. A bank said Chad's exports had fallen. "
        "N'Djamena disputed the findings.",
    ],
)
def test_what_is_not_denied(text):
    assert mouths(text, "ASSAULT")[1] == [("Tripoli", "CT+")]


def test_who_disputes_an_account_does_not_quite_deny_it():
    text = "Tonga said a Fijian gunboat had rammed a trawler. Fiji's navy disputed the account."

    assert mouths(text, "ASSAULT")[1] == [("Tonga", "CT+"), ("Fiji's navy", "PS-")]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "Amnesty International said Cuban police had beaten nine painters. The interior ministry denied this.",
            ["NGO"],
        ),
        ("Villagers in Shan State said Myanmar troops had shot a monk. The army denied it.", ["MMRCVL"]),
    ],
)
def test_a_denial_contradicts_who_told_it_and_never_its_own_side(text, recipients):
    events = polybius.read(text, published="2024-05-11").events

    assert [[p.code for p in event.recipients] for event in events if event.event_type == "REJECT"] == [recipients]


def test_who_calls_an_act_a_bad_one_does_not_deny_it():
    told, beliefs, _ = mouths("Kenya said it had shot three raiders, an act Somalia called a crime.", "ASSAULT")

    assert told == ["Kenya"]
    assert ("Somalia", "CT-") not in beliefs


def test_who_disputes_an_account_doubts_it_beside_whoever_gave_it():
    told, beliefs, view = mouths("Chad's army said it had killed nine raiders, an account their families dispute.",
                                 "ASSAULT")  # fmt: skip

    assert told == ["Chad's army"]
    assert beliefs == [("Chad's army", "CT+"), ("their families", "PS-")]
    assert view == "PR+"


@pytest.mark.parametrize(
    "text",
    [
        "Turkey rejected as baseless claims that its army had shelled Syrian villages.",
        "Turkey dismissed as false reports that its army had shelled Syrian villages.",
        "Turkey denounced the reports that its army had shelled Syrian villages as lies.",
        "Turkey denounced as lies the reports that its army had shelled Syrian villages.",
    ],
)
def test_a_report_that_is_rejected_as_untrue_is_denied(text):
    shelled = next(event for event in polybius.read(text).events if event.event_type == "ASSAULT")

    assert "negation" in shelled.auxiliary
    assert shelled.factuality != "CT+"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry called reports that Libyan rebels had killed nine nurses baseless.",
        "The ministry described as false a report that Libyan rebels had killed nine nurses.",
        'The ministry dismissed as "lies" reports that Libyan rebels had killed nine nurses.',
        # whatever trees hang the reports on
        "The ministry dismissed as lies reports that Libyan rebels had killed nine nurses.",
        "The ministry dismissed as fake news reports that Libyan rebels had killed nine nurses.",
        "The ministry dismissed as fabricated reports that Libyan rebels had killed nine nurses.",
        'The ministry rejected as "baseless" US allegations that Libyan rebels had killed nine nurses.',
    ],
)
def test_who_calls_a_report_untrue_denies_what_it_tells(text):
    _, views, publisher = mouths(text, "ASSAULT")

    assert (views[-1], publisher[-1] == "+") == (("The ministry", "CT-"), False)


def test_who_has_not_commented_on_reports_says_nothing():
    _, views, _ = mouths("The ministry has not commented on reports that Libyan rebels killed nine nurses.", "ASSAULT")

    assert all(who != "The ministry" for who, _ in views)


@pytest.mark.parametrize("verb", ["rejected", "dismissed as nonsense"])
def test_a_report_whose_words_are_rejected_asserts_what_it_says(verb):
    told, views, _ = mouths(f"Angola {verb} a UN report that said Angolan troops had shelled a clinic.", "ASSAULT")

    assert told == ["a UN report", "Angola"]
    assert views == [("a UN report", "CT+"), ("Angola", "CT-")]


def test_who_calls_an_accusation_nonsense_does_not_make_it():
    text = "A Polish paper said Belarusian guards had beaten migrants. Minsk called the accusations nonsense."
    told, beliefs, _ = mouths(text, "ACCUSE")

    assert (told, beliefs) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "Niger rejected claims that its army shelled a clinic and blamed Mali for the fire.",
        "Niger dismissed Malian reports that its jets had bombed a well, and instead accused Mali of it.",
        "Niger denied that it shelled a clinic and accused Mali of shelling its own people.",
    ],
)
def test_what_somebody_says_beside_a_denial_he_does_not_deny(text):
    assert mouths(text, "ASSAULT")[1][-1] == ("Niger", "CT-")
    assert mouths(text, "ACCUSE") == ([], [], "CT+")


@pytest.mark.parametrize(
    ("text", "denied", "stands"),
    [
        # the accuser has summoned, recalled and threatened whatever is denied
        ("Togo said Ghanaian troops had shelled a farm. It said it had summoned the Ghanaian ambassador. Ghana's "
         "foreign ministry rejected the claim.", "ASSAULT", "ACCUSE"),
        ("Kenya's minister said Somali jets had bombed a well. Nairobi recalled its envoy from Mogadishu, the foreign "
         "ministry said. Somalia dismissed this as a fabrication.", "ASSAULT", "SANCTION"),
        ('"Ghanaian troops shelled a farm, and we will retaliate," the Togolese minister said. Ghana denied it.',
         "ASSAULT", "THREATEN"),
        # with nothing alleged before it, what was told last
        ("Mali said it had expelled two Algerian diplomats. Algeria denied it.", "SANCTION", None),
        # who claims a blow of his own may be denied it
        ("Chad said Libyan guns had shelled a fort. It said its troops had seized a Libyan colonel. Libya denied it.",
         "COERCE", "ASSAULT"),
    ],
)  # fmt: skip
def test_what_is_denied_was_alleged_and_not_only_said_by_the_accuser(text, denied, stands):
    assert "CT-" in [value for _, value in mouths(text, denied)[1]]
    assert stands is None or "CT-" not in [value for _, value in mouths(text, stands)[1]]


@pytest.mark.parametrize(
    ("text", "kind", "denied"),
    [
        # what the denier tells himself he does not deny
        ("Togo's government said its jets had struck a depot. It denied hitting civilians.", "ASSAULT", False),
        # a party is not its government
        ("The government of Bangladesh imposed a curfew in Dhaka, the press secretary said. A minister suggested "
         "that the opposition Jamaat party in Bangladesh had set a station on fire. The party rejected the accusation.",
         "COERCE", False),
        # harm to its own side is no deed of it
        ("Ghanaian jets hit a camp in Togo, the radio said. Togolese rebels said they had fired rockets at a Ghanaian "
         "frigate. Ghana's navy denied that any ship had been hit.", "ASSAULT", False),
        # what others tell of its side a government does
        ("Rebels in Togo said its army had torched a bus. Togo's government denied it.", "ASSAULT", True),
        ("A minister said the opposition Jamaat party in Bangladesh had torched a bus. The party rejected the "
         "accusation.", "ASSAULT", True),
    ],
)  # fmt: skip
def test_nobody_denies_what_he_tells_himself_or_what_another_body_of_his_country_did(text, kind, denied):
    assert ("CT-" in [value for _, value in mouths(text, kind)[1]]) == denied


def test_a_charge_that_is_denied_is_no_step_that_it_led_to():
    text = (
        "Ghanaian jets violated Togolese airspace on Friday, Togo's foreign ministry said, prompting Lome to summon "
        "the Ghanaian envoy. Ghana's defence ministry denied the allegation."
    )
    reading = polybius.read(text, published="2025-05-06")
    denied = [
        reading.words(event.trigger) for event in reading.events
        if "CT-" in [belief.value for belief in event.factuality_by]
    ]  # fmt: skip
    assert denied == ["violated"]
