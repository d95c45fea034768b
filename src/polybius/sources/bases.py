"""Whom a source has it from: "citing X", "based on X", "the paper, which quoted X", "he learned from X"."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import clauses, cues, outlets, positions, relays, scopes
from polybius.sources.claims import Claim, Draft
from polybius.sources.clauses import HEARD, QUOTED_AS, RELATIVE_TAGS
from polybius.syntax import Tree

SUPPORTED_ACTS = ("say", "claim", "confirm", "find", "show")  # what "citing X" and "based on X" can support
HELD = ("believe",)  # "reckons the UN, relying on"
ASKING = ("interview", "question", "debrief", "interrogate")  # "which interviewed forty of them"
HEARERS = ("court", "jury", "tribunal", "parliament", "senate", "congress", "lawmaker", "legislator", "crowd",
           "audience", "hearing", "trial", "session")  # fmt: skip
TOLD = ("tell", "inform", "brief", "assure", "notify", "alert")  # "who was told of it by a herder"
SEEING = ("see", "obtain", "review")  # of a paper: "which has seen the report"
RELYING = ("rely", "draw", "rest")  # "which relied on the accounts of elders"
RELIED_ON = {"on", "upon", "to", "with"}
INQUIRERS = ("author", "inspector", "investigator", "researcher", "auditor", "monitor", "panel", "commission",
             "inquiry", "committee", "team", "audit",
             "study", "watchdog")  # fmt: skip  # "its authors, who spoke to drivers, write"
HANDING_ON = ("convey", "transmit", "relay", "quote", "cite")  # "the site conveyed from a source that"
REPORTING = ("report", "write", "announce")  # "reported from a source in the ministry that"
GIVEN = ("answer", "response", "reply", "information", "intelligence", "data", "figure", "account", "testimony")
TIPS = ("intelligence", "information", "tip", "tipoff")  # on which somebody acts
QUANTITIES = ("number", "series", "range", "group", "couple", "pair", "variety", "set", "dozen", "hundred")
MAX_DAY_AND_PLACE = 7  # tokens between a cue and "citing": "reported from Idlib on Monday, citing"
MAX_TO_RELATIVE = 8  # tokens from a noun to the "who" of its clause: "the mayor of the northern town, who"


def settle(draft: Draft) -> None:
    """Gives "citing X" and "based on X" to the claim that they support, as what it rests on."""
    by_anchor = {claim.anchor: claim for claim in draft.claims}
    by_sayer = {claim.sayer: claim for claim in draft.claims if claim.row.pos == "phrase" and claim.sayer is not None}
    for told in draft.claims:
        lemma = draft.tree.lemma(told.anchor)
        if told.row.pos == "verb" and lemma in (*HEARD, *HANDING_ON, *REPORTING, "know") and told.based_on is None:
            told.based_on = _heard_from(draft.tree, told.anchor)
            if lemma in REPORTING and told.based_on is not None and not _can_tell(draft, told.based_on):
                told.based_on = None  # "reported from Aleppo", "from the front"
            if told.sayer is not None and lemma in HEARD and draft.tree.lemma(told.sayer) in HEARERS:
                # "the court heard from a guard that": it only listens
                told.sayer, told.based_on, told.vague = told.based_on, None, told.based_on is None
    informants = {told.based_on for told in draft.claims}  # "quoted from a statement by the army that troops had come"
    draft.claims = [claim for claim in draft.claims if claim.anchor not in informants]
    for told in draft.claims:
        if told.sayer is not None and told.row.act in SUPPORTED_ACTS and told.said and told.based_on is None:
            told.based_on = _rests_on(draft, told.sayer)
    _cited_next(draft)
    _according(draft)
    _apart(draft)
    for heard in draft.claims:
        if heard.based_on is not None and heard.row.act == "know":
            _lend(draft, heard, heard.based_on)
    for sentence in draft.reading.sentences:
        for governor, argument, first in scopes.based_on(draft.tree, sentence, draft.lexicon):
            claim: Claim | None = None
            if governor is not None:
                claim = by_anchor.get(governor) or by_sayer.get(governor) or _said_by(draft, governor)
            nearer = _cue_before(draft, first)  # "it did not say so, but the daily reported, quoting X, that"
            if claim is None or claim.row.act not in SUPPORTED_ACTS or not claim.said or _is_past(claim, nearer, first):
                claim = nearer or _sayer_behind(draft, sentence, argument)
                claim = claim or _told_of(draft, argument, first)
            held = claim is not None and claim.row.act in (*SUPPORTED_ACTS, *HELD)
            if (
                claim is not None
                and draft.tree.lemma(argument) in TIPS
                and claim.anchor < first
                and first in claim.said
            ):
                continue  # "said the arrest was made on Friday, based on intelligence that he was there"
            if claim is not None and held and claim.said and claim.sayer != argument and _informs(draft, argument):
                _rest(draft, claim, governor, argument, first)


def _can_tell(draft: Draft, noun: int) -> bool:
    """Whether a noun means people or papers that tell something: "a source", "a member of the party"."""
    mention = draft.mentions.get(noun)
    person = mention is not None and mention.kind in ("PER", "AGENT")
    return person or draft.tree.lemma(noun) in (*cues.EVIDENCE, *positions.SPEAKERS, "member")


def _informs(draft: Draft, cited: int) -> bool:
    """Whether what is cited can have told it: people, bodies, papers, data; "citing fears of unrest" gives a reason."""
    tree, mention = draft.tree, draft.mentions.get(cited)
    if mention is not None and mention.kind not in ("LOC", "FAC"):
        return True
    if tree.lemma(cited) in QUANTITIES and (counted := tree.children(cited, "nmod")):
        return _informs(draft, counted[0])
    told = (*cues.EVIDENCE, *cues.STATEMENTS, *relays.TALKS, *positions.SPEAKERS, *clauses.HOUSES, *INQUIRERS, "member")
    words = {tree.lemma(cited), tree.word(cited).lower()}
    return tree[cited].upos in ("PRON", "NUM", "DET", "ADJ") or not words.isdisjoint((*told, *draft.lexicon.somebody))


def _cited_next(draft: Draft) -> None:
    """Gives an outlet whom it names in the next sentence: "The agency reports that troops left. It cites two drivers.".

    Words of theirs that follow ("quoted the mayor as saying") are told by themselves.
    """
    tree, told = draft.tree, [claim for claim in draft.claims if claim.sayer is not None and claim.said]
    for sentence in draft.reading.sentences:
        root = next((i for i in range(sentence.first, sentence.last) if tree[i].head is None), None)
        if root is None or tree.lemma(root) not in QUOTED_AS or tree.children(root, "ccomp", "xcomp", "advcl", "aux"):
            continue
        outlet, cited = tree.children(root, "nsubj"), tree.children(root, "obj")
        named = bool(cited) and not clauses.is_nobody(tree, cited[0]) and not set(tree.subtree(root)) & draft.quoted
        for claim in told if outlet and named else ():
            near = draft.sentence_of[claim.anchor] + 1 == draft.sentence_of[root]
            if near and claim.based_on is None and _is_same_outlet(draft, claim.sayer, outlet[0]):
                claim.based_on = cited[0]


def _is_same_outlet(draft: Draft, before: int | None, now: int) -> bool:
    """Whether an outlet that spoke is meant again: by "it", by "the agency", or by its name."""
    if before is None or not outlets.is_outlet(draft, before):
        return False
    if draft.tree.word(now).lower() == "it" or outlets.is_bare(draft, now):
        return True
    known = [draft.mentions[i].entity if i in draft.mentions else None for i in (before, now)]
    return known[0] is not None and known[0] == known[1]


def _according(draft: Draft) -> None:
    """Makes whom a report ends with what it rests on: "The audit noted that raids had grown, according to officers"."""
    for phrase in [claim for claim in draft.claims if claim.row.pos == "phrase" and "scope" in claim.row.complements]:
        if phrase.sayer is None or phrase.sayer < phrase.cue[0]:
            continue
        first, own = phrase.cue[0], set(draft.tree.subtree(phrase.sayer))
        last = max((i for i in phrase.said - own if draft.tree[i].upos != "PUNCT"), default=0)
        if last > phrase.sayer:
            continue
        inner = [claim for claim in draft.claims if claim.anchor in phrase.said - own and claim.row.pos == "verb"]
        for claim in (phrase, *inner):
            claim.said -= own  # whatever trees hang it on
        told = [
            claim
            for claim in inner
            if claim.row.act in SUPPORTED_ACTS and claim.based_on is None and _inquires(draft, claim.sayer)
            and claim.said and not outlets.is_outlet(draft, phrase.sayer) and not _is_paper(draft.tree, phrase.sayer)
        ]  # fmt: skip
        if told and told[-1].anchor < first:
            told[-1].based_on = phrase.sayer
            draft.claims.remove(phrase)


def _is_paper(tree: Tree, noun: int) -> bool:
    """Whether words are written down in it: "a draft of their report"."""
    return not {tree.lemma(i) for i in (noun, *tree.children(noun, "nmod"))}.isdisjoint(relays.TALKS)


def _apart(draft: Draft) -> None:
    """Leaves to whoever ends a sentence how many came to harm, and to another what happened, which he tells himself.

    "Witnesses said troops had fired on the crowd, killing six, according to doctors", "denied that it had shelled the
    market, where six were killed, according to doctors"; an outlet passes all of it on.
    """
    tree = draft.tree
    for phrase in [claim for claim in draft.claims if claim.row.pos == "phrase" and "scope" in claim.row.complements]:
        if phrase.sayer is None:
            continue
        told = [c for c in draft.claims if c.anchor in phrase.said and c.row.pos == "verb" and c.sayer is not None]
        _number_alone(tree, phrase, told)
        if outlets.is_outlet(draft, phrase.sayer):
            continue
        for claim in told if len(told) == 1 else ():
            hurt = (i for i in claim.said if tree.lemma(i) in draft.lexicon.harm)
            harm = next((i for i in hurt if tree[i].tag == "VBG" or tree.is_(i, "acl:relcl")), None)
            below = set() if harm is None else set(tree.subtree(harm))
            last = {i for i in below if i < phrase.cue[0]}
            opens = min(tree.subtree(harm, ("punct",))) if harm is not None else 0
            if harm is not None and tree.word(opens - 1) == "," and last and phrase.cue[0] - 2 <= max(last):
                phrase.said, claim.said = last & claim.said, claim.said - below


def _number_alone(tree: Tree, phrase: Claim, told: list[Claim]) -> None:
    """Leaves to another who counts otherwise his number: "killed nine, police say, eleven according to doctors"."""
    comma = phrase.cue[0] - 1
    while comma > 0 and tree[comma].upos in ("NUM", "NOUN", "ADV", "ADP"):
        comma -= 1
    words = set(range(comma + 1, phrase.cue[0]))
    if told and words and tree.word(comma) in (",", ";") and tree[comma + 1].upos == "NUM":
        phrase.said = words
        for claim in told:
            claim.said -= words


def _lend(draft: Draft, heard: Claim, informant: int) -> None:
    """Gives whom "he" has it from to the one who says so: "the mayor said he had learned from police that"."""
    # "it knows from relatives that": trees take that "it" for nobody
    knower = heard.anchor - 1 if heard.sayer is None else heard.sayer
    if draft.tree[knower].upos != "PRON":
        return
    outer = [claim for claim in draft.claims if heard.anchor in claim.said and claim.row.act in SUPPORTED_ACTS]
    if outer and outer[0].based_on is None and draft.sentence_of[outer[0].anchor] == draft.sentence_of[heard.anchor]:
        outer[0].based_on = informant


def _rest(draft: Draft, claim: Claim, governor: int | None, argument: int, first: int) -> None:
    """Sets what a claim rests on, and takes the words that tell it out of what is said."""
    claim.based_on = argument
    further = _rests_on(draft, argument)
    if further is not None and draft.tree.lemma(argument) in GIVEN:
        claim.based_on, further = further, None  # "based on answers that he got from the army": no mouth of their own
    if further is not None and claim.through is None and claim.row.pos == "verb":
        # "the agency reported, citing the radio, which quoted the mayor": the radio is the mouth between
        claim.sayer, claim.based_on, claim.through = argument, further, claim.sayer
    quoter = relays.quoter(draft, argument)
    if quoter is not None and further is None and claim.through is None and claim.row.pos == "verb":
        # "citing a nurse quoted by the radio"
        claim.sayer, claim.through = quoter, claim.sayer
    # not what trees hang on it of the words before: "the daily reported, citing a source at the clinic"
    own = {i for i in draft.tree.subtree(argument) if i >= first} | {argument} | set(range(first, argument))
    top = next((i for i in (argument, *draft.tree.ancestors(argument)) if draft.tree[i].head == governor), argument)
    # a root of its own holds all of the sentence: "..., a newspaper reported, quoting a priest"
    below = set(draft.tree.subtree(top)) if top in own and governor is not None else set()
    for inner in [other for other in draft.claims if other.anchor in claim.said]:
        inner.said -= own | below  # "The army said rebels had come, the radio reported, citing a driver"
    claim.said -= own | below
    draft.claims = [
        other for other in draft.claims if other is claim or (other.anchor != top and other.anchor not in own)
    ]


def _said_by(draft: Draft, sayer: int) -> Claim | None:
    """The claim of "the agency, quoting military sources, reported that"."""
    own = (claim for claim in draft.claims if claim.sayer == sayer and claim.said and claim.anchor > sayer)
    return next((claim for claim in own if claim.row.act in SUPPORTED_ACTS), None)


def _told_of(draft: Draft, argument: int, first: int) -> Claim | None:
    """The claim that ends in what it rests on, behind a comma.

    "Told us that guards beat them, based on answers from the prisoners"; somebody who is no evidence by himself is
    cited by the press: "the daily reported that soldiers had looted it, citing two drivers", but not "citing the cold".
    """
    if draft.tree.word(first - 1) != ",":
        return None
    around = [claim for claim in draft.claims if first in claim.said and claim.sayer is not None]
    around = [claim for claim in around if claim.anchor < first]
    if not any(draft.tree.lemma(i) in cues.EVIDENCE for i in range(first, argument + 1)):
        somebody = argument in draft.mentions or draft.tree.word(first) == "quoting"  # nobody quotes "the cold"
        around = [claim for claim in around if somebody and _inquires(draft, claim.sayer)]
    return min(around, key=lambda claim: len(claim.said), default=None)


def _is_past(claim: Claim, nearer: Claim | None, first: int) -> bool:
    """Whether another cue of saying stands between a claim's and what somebody rests on."""
    return nearer is not None and nearer.row.act in SUPPORTED_ACTS and claim.anchor < nearer.anchor < first


def _cue_before(draft: Draft, first: int) -> Claim | None:
    """The claim whose cue stands before "citing X", behind a comma or not, with no more between than day and place."""
    last, tree = first - 1 - (draft.tree.word(first - 1) == ","), draft.tree
    while last > 0 and tree[last].upos in ("ADP", "DET", "NOUN", "PROPN", "NUM") and first - last <= MAX_DAY_AND_PLACE:
        last -= 1
    near = (claim for claim in draft.claims if claim.said and last in claim.cue)  # "had demanded a ransom, quoting": no
    return next((claim for claim in near if claim.row.act in (*SUPPORTED_ACTS, *HELD)), None)


def _sayer_behind(draft: Draft, sentence: Sentence, argument: int) -> Claim | None:
    """The claim of "Citing X, the agency said": of the speaker right behind the comma."""
    comma = next((i for i in range(argument, sentence.last) if draft.tree.word(i) == ","), None)
    sayer = positions.phrase_behind(draft.tree, comma + 1, sentence.last) if comma is not None else None
    return next((claim for claim in draft.claims if claim.said and claim.sayer == sayer is not None), None)


def _heard_from(tree: Tree, verb: int) -> int | None:
    """Whom somebody has it from: "the paper learned from two diplomats", "in the ministry"."""
    heard = tree.children(verb, "obl", "iobj", "nmod") if not clauses.is_passive(tree, verb) else ()
    for i in heard:
        cases = {tree.lemma(case) for case in tree.children(i, "case")}
        if "from" in cases or ("in" in cases and tree.lemma(i) in clauses.HOUSES):
            return i
    return None


def _rests_on(draft: Draft, sayer: int) -> int | None:
    """Whom a source has it from by a clause about it.

    "The paper, which quoted two mayors", "the governor, who said he had the figure from the army".
    """
    tree, outlet = draft.tree, outlets.is_outlet(draft, sayer)
    for verb in _told_about(tree, sayer):
        if tree.lemma(verb) in (*QUOTED_AS, *ASKING) and (quoted := tree.children(verb, "obj")):
            return quoted[0]
        if outlet and tree.lemma(verb) in SEEING and (seen := tree.children(verb, "obj")):
            return seen[0]
        if tree.lemma(verb) in TOLD and (teller := clauses.agent_of(tree, verb)) is not None:
            return teller
        asking = tree.lemma(verb) in relays.SPOKEN and (outlet or tree.lemma(sayer) in INQUIRERS)
        if tree.lemma(verb) in RELYING or asking:
            relied = tree.children(verb, "obl")
            on = (i for i in relied if {tree.lemma(case) for case in tree.children(i, "case")} & RELIED_ON)
            source = next(on, None)
            if source is not None and (outlet or not asking or not _is_press(draft, source)):
                return source
        for at in tree.subtree(verb, ("obj", "obl")):
            if tree.lemma(at) in (*HEARD, "have", "get", "receive") and tree[at].upos in ("VERB", "AUX"):
                source = _heard_from(tree, at)
                if source is not None and tree[source].upos in ("NOUN", "PROPN", "PRON"):
                    return source
    return None


def _inquires(draft: Draft, sayer: int | None) -> bool:
    """Whether somebody tells what others told him: an outlet, a team of inquiry, a paper."""
    if sayer is None:
        return False
    words = {draft.tree.lemma(i) for i in (sayer, *draft.tree.children(sayer, "compound"))}  # "the inspector general"
    return outlets.is_outlet(draft, sayer) or not words.isdisjoint((*INQUIRERS, *cues.STATEMENTS))


def _is_press(draft: Draft, noun: int) -> bool:
    return outlets.is_outlet(draft, noun) or draft.tree.lemma(noun) in (*outlets.STAFF, "journalist")


def _told_about(tree: Tree, noun: int) -> list[int]:
    """The verbs of the clauses about a noun, also where trees hang it below its own clause: "from him, who had it"."""
    verbs = tree.children(noun, "acl:relcl", "acl")
    beside = noun + 1  # "a diplomat briefed by the minister said", whatever the tree makes of it
    if noun + 2 < len(tree.tokens) and tree[beside].tag == "VBN" and tree.word(noun + 2).lower() == "by":
        verbs += [beside] if beside not in verbs else []
    for i in range(noun + 1, min(noun + MAX_TO_RELATIVE, len(tree.tokens))):
        if tree[i].tag in RELATIVE_TAGS:
            head = tree[i].head
            after_comma = tree.word(i - 1) == ","
            return [*verbs, head] if after_comma and head is not None and head > i and head not in verbs else verbs
        if tree[i].upos in ("VERB", "AUX"):
            break
    return verbs
