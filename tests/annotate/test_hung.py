"""Where words hang, put right: heads and relations before and after."""

from __future__ import annotations

import pytest

from polybius.annotate import hung


@pytest.mark.parametrize(
    ("words", "heads", "relations", "expected"),
    [
        # "A letter from ministries says so": the ministries do not speak beside the letter
        ("letter/NOUN from/ADP ministries/NOUN says/VERB", [3, 2, 3, -1], "nsubj case nsubj root", (0, "nmod")),
        # "sources quoted by Reuters say": whoever quotes
        ("sources/NOUN quoted/VERB by/ADP Reuters/PROPN say/VERB", [4, 0, 3, 4, -1], "nsubj acl case nsubj root",
         (1, "obl")),
        # "agency TASS said citing": one speaker
        ("agency/NOUN TASS/PROPN said/VERB citing/VERB", [2, 3, -1, 2], "nsubj nsubj root advcl", (0, "appos")),
        # "In Gao police came": no other subject
        ("In/ADP Gao/PROPN came/VERB", [1, 2, -1], "case nsubj root", (2, "nsubj")),
    ],
)  # fmt: skip
def test_a_second_subject_hangs_on_the_words_before_it_that_it_belongs_to(words, heads, relations, expected):
    upos, told = [word.split("/")[1] for word in words.split()], relations.split()
    arcs, named = list(heads), list(told)

    hung.rehang(upos, arcs, named)

    last = max(at for at, relation in enumerate(told) if relation == "nsubj")
    assert (arcs[last], named[last]) == expected


@pytest.mark.parametrize(
    ("tags", "heads", "relations", "joined"),
    [
        # "Criticised Chile for sinking boats and expelled envoys"
        ("VBD NNP IN VBG NNS CC VBD NNS", [-1, 0, 3, 0, 3, 6, 3, 6], "root obj mark advcl obj cc conj obj", 0),
        # "It is sinking boats and expelled envoys": the gerund has a helper
        ("PRP VBZ VBG NNS CC VBD NNS", [2, 2, -1, 2, 5, 2, 5], "nsubj aux root obj cc conj obj", 2),
        # "He says they like sinking boats and expelled envoys": no verb of its tense above
        ("PRP VBZ PRP VBP VBG NNS CC VBD", [1, -1, 3, 1, 3, 4, 7, 4], "nsubj root nsubj ccomp xcomp obj cc conj", 4),
    ],
)
def test_a_verb_that_tells_a_fact_is_joined_to_one_that_does(tags, heads, relations, joined):
    verb = relations.split().index("conj")

    hung.rejoin(tags.split(), heads, relations.split())

    assert heads[verb] == joined


@pytest.mark.parametrize(
    ("bases", "upos", "heads", "relations", "noun"),
    [
        # "Peru dismissed as baseless reports that": hung on the verb by "as"
        (
            "Peru dismiss as baseless report",
            "PROPN VERB ADP ADJ NOUN",
            [1, -1, 4, 4, 1],
            "nsubj root case amod obl",
            "obj",
        ),
        # "Peru denounced as lies the reports that": a phrase without a preposition
        (
            "Peru denounce as lie the report",
            "PROPN VERB ADP NOUN DET NOUN",
            [1, -1, 3, 1, 5, 1],
            "nsubj root case obl det obl",
            "obj",
        ),
        # "Peru acted as good friends": nothing that could be untrue
        ("Peru act as good friend", "PROPN VERB ADP ADJ NOUN", [1, -1, 4, 4, 1], "nsubj root case amod obl", "obl"),
    ],
)
def test_what_is_called_untrue_is_the_object(bases, upos, heads, relations, noun):
    labels = relations.split()

    hung.judge(bases.split(), upos.split(), heads, labels)

    assert labels[-1] == noun


@pytest.mark.parametrize(
    ("case", "relation", "head"),
    [("after", "nsubj", 7), ("in", "obl", 2)],  # "expelled troops after a U.S. strike killed a general"
)
def test_a_noun_behind_after_is_the_subject_of_the_verb_behind_it(case, relation, head):
    words = f"Peru 's expelled troops {case} a strike killed generals".split()
    tags = "NNP POS VBD NNS IN DT NN VBD NNS".split()
    relations = "nsubj case root obj case det obl advcl obj".split()
    heads = [2, 0, -1, 2, 6, 6, 2, 2, 7]

    hung.subordinate(words, tags, heads, relations)

    assert (relations[6], heads[6]) == (relation, head)


def test_a_noun_behind_an_after_of_the_verb_is_its_subject():
    words = "Peru voted to expel troops after a strike killed generals".split()  # the noun hangs on the clause above
    tags = "NNP VBD TO VB NNS IN DT NN VBD NNS".split()
    relations = "nsubj root mark xcomp obj mark det obl advcl obj".split()
    heads = [1, -1, 3, 1, 3, 8, 7, 3, 3, 8]

    hung.subordinate(words, tags, heads, relations)

    assert (relations[7], heads[7]) == ("nsubj", 8)


@pytest.mark.parametrize(
    ("comma", "relation", "head"),
    [
        (True, "appos", 4),
        (False, "conj", 0),
    ],  # "Spain, Chad's ally and lifeline, said"; without the second comma a list
)
def test_two_titles_between_commas_are_no_list(comma, relation, head):
    words = f"Spain , Chad 's ally and lifeline {', ' * comma}said".split()
    tags = f"NNP , NNP POS NN CC NN {', ' * comma}VBD".split()
    relations = f"nsubj punct nmod:poss case conj cc conj {'punct ' * comma}root".split()
    heads = [len(words) - 1, 4, 4, 2, 0, 6, 0, *([0] * comma), -1]

    hung.entitle(words, tags, heads, relations)

    assert (relations[4], heads[6]) == (relation, head)


def test_two_short_titles_are_of_one_name():
    heads, relations = [-1, 0, 3, 0, 3], "root nsubj nmod:desc nsubj flat".split()

    hung.entitle("said Brig. Gen. Kofi Mensah".split(), "VBD NNP NNP NNP NNP".split(), heads, relations)

    assert (heads[1], relations[1]) == (3, "nmod:desc")


def test_the_subject_of_a_verb_with_a_passive_auxiliary_is_a_passive_one():
    relations = "det nsubj aux aux:pass root punct nsubj conj".split()

    hung.agree("The border has been shut , it says".split(), [1, 4, 4, 4, -1, 4, 7, 4], relations)

    assert relations == "det nsubj:pass aux aux:pass root punct nsubj conj".split()


def test_the_subject_of_a_verb_with_have_and_an_object_is_an_active_one():
    relations = "amod nsubj:pass aux root obj".split()
    hung.agree("Chadian guards have killed herders".split(), [1, 3, 3, -1, 3], relations)
    assert relations[1] == "nsubj"

    relations = "nsubj:pass aux aux:pass root obj".split()
    hung.agree("They have been given food".split(), [3, 3, 3, -1, 3], relations)
    assert relations[0] == "nsubj:pass"


def test_a_verb_in_ing_that_has_an_article_is_a_noun():
    upos, tags = (
        "PRON VERB DET VERB DET NOUN".split(),
        "PRP VBD DT VBG DT NN".split(),
    )  # "It called the killing a crime"
    relations = "nsubj root det xcomp det xcomp".split()

    hung.gerunds(upos, tags, [1, -1, 3, 1, 5, 1], relations)

    assert (upos[3], tags[3], relations[3]) == ("NOUN", "NN", "obj")


@pytest.mark.parametrize(
    ("words", "bases", "relations", "expected"),
    [
        ("Chad accused of theft", "Chad accuse of theft", "nsubj root case obl", "nsubj:pass"),
        ("Chad warned of theft", "Chad warn of theft", "nsubj root case obl", "nsubj"),  # it warned others
        ("Chad accused of theft", "Chad accuse of theft", "nsubj root case obj", "nsubj"),
        ("Pilot killed , others", "pilot kill , other", "nsubj root punct parataxis", "nsubj:pass"),
        ("Pilot killed in Chad", "pilot kill in Chad", "nsubj root case obl", "nsubj:pass"),
        ("Airmen hurt", "airman hurt", "nsubj root", "nsubj:pass"),
        ("Pilot shot dead in", "pilot shoot dead in", "nsubj root xcomp obl", "nsubj:pass"),
        ("Guard shot dead pilots", "guard shoot dead pilot", "nsubj root xcomp obl", "nsubj"),
    ],
)
def test_headlines_tell_passives_without_a_helper(words, bases, relations, expected):
    named = relations.split()
    tags, heads = "NNP VBD IN NN".split()[: len(named)], [1, -1, 3, 1][: len(named)]

    hung.shortened(words.split(), bases.split(), tags, heads, named)

    assert (named[0], tags[1]) == (expected, "VBN" if expected == "nsubj:pass" else "VBD")


def test_what_fired_weapons_did_is_their_verb():
    # "He left after shells fired from it killed four", whose "fired" a parser takes for the verb of the clause
    words = "He left after shells fired from it killed four".split()
    tags = "PRP VBD IN NNS VBD IN PRP VBD CD".split()
    bases = "he leave after shell fire from it kill four".split()
    heads, relations = [1, -1, 4, 4, 1, 6, 7, 4, 7], "nsubj root mark nsubj advcl case nsubj parataxis obj".split()

    hung.reduce(words, bases, tags, heads, relations)

    assert (heads, tags[4]) == ([1, -1, 7, 7, 3, 6, 4, 1, 7], "VBN")
    assert relations == "nsubj root mark nsubj acl case obl advcl obj".split()


@pytest.mark.parametrize("words", ["The shells fired from it , and four died", "The crew fired from it killed four"])
def test_a_weapon_that_is_the_subject_of_its_verb_stays_it(words):
    words = words.split()
    heads, tags = [1, 2, -1, 4, 2, *([2] * (len(words) - 5))], ["DT", "NNS", "VBD", "IN", "PRP", *["VBD"] * 4]
    before = list(heads)

    hung.reduce(words, words, tags[: len(words)], heads, ["det", "nsubj", "root", "case", *["obl"] * 5])

    assert heads == before


@pytest.mark.parametrize(
    ("bases", "relation"),
    [("accuse", "advcl"), ("meet", "acl")],  # "accused Chad of arming rebels"; who is met is not blamed
)
def test_what_somebody_is_blamed_for_hangs_on_the_verb_that_blames(bases, relation):
    heads, relations = [1, -1, 1, 4, 2, 4], "nsubj root obj mark acl obj".split()

    hung.blame(f"Peru {bases} Chad of arm rebel".split(), "NNP VBD NNP IN VBG NNS".split(), heads, relations)

    assert (relations[4], heads[4]) == (relation, 1 if relation == "advcl" else 2)


@pytest.mark.parametrize(
    ("words", "heads", "relations", "whom"),
    [
        ("Peru blame raid on rebel", [1, -1, 1, 4, 2], "nsubj root obj case nmod", [(4, 1, "obl")]),
        (  # the last of two, and both words of a name
            "Peru pin raid on port on Sendero Luminoso",
            [1, -1, 1, 4, 2, 6, 2, 2],
            "nsubj root obj case nmod case nmod nmod",
            [(4, 2, "nmod"), (6, 1, "obl"), (7, 6, "flat")],
        ),
        ("Peru order raid on rebel", [1, -1, 1, 4, 2], "nsubj root obj case nmod", [(4, 2, "nmod")]),
        (  # "blamed the raid on the port for the delay"
            "Peru blame raid on port for delay",
            [1, -1, 1, 4, 2, 6, 1],
            "nsubj root obj case nmod case obl",
            [(4, 2, "nmod")],
        ),
    ],
)
def test_on_whom_a_deed_is_blamed_hangs_on_the_verb(words, heads, relations, whom):
    relations = relations.split()

    hung.blame(words.split(), ["NN"] * len(heads), heads, relations)

    assert [(at, heads[at], relations[at]) for at, *_ in whom] == whom


@pytest.mark.parametrize(("before", "head"), [(",", 1), ("badly", 5)])
def test_a_verb_behind_a_comma_goes_with_the_main_clause(before, head):
    # "halted talks after mines hurt four, and ordered a stop"
    words = f"Peru halted talks after mines hurt {before} and ordered stops".split()
    tags = "NNP VBD NNS IN NNS VBD RB CC VBD NNS".split()
    heads = [1, -1, 1, 5, 5, 1, 5, 8, 5, 8]
    relations = "nsubj root obj mark nsubj advcl advmod cc conj obj".split()

    hung.resume(words, tags, heads, relations)

    assert heads[8] == head


@pytest.mark.parametrize(("that", "head"), [("that", 1), ("when", 6)])
def test_what_stands_before_that_belongs_to_the_verb_above(that, head):
    # "told Rome, after talks, that jets left"
    words = f"Peru told Rome after talks {that} left".split()
    heads = [1, -1, 1, 4, 6, 6, 1]
    relations = "nsubj root obj case obl mark ccomp".split()

    hung.outside(words, heads, relations)

    assert heads[4] == head


@pytest.mark.parametrize(
    ("heads", "relations"),
    [
        # "the raid was in response to mortar fire": one preposition, one of the fire, one of the raid
        ([1, 7, 7, 7, 3, 3, 7, -1], "det nsubj cop case fixed fixed compound root".split()),
        ([1, 7, 7, 4, 7, 7, 7, -1], "det nsubj cop case case case compound root".split()),
        ([1, -1, 4, 4, 1, 7, 7, 4], "det root cop case case case compound nmod".split()),
        # as it ought to be
        ([1, 4, 4, 4, -1, 7, 7, 4], "det nsubj cop case root case compound nmod".split()),
    ],
)
def test_an_answer_is_what_an_act_is(heads, relations):
    words = "the raid was in response to mortar fire".split()
    bases = "the raid be in response to mortar fire".split()

    hung.answer(words, bases, "DT NN VBD IN NN IN NN NN".split(), heads, relations)

    assert heads == [1, 4, 4, 4, -1, 7, 7, 4]
    assert relations == "det nsubj cop case root case compound nmod".split()


def test_what_is_said_to_be_an_answer_is_said():
    words = "they said it was in response to fire".split()
    bases = "they say it be in response to fire".split()
    heads, relations = [1, -1, 7, 7, 5, 1, 7, 5], "nsubj root nsubj cop case case case nmod".split()

    hung.answer(words, bases, "PRP VBD PRP VBD IN NN IN NN".split(), heads, relations)

    assert (heads[5], relations[5], heads[7], heads[2], heads[3]) == (1, "ccomp", 5, 5, 5)


def test_an_act_comes_in_answer():
    words = bases = "it come in response to fire".split()
    heads, relations = [1, -1, 5, 2, 2, 1], "nsubj root case fixed fixed obl".split()

    hung.answer(words, bases, "PRP VBD IN NN IN NN".split(), heads, relations)

    assert (heads, relations) == ([1, -1, 3, 1, 5, 3], "nsubj root case obl case nmod".split())


def test_a_preposition_inside_a_clause_stays_one():
    words = bases = "it bomb it in response to fire".split()
    heads, relations = [1, -1, 1, 6, 3, 3, 1], "nsubj root obj case fixed fixed obl".split()
    before = list(heads), list(relations)

    hung.answer(words, bases, "PRP VBD PRP IN NN IN NN".split(), heads, relations)

    assert (heads, relations) == before


@pytest.mark.parametrize(
    ("heads", "relations"),
    [
        ([1, -1, 3, 1, 5, 3], "nsubj root det fixed mark advcl".split()),
        ([1, -1, 1, 1, 5, 1], "nsubj root obj obj mark advcl".split()),
        ([1, -1, 1, 2, 5, 2], "nsubj root obj fixed mark advcl".split()),
    ],
)
def test_each_other_is_one_object(heads, relations):
    hung.one_another("they accused each other of shelling".split(), heads, relations)

    assert (heads, relations) == ([1, -1, 1, 2, 5, 1], "nsubj root obj fixed mark advcl".split())


def test_each_others_things_are_theirs():
    heads, relations = [1, -1, 5, 2, 2, 1], "nsubj root nmod:poss fixed case obj".split()
    before = list(heads), list(relations)

    hung.one_another("they shelled each other 's towns".split(), heads, relations)

    assert (heads, relations) == before


@pytest.mark.parametrize(("telling", "head"), [("tell", 3), ("leave", 1)])
def test_what_somebody_is_told_hangs_on_the_telling(telling, head):
    # "said the army told the mayor that troops fled"
    words = "They said army told mayor that troops fled".split()
    bases = f"they say army {telling} mayor that troop flee".split()
    heads, relations = [1, -1, 3, 1, 3, 7, 7, 1], "nsubj root nsubj ccomp iobj mark nsubj ccomp".split()

    hung.told(words, bases, heads, relations)

    assert heads[7] == head


@pytest.mark.parametrize(
    ("relations", "tag"),
    [
        ("nsubj:pass acl cc conj aux:pass root", "VBN"),
        ("nsubj:pass acl:relcl cc conj aux:pass root", "VBD"),  # "patrols that halted and resumed were ..."
    ],
)
def test_what_goes_on_from_a_participle_is_one_too(relations, tag):
    # "patrols halted and resumed were stopped"
    tags = "NNS VBN CC VBD VBD VBN".split()

    hung.bare_too(tags, [5, 0, 3, 1, 5, -1], relations.split())

    assert tags[3] == tag
