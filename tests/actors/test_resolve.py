"""Whom the words of a report mean: phrases, capitals, descriptions, pronouns. Readings are built by hand."""

import pytest

from polybius.actors import resolve
from polybius.schema import Affiliation
from tests.reading import reading_of

# Sentences as rows: word lemma UPOS tag head deprel.
FORCES = """
The the DET DT 3 det
U.S. U.S. PROPN NNP 3 compound
military military NOUN NN 5 nsubj
has have AUX VBZ 5 aux
trained train VERB VBN 0 root
Iraqi iraqi ADJ JJ 7 amod
forces force NOUN NNS 5 obj
, , PUNCT , 11 punct
the the DET DT 10 det
inspector inspector NOUN NN 11 nsubj
said say VERB VBD 5 parataxis
. . PUNCT . 5 punct
"""


def found(reading) -> dict[str, str | None]:
    """Words of each mention -> code of its entity, None for one that stays open."""
    out = {}
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        out[reading.words(mention.span)] = entity.code if entity else None
    return out


def test_the_sentence_of_the_house_gets_its_actors():
    reading = resolve(reading_of(FORCES))

    assert found(reading) | {"The U.S. military": "USAMIL", "U.S.": "USA", "Iraqi forces": "IRQMIL"} == found(reading)
    assert [reading.words(m.head) for m in reading.mentions if m.kind == "AGENT"][:2] == ["military", "forces"]


def phrase(rows: str) -> str:
    """A noun phrase as the subject of "said": the last row of it is the head, unless it says otherwise."""
    lines = rows.strip().splitlines()
    head = next((i for i, line in enumerate(lines, 1) if line.endswith("HEAD")), len(lines))
    made = [line.replace("HEAD", f"{len(lines) + 1} nsubj") for line in lines]
    made = [line.replace(" H ", f" {head} ") for line in made]
    return "\n".join([*made, "said say VERB VBD 0 root", f". . PUNCT . {len(lines) + 1} punct"])


@pytest.mark.parametrize(
    ("rows", "words", "code"),
    [
        (
            "Iraq Iraq PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\nparliament parliament NOUN NN HEAD",
            "Iraq's parliament",
            "IRQLEG",
        ),
        (
            "Iranian iranian ADJ JJ H amod\nforeign foreign ADJ JJ H amod\nminister minister NOUN NN HEAD",
            "Iranian foreign minister",
            "IRNGOV",
        ),
        # not Iran's militia: it is backed by Iran
        (
            "Iranian-backed iranian-backed ADJ JJ H amod\nIraqi iraqi ADJ JJ H amod\nmilitias militia NOUN NNS HEAD",
            "Iranian-backed Iraqi militias",
            "IRQPRM",
        ),
        # of the state whose embassy it is, not of the one it stands in
        (
            "the the DET DT H det\n"
            "Iranian iranian ADJ JJ H amod\n"
            "embassy embassy NOUN NN HEAD\n"
            "in in ADP IN 5 case\n"
            "Baghdad Baghdad PROPN NNP 3 nmod",
            "the Iranian embassy",
            "IRNGOV",
        ),
        ("forces force NOUN NNS HEAD\nof of ADP IN 3 case\nIraq Iraq PROPN NNP 1 nmod", "forces of Iraq", "IRQMIL"),
        # troops in Iraq need not be Iraqi
        ("troops troop NOUN NNS HEAD\nin in ADP IN 3 case\nYemen Yemen PROPN NNP 1 nmod", "troops", None),
        ("Hezbollah Hezbollah PROPN NNP H compound\nfighters fighter NOUN NNS HEAD", "Hezbollah fighters", "LBNREB"),
        (
            "a a DET DT H det\nPentagon Pentagon PROPN NNP H compound\nofficial official NOUN NN HEAD",
            "a Pentagon official",
            "USAMIL",
        ),
        (
            "Dozens dozen NOUN NNS HEAD\n"
            "of of ADP IN 4 case\n"
            "Turkish turkish ADJ JJ 4 amod\n"
            "soldiers soldier NOUN NNS 1 nmod",
            "Dozens of Turkish soldiers",
            "TURMIL",
        ),
        (
            "former former ADJ JJ H amod\nIraqi iraqi ADJ JJ H amod\nminister minister NOUN NN HEAD",
            "former Iraqi minister",
            "IRQELI",
        ),
        ("the the DET DT H det\nUN UN PROPN NNP H compound\nenvoy envoy NOUN NN HEAD", "the UN envoy", "UNO"),
        (
            "Kurdish kurdish ADJ JJ H amod\n"
            "forces force NOUN NNS HEAD\n"
            "in in ADP IN 4 case\n"
            "Syria Syria PROPN NNP 2 nmod",
            "Kurdish forces",
            "SYRREB",
        ),
        ("Iraqis Iraqis PROPN NNPS HEAD", "Iraqis", "IRQCVL"),
        ("the the DET DT H det\nAmericans Americans PROPN NNPS HEAD", "Americans", "USA"),  # stand for their state
    ],
)
def test_a_phrase_belongs_to_whom_its_own_words_name(rows, words, code):
    reading = resolve(reading_of(phrase(rows)))

    assert found(reading).get(words) == code


def test_a_sponsor_is_kept_as_a_tie():
    rows = "Iranian-backed iranian-backed ADJ JJ H amod\nIraqi iraqi ADJ JJ H amod\nmilitias militia NOUN NNS HEAD"
    reading = resolve(reading_of(phrase(rows)))
    militia = next(entity for entity in reading.entities if entity.code == "IRQPRM")

    assert militia.affiliations == (Affiliation("IRN", "sponsor"),)


@pytest.mark.parametrize(
    ("rows", "word", "code"),
    [
        # a government speaks
        (
            "Tehran Tehran PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nit it PRON PRP 2 obj\n. . PUNCT . 2 punct",
            "Tehran",
            "IRNGOV",
        ),
        (
            "They they PRON PRP 2 nsubj\n"
            "warned warn VERB VBD 0 root\n"
            "Baghdad Baghdad PROPN NNP 2 obj\n"
            ". . PUNCT . 2 punct",
            "Baghdad",
            "IRQGOV",
        ),
        # a town is shelled: its state, not its government
        (
            "They they PRON PRP 2 nsubj\n"
            "shelled shell VERB VBD 0 root\n"
            "Damascus Damascus PROPN NNP 2 obj\n"
            ". . PUNCT . 2 punct",
            "Damascus",
            "SYR",
        ),
        # a place is only a place
        (
            "They they PRON PRP 2 nsubj\n"
            "met meet VERB VBD 0 root\n"
            "in in ADP IN 4 case\n"
            "Moscow Moscow PROPN NNP 2 obl\n"
            ". . PUNCT . 2 punct",
            "Moscow",
            None,
        ),
        (
            "talks talk NOUN NNS 4 nsubj\n"
            "with with ADP IN 3 case\n"
            "Moscow Moscow PROPN NNP 1 nmod\n"
            "failed fail VERB VBD 0 root\n"
            ". . PUNCT . 4 punct",
            "Moscow",
            "RUSGOV",
        ),
        (
            "He he PRON PRP 2 nsubj\n"
            "flew fly VERB VBD 0 root\n"
            "to to ADP IN 4 case\n"
            "Paris Paris PROPN NNP 2 obl\n"
            ". . PUNCT . 2 punct",
            "Paris",
            None,
        ),
    ],
)
def test_a_capital_is_its_government_only_where_somebody_acts(rows, word, code):
    assert found(resolve(reading_of(rows)))[word] == code


def test_a_name_of_the_model_that_holds_a_country_hides_it():
    rows = (
        "Michael Michael PROPN NNP 3 nsubj\n"
        "Jordan Jordan PROPN NNP 1 flat\n"
        "spoke speak VERB VBD 0 root\n"
        ". . PUNCT . 3 punct"
    )
    reading = resolve(reading_of(rows, mentions=[("Michael Jordan", "PER", None)]))

    assert [(entity.id, entity.code) for entity in reading.entities] in ([], [("name:michael-jordan", None)])


def test_an_office_before_a_name_belongs_to_the_mention():
    rows = """
Prime prime ADJ NNP 2 amod
Minister minister PROPN NNP 3 nmod:desc
Mustafa Mustafa PROPN NNP 7 nsubj
al al PROPN NNP 3 flat
- - PUNCT HYPH 6 punct
Kazemi Kazemi PROPN NNP 3 flat
resigned resign VERB VBD 0 root
. . PUNCT . 7 punct
"""
    reading = resolve(reading_of(rows, published="2020-05-13"))

    assert [(reading.words(m.span), m.entity) for m in reading.mentions] == [
        ("Prime Minister Mustafa al - Kazemi", "mustafa-al-kadhimi")
    ]


def test_a_title_by_itself_is_nobody():
    rows = """
Maj Maj PROPN NNP 4 compound
. . PUNCT . 1 punct
Gen. Gen. PROPN NNP 4 compound
Aslani Aslani PROPN NNP 5 nsubj
left leave VERB VBD 0 root
"""
    reading = resolve(reading_of(rows, mentions=[("Maj.", "PER", None), ("Aslani", "PER", None)]))

    assert [entity.name for entity in reading.entities] == ["Aslani"]


def test_an_unknown_name_takes_its_code_from_its_description():
    rows = """
Iraqi iraqi ADJ JJ 2 amod
lawmaker lawmaker NOUN NN 3 nmod:desc
Amal Amal PROPN NNP 5 nsubj
Haddadi Haddadi PROPN NNP 3 flat
objected object VERB VBD 0 root
. . PUNCT . 5 punct

Haddadi Haddadi PROPN NNP 2 nsubj
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
    reading = resolve(reading_of(rows, mentions=[("Amal Haddadi", "PER", None), ("Haddadi", "PER", None)]))
    people = [(reading.words(m.span), m.entity) for m in reading.mentions if m.kind == "PER"]

    assert people == [("Iraqi lawmaker Amal Haddadi", "name:amal-haddadi"), ("Haddadi", "name:amal-haddadi")]
    assert [entity.code for entity in reading.entities if entity.id == "name:amal-haddadi"] == ["IRQLEG"]


SAID = """
{0} {0} PROPN NNP 2 nsubj
spoke speak VERB VBD 0 root
. . PUNCT . 2 punct

{1}
"""


@pytest.mark.parametrize(
    ("first", "second", "words", "code"),
    [
        (
            "Iran",
            "The the DET DT 2 det\narmy army NOUN NN 3 nsubj\nfired fire VERB VBD 0 root\n. . PUNCT . 3 punct",
            "The army",
            "IRNMIL",
        ),
        (
            "Hamas",
            "The the DET DT 2 det\ngroup group NOUN NN 3 nsubj\nagreed agree VERB VBD 0 root\n. . PUNCT . 3 punct",
            "The group",
            "PSEREB",
        ),
        ("Iran", "It it PRON PRP 2 nsubj\nagreed agree VERB VBD 0 root\n. . PUNCT . 2 punct", "It", "IRN"),
        (
            "Turkey",
            "Its its PRON PRP$ 2 nmod:poss\narmy army NOUN NN 3 nsubj\nfired fire VERB VBD 0 root\n. . PUNCT . 3 punct",
            "Its army",
            "TURMIL",
        ),
        # no state in particular has a parliament there: the United States have a Congress
        (
            "Washington",
            "Parliament parliament NOUN NN 2 nsubj\nvoted vote VERB VBD 0 root\n. . PUNCT . 2 punct",
            "Parliament",
            None,
        ),
        # foreign troops are not the home state's
        (
            "Iran",
            "Foreign foreign ADJ JJ 2 amod\n"
            "troops troop NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 3 punct",
            "Foreign troops",
            None,
        ),
        # "it" stands for nobody
        (
            "Iran",
            "It it PRON PRP 3 nsubj\nis be AUX VBZ 3 cop\nclear clear ADJ JJ 0 root\n. . PUNCT . 3 punct",
            "It",
            None,
        ),
    ],
)
def test_a_bare_noun_or_pronoun_takes_up_what_was_said_before(first, second, words, code):
    assert found(resolve(reading_of(SAID.format(first, second)))).get(words) == code


def test_entities_are_listed_once_and_every_mention_points_to_one():
    reading = resolve(reading_of(FORCES + FORCES))
    ids = [entity.id for entity in reading.entities]

    assert len(ids) == len(set(ids))
    assert all(mention.entity in ids for mention in reading.mentions if mention.entity)
    assert all(
        0 <= m.span.start <= m.head.start < m.head.end <= m.span.end <= len(reading.text) for m in reading.mentions
    )


def test_a_reading_without_words_stays_as_it_is():
    from polybius.schema import Document, Reading

    assert resolve(Reading(Document("empty", ""))).mentions == ()


@pytest.mark.parametrize(("title", "code"), [("Rep.", "USALEG"), ("Congressman", "USALEG"), ("Tánaiste", "IRLGOV")])
def test_an_office_that_one_state_alone_has_gives_its_state_to_an_unknown_holder(title, code):
    reading = resolve(
        reading_of(
            f"""
{title} {title.lower()} PROPN NNP 2 compound
Okafor Okafor PROPN NNP 3 nsubj
left leave VERB VBD 0 root
. . PUNCT . 3 punct
""",
            mentions=[("Okafor", "PER", None)],
        )
    )

    assert found(reading)[f"{title} Okafor"] == code


def test_a_former_holder_does_not_get_the_state_of_the_office():
    reading = resolve(
        reading_of(
            """
Former former ADJ JJ 3 amod
Congressman congressman PROPN NNP 3 compound
Okafor Okafor PROPN NNP 4 nsubj
left leave VERB VBD 0 root
. . PUNCT . 4 punct
""",
            mentions=[("Okafor", "PER", None)],
        )
    )

    assert set(found(reading).values()) == {None}


SET_IN_CHILE = """
In in ADP IN 2 case
Chile Chile PROPN NNP 5 obl
, , PUNCT , 5 punct
Elsa Elsa PROPN NNP 5 nsubj
resigned resign VERB VBD 0 root
. . PUNCT . 5 punct
"""
SET_NOWHERE = """
Elsa Elsa PROPN NNP 2 nsubj
resigned resign VERB VBD 0 root
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(("rows", "country"), [(SET_IN_CHILE, "CHL"), (SET_NOWHERE, None)])
def test_an_unknown_person_is_of_the_country_in_which_the_report_is_set(rows, country):
    places = [("Chile", "GPE", None)] if country else []
    reading = resolve(reading_of(rows, mentions=[*places, ("Elsa", "PER", None)]))

    (person,) = (entity for entity in reading.entities if entity.name == "Elsa")

    assert person.country == country
    assert ("the report is set in" in person.why) == (country is not None)
