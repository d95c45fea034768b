"""Attributions of a reading: the source, the cue, the content, and whose content they stand in."""

from __future__ import annotations

from polybius.schema import Attribution, Reading, Sentence
from polybius.sources import (
    antecedents,
    asides,
    bases,
    clauses,
    contents,
    cues,
    denials,
    headlines,
    joint,
    named,
    occasions,
    pointing,
    positions,
    quoted,
    records,
    relays,
    scopes,
    speakers,
    tails,
    tolls,
    turns,
    unnamed,
)
from polybius.sources.claims import MAX_SENTENCE_TOKENS, NOMINAL, Claim, Draft
from polybius.sources.cues import SPEECH_ACTS, Cue, Lexicon
from polybius.syntax import Tree

COLON = Cue("colon", ":", "phrase", (), frozenset({"quote"}), "say")
BY = Cue("by-estimate", "by", "phrase", (), frozenset({"scope"}), "say")
ATTITUDES = ("favour", "oppose", "know", "find", "plan", "show", "wish")  # an infinitive of them tells of nobody's mind
MOUTHS = (
    "say",
    "claim",
    "confirm",
    "accuse",
    "deny",
    "doubt",
    "threaten",
    "promise",
    "relay",
    "find",
    "believe",
    "warn",
)
NAMED_ACTS = ("accuse", "deny", "threaten", "promise", "relay")  # speech even without a clause: "denied the attack"
THOUGHTS = ("believe", "know")
THINKERS = ("i", "we", "you")  # in speech that is printed without marks
BEFORE_REPORTS = ("after", "amid", "following", "despite", "over")
HAVE_IT = ("it", "that")
COMMANDS = ("order",)


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Who says what in a reading, in the order of the cues."""
    if not reading.tokens:
        return ()
    draft = Draft(reading)
    for sentence in reading.sentences:
        if sentence.read and sentence.last - sentence.first <= MAX_SENTENCE_TOKENS:
            draft.claims += _claims_of_sentence(draft, sentence)
    turns.go_on(draft)
    pointing.settle(draft)
    speakers.give_quotations(draft)
    speakers.lend(draft)
    speakers.resume(draft)
    speakers.drop_own_thoughts(draft)
    bases.settle(draft)
    relays.settle(draft)
    relays.carry(draft)
    claims = sorted(draft.claims, key=lambda claim: claim.cue[0])
    for claim in claims:
        if claim.sayer is not None:
            draft.by_sayer.setdefault(claim.sayer, []).append(claim)
    antecedents.settle(draft, claims)
    made = [(claim, records.attribution(draft, claim)) for claim in claims if claim.said]
    made = [(claim, attribution) for claim, attribution in made if attribution.content]
    relayed = [(claim, passed) for claim, inner in made for passed in records.relays(draft, claim, inner)]
    made = [(claim, one) for claim, told in made for one in joint.split(draft, claim, told)] + relayed
    made.sort(key=lambda pair: pair[1].cue)
    nested = records.nested(relays.named_again(draft, [attribution for _, attribution in made]))
    mouths = [
        attribution
        for (claim, _), attribution in zip(made, nested, strict=True)
        if attribution.within is None or _is_mouth(draft, claim)
    ]
    return records.nested(mouths) if len(mouths) < len(nested) else nested


def _is_mouth(draft: Draft, claim: Claim) -> bool:
    """Whether a claim inside another's content tells of words of its own: "... said that the ministry denied it".

    "He said they want peace" has one mouth: what is wanted is told by the same one who says that it is wanted.
    """
    tree = draft.tree
    if claim.row.pos not in ("verb", "noun") or claim.through is not None or claim.row is tolls.TOLL:
        return True
    if claim.sayer is None and claim.based_on is None and claim.through is None:
        # "the envoy said that it was decided": nobody else is told to have said it; "was looking into reports that": is
        return _is_hearsay(draft, claim)
    if claim.row.act in COMMANDS:
        return True
    if claim.row.act in THOUGHTS and claim.sayer is not None and tree[claim.sayer].upos == "PRON":
        return False  # "half of them said they think that ..."
    # "denied the army's claim of shelling it", "denied Chadian reports of a raid": words of its own
    owned = claim.row.pos == "noun" and claim.row.act in ("claim", "find") and claim.sayer is not None
    # "the radio said the Front had claimed to have carried out the raid"
    owned = owned or (claim.row.act == "claim" and _has_done(tree, claim.anchor))
    # "a raid that the mayor said killed nine"
    relative = tree.is_(claim.anchor, "acl:relcl") and claim.anchor + 1 in claim.said and claim.row.act == "say"
    owned = owned or (relative and tree[claim.anchor + 1].tag in (*clauses.FINITE, "VBN"))
    return claim.row.act in MOUTHS and (owned or claim.row.act in NAMED_ACTS or _has_clause(tree, claim.said))


def _is_hearsay(draft: Draft, claim: Claim) -> bool:
    """Whether a noun tells that it is said, and nobody who says it: "reports that"; none once it is confirmed."""
    tree, verb = draft.tree, draft.tree[claim.anchor].head
    told = claim.row.pos == "noun" and claim.vague and (claim.row.act == "claim" or claim.row.lemma == "report")
    told = told and not claim.said.isdisjoint(tree.children(claim.anchor, "acl", "ccomp"))
    judged = cues.verb_cue(tree, verb, draft.lexicon) if told and verb is not None else None
    return told and not (judged is not None and judged[0].act == "confirm" and tree.is_(claim.anchor, "obj"))


def _has_done(tree: Tree, verb: int) -> bool:
    done = tree.children(verb, "xcomp")
    return any(tree.lemma(aux) == "have" for i in done for aux in tree.children(i, "aux"))


def _has_clause(tree: Tree, said: set[int]) -> bool:
    return any(tree[i].head not in said and tree.children(i, "nsubj", "csubj", "ccomp") for i in said)


def _claims_of_sentence(draft: Draft, sentence: Sentence) -> list[Claim]:
    tree, lexicon = draft.tree, draft.lexicon
    made = list(scopes.phrase_claims(tree, sentence, lexicon))
    inside_phrases = {i for claim in made for i in claim.cue}
    made += (claim for claim in scopes.estimate_claims(tree, sentence, BY) if claim.sayer not in inside_phrases)
    inside_phrases |= {i for claim in made for i in claim.cue}
    for index in range(sentence.first, sentence.last):
        if index in inside_phrases or _is_restated(tree, index, inside_phrases):
            continue
        claim = _claim_at(tree, lexicon, index, sentence)
        if claim is not None:
            made.append(claim)
    made = named.settle(tree, sentence, lexicon, [claim for claim in made if not _is_medium(tree, claim, made)])
    anchors = {claim.anchor for claim in made}
    made += (claim for claim in tolls.claims(draft, sentence) if claim.anchor not in anchors)
    positions.settle(tree, sentence, made, draft.quoted)
    made = quoted.settle(tree, sentence, made, draft.quoted)
    positions.describe(tree, sentence, made)
    _name_before_colon(draft, sentence, made)
    made = positions.asked(tree, sentence, made)
    made = asides.settle(draft, sentence, made)
    for claim in made:
        if claim.sayer is not None and claim.row.act in bases.SUPPORTED_ACTS:
            claim.said = tails.beside_the_cue(tree, claim, draft.quoted, lexicon)
    tails.passed_on(tree, made)
    positions.parted(tree, sentence, made)
    occasions.settle(tree, sentence, made, draft.quoted, lexicon)
    colon = headlines.dash_claim(draft, sentence, COLON) or scopes.colon_claim(tree, sentence, COLON)
    if colon is not None and (_is_happening(draft, colon) or headlines.is_heading(draft, sentence, colon, made)):
        colon = None
    first = next(iter(scopes.colons(tree, sentence)), sentence.last)
    told = (claim for claim in made if "quote" in claim.row.complements and claim.sayer is not None)
    if colon is None and not any(claim.anchor < first or first + 1 in claim.said for claim in told):
        colon = scopes.introduction(tree, sentence, COLON) or scopes.account(tree, sentence, COLON)
    if colon is not None and not any(set(claim.cue) & set(colon.cue) for claim in made):
        colon.said -= {i for claim in made if asides.is_credit(tree, claim) for i in claim.cue}
        made.append(colon)
    return denials.settle(draft, sentence, unnamed.without(tree, made))


def _is_medium(tree: Tree, claim: Claim, claims: list[Claim]) -> bool:
    """Whether a noun only tells how another said it: "said in a statement that", where trees hang the clause on it."""
    if claim.row.pos != "noun" or claim.sayer is not None or claim.row.lemma not in cues.STATEMENTS:
        return False
    verb = tree[claim.anchor].head
    placed = "in" in map(tree.lemma, tree.children(claim.anchor, "case"))
    for other in claims if placed else ():
        # "was quoted as saying in a statement that": trees hang the statement on the quoting
        quoting = verb is not None and tree.lemma(verb) in clauses.QUOTED_AS and tree[other.anchor].head == verb
        if quoting and other is not claim and not other.said:
            other.said = claim.said
        if other is not claim and (other.anchor == verb or quoting) and claim.said <= other.said:
            return True
    return False


def _is_happening(draft: Draft, colon: Claim) -> bool:
    """Whether what stands before a colon is no speaker: "20:10 Loud bangs over the city: missiles have been fired"."""
    tree, head = draft.tree, colon.sayer
    if head is None or tree[head].upos != "NOUN" or head in draft.mentions or not tree.children(head, "nmod"):
        return False
    return tree.lemma(head) not in (*cues.STATEMENTS, *positions.SPEAKERS)


def _name_before_colon(draft: Draft, sentence: Sentence, made: list[Claim]) -> None:
    """Gives what "he says" behind a colon to whom the clause before names: "A clerk has doubts: it, he says, fell"."""
    tree = draft.tree
    colon = next((i for i in range(sentence.first, sentence.last) if tree.word(i) == ":"), sentence.first)
    named = [i for i in range(sentence.first, colon) if tree.is_(i, "nsubj")]
    some = [i for i in named if any(tree.lemma(det) in ("a", "an", "one") for det in tree.children(i, "det", "nummod"))]
    named = [i for i in named if i in draft.mentions or i in some or tree.lemma(i) in cues.STATEMENTS]
    if named and any(claim.sayer == named[0] for claim in made):
        return  # "The ministry says the king is firm: he wants peace"
    plural = bool(named) and tree[named[0]].tag in ("NNS", "NNPS")
    for claim in made:
        behind = claim.sayer is not None and colon < claim.sayer and claim.row.act in SPEECH_ACTS
        if named and behind and tree.word(claim.sayer or 0).lower() in (("they",) if plural else ("he", "she", "it")):
            claim.sayer = named[0]


def _is_restated(tree: Tree, verb: int, phrases: set[int]) -> bool:
    """Whether a verb is the "stated" of "according to what the mayor stated"."""
    what = tree[verb].head
    return what is not None and tree.is_(verb, "acl:relcl") and tree.lemma(what) == "what" and what - 1 in phrases


def _claim_at(tree: Tree, lexicon: Lexicon, index: int, sentence: Sentence) -> Claim | None:
    upos, lemma = tree[index].upos, tree.lemma(index)
    if (hearsay := _amid_reports(tree, lexicon, index, sentence)) is not None:
        return hearsay
    if upos == "VERB" or (upos == "AUX" and tree[index].deprel not in ("aux", "aux:pass", "cop")):
        return verb_claim(tree, lexicon, index, sentence.first)
    if lemma == "report" and (told := tails.noun_reporting(tree, index, sentence)) is not None:
        row = next(row for row in lexicon.verbs[lemma] if not row.particle)
        return Claim(row, index, [index], told[0], told[1])
    if upos == "NOUN" and lemma in lexicon.nouns:
        return scopes.noun_claim(tree, index, lexicon.nouns[lemma], lexicon)
    if upos == "ADJ" and lemma in lexicon.states:
        return scopes.state_claim(tree, index, lexicon.states[lemma])
    if upos in ("ADV", "ADJ") and lemma in lexicon.scopes:
        return scopes.scope_claim(tree, index, lexicon.scopes[lemma])
    return None


def _amid_reports(tree: Tree, lexicon: Lexicon, word: int, sentence: Sentence) -> Claim | None:
    """The claim of nobody in "Amid reports troops had come, he left", whatever the tagger takes the reports for."""
    before = tree.word(word - 1).lower() if word > sentence.first else ""
    if tree.word(word).lower() != "reports" or before not in BEFORE_REPORTS or "report" not in lexicon.nouns:
        return None
    end = next((i for i in range(word, sentence.last) if tree.word(i) in (",", ".")), sentence.last)
    told = range(word + 1 + (tree.word(min(word + 1, sentence.last - 1)).lower() == "that"), end)
    done = (i for i in told if tree[i].tag in (*clauses.FINITE, "VBN") and tree.children(i, "nsubj", "nsubj:pass"))
    opens = any(
        min(tree.subtree(subject)) == told.start for i in done for subject in tree.children(i, "nsubj", "nsubj:pass")
    )
    return Claim(lexicon.nouns["report"], word, [word], None, set(told), vague=True) if opens else None


def verb_claim(tree: Tree, lexicon: Lexicon, verb: int, first: int = 0) -> Claim | None:
    """The claim of a verb of the table; its content may be empty as long as a quotation can still supply it."""
    found = cues.verb_cue(tree, verb, lexicon)
    if found is None:
        return None
    row, particle = found
    described = tails.described_before(tree, verb) is not None
    if row.act in SPEECH_ACTS and not described and clauses.left_unsaid(tree, verb):
        return None
    mute = clauses.says_nothing(tree, verb) or clauses.answers_by_deed(tree, verb)
    if row.act in (*SPEECH_ACTS, "show") and mute and not described:
        return None
    sayer, passive = clauses.sayer_of(tree, verb)
    said = contents.content_of(tree, verb, row, particle)
    said = tails.without_denial(tree, verb, tails.without_next_act(tree, verb, said, lexicon))
    if all(tails.is_tied(tree, clause) for clause in tree.children(verb, "ccomp")):
        said = tails.without_aside(tree, said)
    said = tails.until_another(tree, verb, tails.without_comment(tree, said, lexicon), lexicon)
    if "seeming" in row.complements and said:
        if sayer is not None:
            # "The video, which showed him, appeared to be old": that it showed him is no matter of what it seems
            said |= set(tree.subtree(sayer, ("acl:relcl",))) if tree.lemma(sayer) not in clauses.EXPLETIVES else set()
        sayer = None
    claim = Claim(row, verb, cues.verb_group(tree, verb, particle), sayer, said)
    ends = verb + 1 == len(tree.tokens) or tree.word(verb + 1) in tails.ENDS
    finite = tree[verb].tag in clauses.FINITE or (ends and (tree[verb].tag == "NNS" or tree.is_(verb, "acl")))
    passive = passive and not described
    telling = row.lemma in tails.TELLING or (row.lemma in clauses.QUOTED_AS and tree.is_(verb, "acl:relcl"))
    if not passive and telling and (finite or len(claim.cue) > 1):
        _at_the_tail(tree, claim, first)
    sayer, said = claim.sayer, claim.said
    if not said and "quote" not in row.complements:
        return None
    if row.act in ATTITUDES and tree[verb].tag == "VB" and not tree.children(verb, "aux"):
        return None  # "a vote to support the plan": whether anybody supports it is open
    if sayer is None and not passive and row.act in (*SPEECH_ACTS, "find") and tree[verb].tag in clauses.FINITE:
        sayer = _beside(tree, verb, said)
    if sayer is not None and tree.lemma(sayer) == "it" and not passive and row.act in ("say", "claim") and sayer > verb:
        sayer = None
    if sayer is not None and row.act in ("deny", "doubt") and clauses.is_nobody(tree, sayer):
        return None  # "nobody disputes that troops came": the report tells it
    above = tree[verb].head if tree.is_(verb, "xcomp") and row.act == "believe" else None
    if above is not None and tree.lemma(above) == "have":  # "would have us believe that"
        sayer = next(iter(tree.children(above, "nsubj")), sayer)
    bare = sayer is not None and not passive and tree.word(sayer).lower() == "one" and not tree.children(sayer)
    if bare and tree[verb].tag != "VBD":  # who speaks in "One said that" is one of those told of before
        return Claim(row, verb, claim.cue, None, said, vague=True)  # "one hears that"
    if sayer is not None and row.particle == HAVE_IT and tree.word(sayer).lower() in lexicon.nouns:
        # "Rumour has it that": a claim of the noun's own, where it is read as one
        return None if tree[sayer].upos == "NOUN" else Claim(row, verb, claim.cue, None, said, vague=True)
    if sayer is not None and row.act in THOUGHTS and tree.word(sayer).lower() in THINKERS:
        return None
    return Claim(row, verb, claim.cue, sayer, said, vague=sayer is None and bool(passive or row.act == "seem"))


def _at_the_tail(tree: Tree, claim: Claim, first: int) -> None:
    """Sets speaker and content where a comma and a name stand before the cue: "Shells hit a school, officers said."."""
    found = tails.described_before(tree, claim.cue[0])
    if found is not None:
        # trees hang "said" on the clause that tells who he is
        claim.sayer, claim.said = found[0], claim.said - set(found[1])
    found = found or tails.named_before(tree, claim.cue[0])
    if found is not None and tree.is_(claim.anchor, "acl:relcl") and tree[claim.anchor].head == found[0]:
        return  # "two gangs, a group the mayor says is armed"
    if found is not None and tree.is_(claim.anchor, "acl:relcl") and tree.is_(found[0], "appos"):
        # "held a French reporter, the agency quoted the ministry as saying": trees tell it of the reporter
        claim.sayer = found[0] if claim.sayer == tree[found[0]].head else claim.sayer
    ends = claim.anchor + 1 == len(tree.tokens)
    if found is not None and not ends and tree.word(claim.anchor + 1) in tails.CITING:
        claim.sayer = found[0]  # "AFP reported citing two officials": trees may make either the one who reports
    if found is None or (claim.sayer is not None and claim.sayer not in found[1]):
        return
    head, stretch = found
    behind = {i for i in claim.said if i > claim.anchor}
    acting = (tree.children(i, "nsubj", "expl") for i in behind if tree[i].upos in ("VERB", "AUX"))
    clause = any(subjects and subjects[0] not in stretch for subjects in acting)  # AFP is no subject of "citing"
    next_words = range(claim.anchor, min(claim.anchor + 6, len(tree.tokens)))
    if not behind and not any(tails.is_verbal(tree, i) for i in claim.said):
        claim.said = set()  # "Greece, state television reported": what is reported is more than the last noun
    if not clause or any(tree.word(i) in scopes.OPENING for i in next_words):
        claim.said |= tails.clause_before(tree, first, stretch[0] - 1, claim.said)
    elif (claim.sayer is None or tree.had(claim.anchor)) and tree[first].upos == "ADP":
        claim.said |= set(range(first, stretch[0] - 1))  # "In a call at night, the office had announced, he asked"
    paper = tree.lemma(head) in cues.STATEMENTS  # "a statement by the army said": the army's
    if claim.sayer is None or (not paper and clauses.is_governed(tree, claim.sayer)):
        claim.sayer = head  # "Shells hit it, a spokesman for the police told AFP"
    claim.said -= set(stretch)


def _beside(tree: Tree, verb: int, said: set[int]) -> int | None:
    """The head of the noun phrase right before or behind a verb of saying whose subject the tree does not show."""
    for step in (1, -1):
        at = verb + step
        while 0 <= at < len(tree.tokens) and tree[at].upos in ("ADV", "AUX", "DET", "ADJ", "NUM"):
            at += step
        timed = 0 <= at < len(tree.tokens) and tree.lemma(at) in cues.TIME_WORDS  # "the agency reports Wednesday that"
        if not timed and 0 <= at < len(tree.tokens) and tree[at].upos in NOMINAL and at not in said:
            for head in tree.ancestors(at):
                if head in said or head == verb or tree[head].upos not in NOMINAL:
                    break
                at = head
            return at
    return None
