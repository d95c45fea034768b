"""Who passes somebody's words on: "told the daily Tanod", "quoted by the channel", "in an interview with a paper"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from polybius.schema import Attribution, Party
from polybius.sources import clauses, outlets, positions
from polybius.sources.claims import Claim, Draft
from polybius.syntax import Tree

SPEAKING = ("say", "claim", "confirm", "deny", "accuse", "warn", "threaten", "promise", "relay", "show", "find")
PASSED_BY = ("quote", "cite", "interview", "see", "obtain", "review", "hear", "view", "read", "carry", "publish",
             "broadcast", "air", "reach", "contact", "ask", "monitor",
             "record", "film", "gather", "collect", "report")  # fmt: skip
TALKS = ("interview", "talk", "remark", "comment", "conversation", "message", "letter", "email", "call", "statement",
         "text", "copy", "excerpt", "article", "column", "word", "memo", "note", "report", "paper", "document", "file",
         "cable", "question", "speech", "address", "video", "recording")  # fmt: skip
WRITINGS = ("report", "dossier", "indictment", "complaint", "lawsuit", "affidavit", "filing", "study", "document",
            "file", "cable", "book", "verdict", "audit")  # fmt: skip  # "relatives quoted in the indictment"
OBTAINED = ("see", "obtain", "review", "view", "read", "hear", "get", "acquire", "publish", "release")
CHECKED = ("verify", "authenticate", "geolocate", "analyse", "analyze", "examine", "check", "confirm")
HANDED = ("leak", "hand", "pass", "send", "show", "release", "give", "read")  # "a report leaked to the daily"
QUOTED = ("quote", "cite", "interview")
RELAYED = (*QUOTED, "relay", "carry", "report", "publish", "broadcast", "air")  # of what an outlet has from another
CLAUSE_ENDS = ("that", ";", ":", "“", '"')
PLACED = ("in", "via")  # where words stand; who speaks "on television" speaks for himself
DENIALS = ("deny", "reject", "doubt")
POSTING = ("write", "tweet", "post", "blog")
BACK = 2  # sentences that "the station" looks back to the words of a station
TALKED = ("with", "to", "for", "by", "from")
SPOKEN = ("speak", "talk")


def settle(draft: Draft) -> None:
    """Sets ``through`` of the claims whose words an outlet passes on; the publisher itself is none."""
    names = _staff_names(draft.tree)
    draft.claims = [claim for claim in draft.claims if not is_reporter(draft.tree, claim, names)]
    draft.claims = [claim for claim in draft.claims if not _is_publisher(draft, claim)]
    for claim in draft.claims:
        if claim.sayer is None and claim.row.pos == "noun":  # "denied a report in the daily that"
            tree, behind = draft.tree, claim.anchor + 1
            placed = [i for i in tree.children(claim.anchor, "nmod") if _case(tree, i) & {"in", "on"}]
            if behind < len(tree.tokens) and tree.word(behind).lower() == "in" and tree[behind].head is not None:
                placed.append(tree[behind].head or 0)  # whatever trees hang it on
            claim.sayer = next((noun for noun in placed if outlets.is_outlet(draft, noun)), None)
            claim.vague = claim.sayer is None
            continue
        if claim.sayer is None or claim.row.act not in SPEAKING or not claim.said:
            continue
        places = itertools.chain(_places(draft.tree, claim), _quoted_by(draft, claim), _by_order(draft, claim))
        houses = (house for noun in places for house in (noun, *_employers(draft.tree, noun)))
        found = next((noun for noun in houses if outlets.is_outlet(draft, noun)), None)
        found = quoter(draft, claim.sayer) if found is None else found
        written = (noun for noun in _quoted_by(draft, claim) if draft.tree.lemma(noun) in WRITINGS)
        found = next(written, None) if found is None else found  # "witnesses quoted in the report"
        passes = any(
            other.sayer == found and claim.anchor in other.said and not _checks(draft, other, claim)
            for other in draft.claims
        )
        if found is not None and not passes and found not in (claim.sayer, claim.based_on):
            again = _meant_again(draft, claim)
            if again is not None:
                again.sayer = found
            else:
                claim.through = found
            draft.claims = [other for other in draft.claims if not _checks(draft, other, claim)]
            draft.claims = [other for other in draft.claims if not _is_quoting(draft, other, found)]
            claim.said -= set(outlets.phrase(draft.tree, found))
            claim.said -= set(range(claim.anchor, _clause_start(draft.tree, claim, found)))
            between = range(claim.cue[-1] + 1, found)
            through = "through" in _case(draft.tree, found)  # "claimed the attack through its radio"
            if not through and not any(_is_finite(draft.tree, i) for i in between):
                claim.said -= set(between)
            _pass_on(draft, claim, found)


def _pass_on(draft: Draft, claim: Claim, outlet: int) -> None:
    """Sets ``beyond`` where the words tell who has it from the outlet: "told the daily, which was quoted by TASS"."""
    tree, part = draft.tree, outlets.phrase(draft.tree, outlet)
    below = [at for word in part for at in tree.children(word, "acl", "acl:relcl")]
    end = part[-1] + 1
    behind = [at for at in range(end, min(end + 3, len(tree.tokens))) if tree[at].tag == "VBN"][:1]
    plain = all(tree.word(at).lower() in (",", "as") for at in range(end, behind[0])) if behind else False
    for participle in (*below, *(behind if plain else ())):  # "told the daily, as cited by TASS", hung anywhere
        active = (at for at in tree.children(participle, "nsubj") if tree[at].tag not in clauses.RELATIVE_TAGS)
        agent = clauses.agent_of(tree, participle) if tree[participle].tag == "VBN" else next(active, None)
        if agent is None or tree.lemma(participle) not in RELAYED or not outlets.is_outlet(draft, agent):
            continue
        if agent not in (claim.sayer, claim.based_on, outlet):
            claim.beyond = agent
            claim.said -= set(tree.subtree(participle))
            draft.claims = [other for other in draft.claims if other.anchor != participle]


def carry(draft: Draft) -> None:
    """Gives the outlet of somebody's words to those that follow them: "told the daily that ... He added that ...".

    The same speaker goes on, by a pronoun, by his bare noun or quoted by his name, in the next sentence, or by
    "adding that" in his own. Whom an outlet cites goes on through it likewise: "the daily reported, citing a rebel. The
    rebel said that", also behind what the outlet itself says next ("It said that").
    """
    teller: int | None = None
    outlet: int | None = None
    last = 0  # the sentence in which they spoke last
    heard = False  # whether the outlet was told it: "it" goes on then
    for claim in sorted(draft.claims, key=lambda claim: claim.anchor):
        if claim.sayer is None or claim.row.act not in SPEAKING or not claim.said:
            continue
        inside = any(claim.anchor in other.said for other in draft.claims if other is not claim)
        if (
            teller is not None
            and _goes_on(draft, teller, last, claim)
            and claim.through is None
            and not inside
            and not outlets.is_outlet(draft, claim.sayer)
            and (heard or draft.tree.word(claim.sayer).lower() != "it")  # the outlet itself
        ):
            claim.through = outlet
        itself = outlet is not None and not heard and draft.tree.word(claim.sayer).lower() == "it" and not inside
        if itself and draft.sentence_of[claim.anchor] <= last + 1:
            last += 1
            continue
        last = draft.sentence_of[claim.anchor]
        if claim.through is not None:
            teller, outlet, heard = claim.sayer, claim.through, True
        elif (quoting := _quoting(draft, claim)) is not None:
            teller, outlet, heard = claim.sayer, quoting, False
        elif claim.based_on is not None and outlets.is_outlet(draft, claim.sayer):
            teller, outlet, heard = claim.based_on, claim.sayer, False
        elif not inside:
            teller = outlet = None


def _quoting(draft: Draft, claim: Claim) -> int | None:
    """The outlet that quotes somebody by a claim of its own: "state television quoted an officer as saying that"."""
    outer = (one for one in draft.claims if claim.anchor in one.said and one.row.lemma in clauses.QUOTED_AS)
    found = (one.sayer for one in outer if one.sayer is not None and outlets.is_outlet(draft, one.sayer))
    return next(found, None)


def _goes_on(draft: Draft, before: int, last: int, claim: Claim) -> bool:
    """Whether the speaker of a claim is the one who spoke last: "he", "they", "the officials" of "two officials"."""
    tree, now = draft.tree, claim.sayer
    words = [i for i in claim.said if tree[i].upos != "PUNCT"]
    quoted = bool(words) and draft.quoted.issuperset(words)
    here = draft.sentence_of[min(words) if quoted else claim.anchor]  # a quotation may be of several sentences
    # "The adviser, Okoro, told the agency that ..., adding that": trees give the second to the adviser
    same = now is not None and (now == before or now + 1 < before <= max(tree.subtree(now)) < claim.anchor)
    if now is None or same or here - last != 1:
        return same and tree[claim.anchor].tag == "VBG"
    if claim.row.lemma in POSTING or any(tree.lemma(i) == "statement" for i in claim.cue):
        return False  # "A colonel told the radio that ... He tweeted that", "... Okoro said in a statement"
    if tree[now].upos == "PROPN" and quoted:
        return tree.word(now) in {tree.word(i) for i in tree.subtree(before) if tree[i].upos == "PROPN"}
    plural = tree[before].tag in ("NNS", "NNPS")
    if tree[now].upos == "PRON":
        return tree.word(now).lower() in (("they", "them") if plural else ("he", "she", "it", "him", "her"))
    beside = [tree.word(i).lower() for i in tree.children(now) if not tree.is_(i, "case", "punct")]
    bare = beside in (["the"], ["the", "same"])
    return bare and tree.lemma(now) == tree.lemma(before) and tree[now].tag == tree[before].tag


def _checks(draft: Draft, other: Claim, claim: Claim) -> bool:
    """Whether a claim only tells who checked a source: "a video verified by the daily shows"."""
    tree, verb = draft.tree, other.anchor
    checked = tree.is_(verb, "acl") and tree[verb].head == claim.sayer and tree.lemma(verb) in (*CHECKED, *QUOTED)
    return checked or (other.sayer == claim.sayer and other is not claim and _looks_finite(tree, verb))


def _looks_finite(tree: Tree, verb: int) -> bool:
    """Whether it is the participle of "witnesses quoted in the report" that the tagger takes for a past."""
    behind = tree.word(verb + 1).lower() if verb + 1 < len(tree.tokens) else ""
    return tree.lemma(verb) in QUOTED and tree[verb].tag == "VBD" and behind in ("in", "by")


def _is_quoting(draft: Draft, other: Claim, outlet: int) -> bool:
    """Whether a claim of nobody only tells that the outlet quotes: "a report by the ministry quoted by TASS"."""
    quoting = other.sayer is None and draft.tree.lemma(other.anchor) in QUOTED
    return quoting and draft.tree[outlet].head == other.anchor


def _meant_again(draft: Draft, claim: Claim) -> Claim | None:
    """The claim around one that tells its outlet without a name: "told Radio Roma that ..., the station said"."""
    for other in draft.claims:
        noun = other.sayer
        if noun is None or other is claim or not {claim.anchor, claim.sayer} <= other.said:
            continue
        if outlets.is_bare(draft, noun):
            return other
    return None


def named_again(draft: Draft, told: list[Attribution]) -> list[Attribution]:
    """The attributions, in the order of their cues, those of a bare "the station" with the outlet that told before.

    "Rebels left, TASS said. The agency reported": TASS, within two sentences of what it told last, and where the words
    have no other sense ("The agency" that is known to be an agency of the United Nations stays that).
    """
    out: list[Attribution] = []
    last: tuple[int, Party] | None = None  # the sentence and the outlet that spoke in it
    for one in told:
        head = None if one.source is None else draft.tree.head_of(one.source.span)
        if one.source is None or head is None:
            out.append(one)
            continue
        here, source = draft.sentence_of[head], one.source
        if last is not None and here - last[0] <= BACK and source.entity is None and outlets.is_bare(draft, head):
            source = replace(last[1], span=source.span)
        if source.entity is not None and outlets.is_outlet(draft, head):
            last = here, source
        out.append(replace(one, source=source))
    return out


def is_reporter(tree: Tree, claim: Claim, names: Iterable[str] = ()) -> bool:
    """Whether it is the report itself that speaks: "our correspondent in Garissa says", "Mills: Rockets fell on it"."""
    if claim.sayer is None:
        return False
    label = tree.word(claim.anchor) == ":" and tree.word(claim.sayer) in names
    return label or (tree.lemma(claim.sayer) in outlets.STAFF and outlets.is_own(tree, claim.sayer))


def _is_publisher(draft: Draft, claim: Claim) -> bool:
    """Whether whoever publishes the text says it: "The Chamber notes"; what it denies keeps the denier."""
    if claim.sayer is None or claim.row.act in DENIALS or claim.based_on is not None:
        return False
    mention = draft.mentions.get(claim.sayer)
    place = mention is not None and mention.kind in ("GPE", "LOC", "NORP")  # Tehran in the "Tehran Times"
    return not place and outlets.is_publisher(draft.tree, claim.sayer)


def _staff_names(tree: Tree) -> set[str]:
    """The names of the publisher's own people: "our correspondent Jane Mills"."""
    staff = [i for i in range(len(tree.tokens)) if tree.lemma(i) in outlets.STAFF and outlets.is_own(tree, i)]
    below = (i for noun in staff for child in tree.children(noun, *outlets.WITH_A_NAME) for i in tree.subtree(child))
    return {tree.word(i) for i in below if tree[i].upos == "PROPN"}


def _clause_start(tree: Tree, claim: Claim, outlet: int) -> int:
    """Where the clause begins that the outlet stands before; the cue where it does not."""
    behind = range(outlet + 1, min(outlet + 3, len(tree.tokens)))
    that = next((i for i in behind if tree.word(i).lower() == "that"), None)
    return claim.anchor if that is None or outlet < claim.anchor else that


def quoter(draft: Draft, sayer: int) -> int | None:
    """Who else has the words from somebody: "survivors interviewed by the charity"."""
    for participle in draft.tree.children(sayer, "acl"):
        agent = clauses.agent_of(draft.tree, participle)
        if draft.tree.lemma(participle) in QUOTED and agent is not None and not outlets.is_own(draft.tree, agent):
            return agent
    return None


def _places(tree: Tree, claim: Claim) -> Iterable[int]:
    """The nouns that may be the outlet of a claim."""
    verb, sayer = claim.anchor, claim.sayer
    if claim.row.pos == "verb" and claim.row.lemma not in QUOTED:
        if claim.row.act != "accuse":  # "accused the paper of helping the enemy"
            yield from (i for i in tree.children(verb, "iobj", "obj") if i > verb)
        for noun in (i for at in dict.fromkeys((verb, *claim.cue)) for i in tree.children(at, "obl", "nmod")):
            case = _case(tree, noun)
            if "to" in case or "through" in case or (case & set(PLACED) and _is_named(tree, noun)):
                yield noun  # "indicated to the site", "wrote in the Savanna Times", "claimed through its radio"
            if tree.lemma(noun) in TALKS:
                yield from _of_talk(tree, noun)
        talking = (i for i in range(verb + 1, min(verb + 10, len(tree.tokens))) if tree.lemma(i) in SPOKEN)
        for talk in (i for i in talking if tree[i].tag == "VBG" and tree.word(i - 1) == ","):
            yield from (i for i in tree.children(talk, "obl") if _case(tree, i) & set(TALKED))  # "speaking to the AP"
        for thing in tree.children(verb, "obj"):  # "claimed the attack through its radio"
            yield from (i for i in tree.children(thing, "nmod") if "through" in _case(tree, i))
        yield from (
            i for i in tree.children(verb, "nsubj:pass") if _is_named(tree, i)
        )  # "Reuters was told by him that"
        head = tree[verb].head
        if head is not None and tree.lemma(head) in clauses.QUOTED_AS:  # "In the daily Habari, he is quoted as saying"
            yield from (i for i in tree.children(head, "obl") if _case(tree, i) & {"in", "by"})
        yield from _spoken_to(tree, verb)
    if sayer is not None:
        beside = (i for i in tree.children(claim.anchor, "advcl", "ccomp") if sayer < i < claim.anchor)
        parts = (sayer, *tree.children(sayer, "appos"))  # "a report, parts of which were leaked to the daily,"
        below = (first for part in parts for first in tree.children(part, "acl", "acl:relcl"))
        about = (at for first in below for at in tree.conjuncts(first))
        for participle in (*about, *beside):  # "a letter signed by ministers and seen by the daily"
            if tree.lemma(participle) in PASSED_BY:
                agent = clauses.agent_of(tree, participle)
                if agent is not None:
                    yield agent
            met = (
                *OBTAINED,
                *PASSED_BY,
                *SPOKEN,
            )  # "the report, which the daily has seen,", "a nurse the BBC spoke to"
            if tree.lemma(participle) in met and not clauses.is_passive(tree, participle):
                yield from tree.children(participle, "nsubj")
            yield from _spoken_to(tree, participle, itself=True)
            if tree.lemma(participle) in CHECKED:
                yield from tree.children(participle, "obl:agent")
            if tree.lemma(participle) in HANDED:
                yield from (i for i in tree.children(participle, "obl", "iobj", "obj") if _case(tree, i) & {"to"})
        holder = tree[sayer].head
        if holder is not None and tree.is_(sayer, "obj") and tree.lemma(holder) in (*OBTAINED, *CHECKED, "find"):
            yield from tree.children(holder, "nsubj")  # "the daily has seen a report which says"
        text = tree[claim.anchor].head if tree.is_(claim.anchor, "acl:relcl") else None
        if text is not None and tree.lemma(text) in TALKS and tree.is_(text, "obj"):
            carrier = tree[text].head  # "the agency carried a letter in which the rebels said"
            yield from tree.children(carrier, "nsubj") if carrier and tree.lemma(carrier) in PASSED_BY else ()
        beside = (i for i in tree.children(claim.anchor, "nsubj") if sayer < i < claim.anchor)
        for noun in (*tree.children(sayer, "appos", "nmod"), *beside):
            if tree.lemma(noun) in TALKS:  # "the report, a copy of which was obtained by the daily,"
                yield from _of_talk(tree, noun)


def _is_named(tree: Tree, noun: int) -> bool:
    """Whether a medium has a name and is nobody's own: "in the Savanna Times", but not "in his paper"."""
    inside = outlets.phrase(tree, noun)
    return any(tree[i].upos == "PROPN" for i in inside) and not tree.children(noun, "nmod:poss")


def _quoted_by(draft: Draft, claim: Claim) -> Iterable[int]:
    """The outlet of "a minister, quoted by the daily," and "Interviewed on the radio, the minister", by word order."""
    tree, sayer = draft.tree, claim.sayer
    if sayer is None:
        return
    sentence = draft.reading.sentences[draft.sentence_of[sayer]]
    at = sayer + 1
    while at < sentence.last and (tree[at].upos in positions.NAME_PARTS or tree.word(at) == ",") and at - sayer < 14:
        at += 1
    comma = next((i for i in range(sentence.first, sayer) if tree.word(i) == ","), None)
    opens = comma is not None and positions.phrase_behind(tree, comma + 1, sentence.last) == sayer
    for verb in (at, *(range(sentence.first, comma) if opens and comma is not None else ())):
        of_another = verb != at and verb > sentence.first and tree[verb - 1].upos in ("NOUN", "PROPN", "PRON")
        if verb + 1 >= sentence.last or of_another:  # "According to relatives quoted in the report, guards threatened"
            continue
        passed = tree[verb].tag == "VBN" and tree.lemma(verb) in (*PASSED_BY, *CHECKED)
        if (passed or _looks_finite(tree, verb)) and tree.lemma(verb + 1) in ("by", "in", "on"):
            outlet = positions.phrase_behind(tree, verb + 2, sentence.last)
            yield from () if outlet is None else (outlet,)


def _by_order(draft: Draft, claim: Claim) -> Iterable[int]:
    """The listener right behind "told", and the outlets of talks and papers, where trees hang them anywhere.

    "..., said in a letter obtained by the agency", "In remarks to the daily, the mayor said".
    """
    tree, behind = draft.tree, claim.cue[-1] + 1
    if claim.row.lemma == ":" and claim.sayer is not None:  # "A colonel, to the daily Habari: ..."
        listed = (i for i in range(claim.sayer + 1, claim.anchor) if tree.lemma(i) == "to")
        yield from (noun for i in listed for noun in _names_behind(tree, i + 1, claim.anchor))
    sentence = draft.reading.sentences[draft.sentence_of[claim.anchor]]
    if claim.row.pos != "verb" or claim.sayer is None:
        return
    if "addressee" in claim.row.complements:
        yield from _names_behind(tree, behind, sentence.last)
    ends = (i for i in range(behind, sentence.last) if _is_finite(tree, i) or tree.word(i).lower() in CLAUSE_ENDS)
    yield from _in_a_talk(tree, range(behind, next(ends, sentence.last)))
    commas = (i for i in range(sentence.first, claim.sayer) if tree.word(i) == ",")
    opens = (i for i in commas if positions.phrase_behind(tree, i + 1, sentence.last) == claim.sayer)
    yield from _in_a_talk(tree, range(sentence.first, next(opens, sentence.first)))


def _in_a_talk(tree: Tree, words: range) -> Iterable[int]:
    talks = (i for i in words if tree.lemma(i) in TALKS and "in" in (tree.lemma(n) for n in range(max(i - 4, 0), i)))
    for i in range(next(talks, words.stop), words.stop):
        placed = tree.lemma(i) in ("in", "on") and tree.lemma(i - 1) in PASSED_BY
        if placed or tree.lemma(i) in TALKED:
            yield from _names_behind(tree, i + 1, words.stop)


def _names_behind(tree: Tree, first: int, last: int) -> Iterable[int]:
    """The head of the noun phrase that begins at a token, then its other names: "the Kampala daily Mwezi"."""
    head = positions.phrase_behind(tree, first, last)
    if head is not None:
        yield head
        end = next((i for i in range(first, last) if tree[i].upos in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ")), last)
        yield from (i for i in range(first, end) if tree[i].upos in ("NOUN", "PROPN"))


def _employers(tree: Tree, noun: int) -> Iterable[int]:
    """The weekly of "a reporter of the weekly Nation"."""
    of_whom = tree.children(noun, "nmod") if tree.lemma(noun) in outlets.STAFF else ()
    return (i for i in of_whom if _case(tree, i) & {"of", "for", "from", "at"})


def _case(tree: Tree, noun: int) -> set[str]:
    return {tree.lemma(mark) for mark in tree.children(noun, "case")}


def _is_finite(tree: Tree, index: int) -> bool:
    return tree[index].tag in (*clauses.FINITE, "MD")


def _of_talk(tree: Tree, noun: int) -> Iterable[int]:
    for below in tree.children(noun, "nmod", "obl"):
        if _case(tree, below) & set(TALKED):
            yield below
    for participle in tree.children(noun, "acl", "acl:relcl"):
        agent = clauses.agent_of(tree, participle)
        if tree.lemma(participle) in PASSED_BY and agent is not None:
            yield agent


def _spoken_to(tree: Tree, verb: int, itself: bool = False) -> Iterable[int]:
    """The listener of "speaking to state television"."""
    for spoken in [verb] if itself else tree.children(verb, "advcl"):
        if tree.lemma(spoken) in SPOKEN:
            for noun in tree.children(spoken, "obl"):
                if _case(tree, noun) & set(TALKED) or (_case(tree, noun) & {"on"} and _is_named(tree, noun)):
                    yield noun  # "speaking to state television", "on Radio Rozana"
