"""Claims without a verb of saying: "according to X", "reportedly", "the claim that", "X: no talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polybius.schema import Sentence
from polybius.sources import clauses, outlets, positions, tails
from polybius.sources.claims import NOMINAL, Claim
from polybius.sources.cues import EVIDENCE, STATEMENTS, Cue, Lexicon, phrases, verb_cue
from polybius.syntax import Tree

MAX_SPEAKER_WORDS = 8  # before the colon of "Foreign Ministry spokesman: no talks"
OPENING = ("“", '"', "''", "``", "‘")
NAMING = ("DET", "NOUN", "PROPN", "ADJ")
PRINTING = ("carry", "publish", "broadcast", "air", "print")
NOT_A_NAME = ("VERB", "AUX", "NUM", "PUNCT")
STORIES = ("story", "version", "account", "explanation", "answer", "reply", "message", "claim", "charge", "verdict",
           "testimony")  # fmt: skip
TELLING = ("have", "give", "tell", "stand", "stick", "keep", "offer", "repeat", "change", "send", "bring", "deliver")
FOLLOWING = ("this", "another", "different", "similar", "simple", "short")  # "gave this account: ..."
ISSUING = ("issue", "release", "publish", "send", "post")
STANDS = ("line", "version", "view", "position")
GIVING = ("tell", "give", "make", "offer", "spread", "put")  # "the account given by", "put about by"
PAGES = ("page", "channel", "website", "site", "account", "feed", "blog", "twitter", "facebook", "telegram", "x")
ADDRESSING = ("to", "by", "via", "over", "speak")  # "A colonel, to our reporter: ..."
ASKING = ("anchor", "presenter", "host", "interviewer", "moderator", "newsreader", "reporter", "correspondent")
LABELS = ("breaking", "update", "updated", "latest", "live", "exclusive", "urgent", "watch", "video", "photos",
          "opinion", "analysis", "correction", "explainer", "factbox", "timeline", "interview", "release", "brief",
          "briefing", "statement", "commentary", "editorial", "podcast", "transcript", "backgrounder",
          *ASKING)  # fmt: skip
OF_LABELS = ("press", "media", "news", "policy", "joint", "public", "official", "full")  # "Press release: ..."
STAMP = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m\.?)?$")  # before a line of a live ticker
BULLETS = ("-", "–", "—", "•", "*")  # before an entry of a list
CLOCK = ("am", "pm", "a.m.", "p.m.", "gmt", "utc", "cet")  # behind its numbers
ASSERTIONS = ("claim", "assertion", "statement", "accusation", "allegation", "charge", "version", "testimony", "denial")
TAKING = ("receive", "reject", "dismiss", "investigate", "ignore", "hear", "read", "cite", "quote", "check", "examine",
          "verify", "validate", "probe", "study", "see", "review", "monitor", "follow", "get")  # fmt: skip
FACING = ("face", "fight", "counter", "answer", "rebut", "refute", "prompt", "spark", "trigger", "fuel", "draw",
          "attract", "escape")  # fmt: skip  # "faces allegations": who does makes none
COMING, REACHING = ("come", "stem", "originate"), ("reach", "arrive", "come")
SPREADING = ("spread", "circulate", "swirl", "surface", "emerge", "fly", "abound", "persist", "grow", "mount")
SEEN_BY = ("see", "obtain", "review", "hear", "view")  # "documents seen by the agency": the agency tells it


def phrase_claims(tree: Tree, sentence: Sentence, lexicon: Lexicon) -> Iterator[Claim]:
    """The claims of "according to X": X's is the whole sentence when it stands at one of its ends, else its clause."""
    for row, tokens in phrases(tree, sentence.first, sentence.last, lexicon.phrases):
        if "scope" not in row.complements:
            continue
        argument, top = _argument(tree, tokens)
        if tokens[-1] + 1 < sentence.last and tree.word(tokens[-1] + 1).lower() in ("which", "whom"):
            argument = top = tokens[-1] + 1  # "a statement according to which, on Sunday, troops opened fire"
        if argument is None or top is None:
            continue
        if tree[argument].tag in clauses.RELATIVE_TAGS:  # "cites doctors, according to whom troops came"
            verb = tree[argument].head
            named = argument if verb is None else clauses.antecedent(tree, verb, argument) or argument
            argument = (clauses.text_up_to(tree, tokens[0] - 1) if named == argument else None) or named
            stated = [i for i in tree.children(argument, "acl:relcl") if verb_cue(tree, i, lexicon) is not None]
            tellers = tree.children(stated[0], "nsubj") if stated else []
            argument = tellers[0] if tellers else argument  # "according to what the mayor stated"
        near = positions.phrase_behind(tree, tokens[-1] + 1, sentence.last)
        own = set(tree.subtree(top)) | set(tokens)
        behind = _behind_quoter(tree, near, sentence.last) if near is not None and near <= argument else None
        if behind is not None and near is not None:
            own |= set(range(tokens[0], behind))  # trees may hang all of the sentence on "quoted"
            argument = near
        if "named" in row.complements and not any(tree[i].upos == "PROPN" for i in own):
            continue  # "per day"
        aside = _relative(tree, argument)
        own |= set() if aside is None else set(tree.subtree(aside))
        governor = _scope(tree, sentence, aside if aside is not None else top, own)
        clause = _behind_that(tree, tokens[0])
        governor = governor if clause is None else clause
        if governor is None:
            continue
        own |= set() if clause is None else {tokens[0] - 2, tokens[0] - 1}
        claim = Claim(row, tokens[0], list(tokens), argument, set(tree.subtree(governor)) - own)
        seer = _seer(tree, argument)
        if seer is not None and not outlets.is_publisher(tree, seer):
            claim.sayer, claim.based_on = seer, argument
        yield claim


def estimate_claims(tree: Tree, sentence: Sentence, row: Cue) -> Iterator[Claim]:
    """The claims of "by a police estimate" and "in a poll": of the clause that the number stands in."""
    for noun in range(sentence.first, sentence.last):
        if tree[noun].head is None or not (tails.estimate_of(tree, noun) or tails.survey(tree, noun)):
            continue
        own = set(tree.subtree(noun))
        governor = _scope(tree, sentence, noun, own)
        mark = next(case for case in tree.children(noun, "case") if tree.lemma(case) in ("by", "in"))
        if governor is not None:
            yield Claim(row, mark, [mark], noun, set(tree.subtree(governor)) - own, vague=False)


def based_on(tree: Tree, sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int | None, int, int]]:
    """For "based on answers from X" and "citing X": the head that it hangs on, X, and where the phrase begins."""
    for row, tokens in phrases(tree, sentence.first, sentence.last, lexicon.phrases):
        if "based_on" in row.complements:
            argument, top = _argument(tree, tokens)
            if argument is None:
                argument, top = positions.phrase_behind(tree, tokens[-1] + 1, sentence.last), tokens[0]
            if argument is not None and top is not None:
                governor = next((i for i in tree.ancestors(top) if i not in tokens), None)  # of "relying on": the doer
                yield governor, _informant(tree, _called(tree, argument)), tokens[0]


def _informant(tree: Tree, argument: int) -> int:
    """Whom "information from the command" comes from, where trees hang the command elsewhere."""
    from_ = argument + 1
    head = tree[from_].head if from_ < len(tree.tokens) and tree.word(from_).lower() == "from" else None
    apart = (
        head is not None and head > from_ and tree.lemma(argument) in EVIDENCE and head not in tree.subtree(argument)
    )
    return head if apart and head is not None else argument


def _called(tree: Tree, argument: int) -> int:
    """The sources of "citing what it called military sources"."""
    if tree[argument].tag != "WP":
        return argument
    naming = (verb for verb in tree.children(argument, "acl") if tree.lemma(verb) in ("call", "describe", "term"))
    below = (noun for verb in naming for noun in tree.children(verb, "obl", "xcomp", "obj") if noun > verb)
    return next(below, argument)


def _argument(tree: Tree, tokens: tuple[int, ...]) -> tuple[int | None, int | None]:
    """The noun that a phrase brings in, and the highest token of the two."""
    inside = set(tokens)
    for at in tokens:
        head = tree[at].head
        if head is not None and head > tokens[-1] and tree.is_(at, "case", "mark", "advmod", "cc"):
            return head, head
    for at in reversed(tokens):
        # "on Tuesday, according to Reuters": behind a clause trees may take Reuters for who accords
        for child in tree.children(at, "obl", "nmod", "obj", "iobj", "nsubj"):
            if child > tokens[-1]:
                top = next((i for i in tokens if tree[i].head not in inside), tokens[0])
                return child, top
    return None, None


def _scope(tree: Tree, sentence: Sentence, top: int, own: set[int]) -> int | None:
    """The head of what a phrase speaks for: the root, or the nearest clause when the phrase stands inside it."""
    governors = list(tree.ancestors(top))
    if not governors:
        return None
    words = [i for i in range(sentence.first, sentence.last) if tree[i].upos != "PUNCT"]
    if words and (words[0] in own or words[-1] in own):
        return governors[-1]
    return next(
        (i for i in governors if tree[i].upos in ("VERB", "AUX") or tree.children(i, "cop", "nsubj")), governors[-1]
    )


def _behind_that(tree: Tree, first: int) -> int | None:
    """The clause that a phrase opens behind "that": "said that, according to police, rebels had left"."""
    that = first - 2
    opens = that > 0 and tree.word(first - 1) == "," and tree.word(that).lower() == "that" and tree.is_(that, "mark")
    return tree[that].head if opens else None


def _behind_quoter(tree: Tree, noun: int, last: int) -> int | None:
    """Where "according to residents quoted by the channel" ends; None where nobody quotes the residents."""
    verb = noun + 1
    while verb < last and tree[verb].tag != "VBN" and tree[verb].upos in positions.NAME_PARTS:
        verb += 1
    if verb + 2 >= last or tree[verb].tag != "VBN" or tree.word(verb + 1).lower() != "by":
        return None
    end = verb + 2
    while end < last and (tree[end].upos in positions.NAME_PARTS or tree.word(end) == "-"):
        end += 1
    return end


def _relative(tree: Tree, argument: int) -> int | None:
    """The verb of "according to the radio, which gave no source", where the tree takes the radio into the clause."""
    verb = tree[argument].head
    if verb is None or verb < argument or not tree.is_(verb, "acl:relcl", "advcl:relcl"):
        return None
    return verb if any(tree[i].tag in clauses.RELATIVE_TAGS for i in range(argument + 1, verb)) else None


def _seer(tree: Tree, argument: int) -> int | None:
    """The agency of "documents seen by the agency"."""
    for verb in tree.children(argument, "acl"):
        if tree.lemma(verb) in SEEN_BY and clauses.is_passive(tree, verb):
            return clauses.agent_of(tree, verb)
    return None


def scope_claim(tree: Tree, index: int, row: Cue) -> Claim | None:
    """The claim of "reportedly" (its clause) and "alleged" (its noun phrase): nobody is named."""
    head = tree[index].head
    if head is None:
        return None
    if row.pos == "adverb" and not tree.is_(index, "advmod"):
        return None
    if row.pos == "adjective" and not tree.is_(index, "amod"):
        return None
    said = set(tree.subtree(head, ("conj", "parataxis", "cc") if row.pos == "adverb" else ("acl:relcl", "cc", "conj")))
    if row.pos == "adjective":
        span = tree.phrase(head)
        said = {i for i in said if span.contains(tree[i].span)} - set(tree.children(head, "det", "case"))
    elif tree.is_(head, "acl:relcl") and tree[head].head is not None:
        said |= set(tree.subtree(tree[head].head or 0, ("acl:relcl", "acl", "conj", "cc")))
    return Claim(row, index, [index], None, said - {index}, vague=True)


def noun_claim(tree: Tree, noun: int, row: Cue, lexicon: Lexicon) -> Claim | None:
    """The claim of "the ministry's denial that ...", "a threat by X to ...", "X's plan"."""
    said: set[int] = set()
    for child in tree.children(noun, "acl", "ccomp", "acl:relcl"):
        marks = {tree.lemma(mark) for mark in tree.children(child, "mark")}
        if "clause" in row.complements and ("that" in marks or clauses.is_content(tree, child)):
            said |= set(tree.subtree(child))
        if "infinitive" in row.complements and "to" in marks and not tree.is_(child, "acl:relcl"):
            said |= set(tree.subtree(child))
    sayer = _owner(tree, noun, lexicon)
    hearsay = row.act == "claim" or tree.word(noun).lower() == "reports"
    if not said and hearsay and (clause := _doing(tree, noun)) is not None:
        said = set(range(noun + 2, max(tree.subtree(clause)) + 1))
    if not said and sayer is not None and (clause := _asserted(tree, noun, sayer)) is not None:
        said = set(tree.subtree(clause))
    if not said and "clause" in row.complements:
        said = _copular(tree, noun) or _come(tree, noun)
    if not said and (said := _written(tree, noun)) and sayer is None:
        sayer = noun
    head = tree[noun].head
    # "faces charges of murder"
    faced = row.act == "claim" and head is not None and tree.is_(noun, "obj") and tree.lemma(head) in FACING
    if not said and (sayer is not None or faced):
        for child in tree.children(noun, "nmod", "acl"):
            cases = {tree.lemma(case) for case in tree.children(child, "case", "mark")}
            of = cases & {"of", "for", "about"} & row.complements or ("of" in cases and tree.word(noun) == "reports")
            if of and child != sayer:
                said |= set(tree.subtree(child)) - set(tree.children(child, "case"))
    if not said:
        return None
    verb = tree[noun].head
    printed = verb is not None and tree.is_(noun, "obj") and tree.lemma(verb) in PRINTING
    outlet = clauses.sayer_of(tree, verb)[0] if printed and verb is not None else None
    return Claim(row, noun, [noun], sayer, said, through=outlet if outlet != sayer else None, vague=sayer is None)


def _owner(tree: Tree, noun: int, lexicon: Lexicon) -> int | None:
    """Whose claim it is: "the ministry's", "by the ministry", "from the ministry", "made by"."""
    for child in (i for i in tree.children(noun, "nmod:poss") if not clauses.is_time(tree, i)):
        return child
    for given in tree.children(noun, "acl"):
        told = tree.lemma(given) in GIVING and clauses.is_passive(tree, given)
        if told and (agent := clauses.agent_of(tree, given)) is not None:
            return agent  # "the story told by the survivors is that"
    if noun + 2 < len(tree.tokens) and tree.word(noun + 1).lower() in ("by", "from") and tree[noun + 2].upos in NAMING:
        return positions.phrase_behind(tree, noun + 2, len(tree.tokens))  # "carried a statement by the army that"
    for child in tree.children(noun, "nmod", "obl"):
        cases = {tree.lemma(case) for case in tree.children(child, "case")}
        of = "of" in cases and (_asserted(tree, noun, child) is not None or _is_stand(tree, noun))
        if cases & {"by", "from", "among"} or of:
            return child
    for child in tree.children(noun, "amod", "compound"):
        if any(tree.word(at)[0].isupper() for at in tree.children(child, "amod") if tree.is_(child, "compound")):
            return child  # "Chadian media reports"
        if tree[child].upos == "PROPN" or (tree.is_(child, "amod") and tree.word(child)[0].isupper()):
            return child
    coming = [i for i in tree.children(noun, "acl") if tree[i].tag in clauses.FINITE]  # whatever the tree makes of it
    if coming and (origin := _origin(tree, coming[-1])) is not None:
        return origin
    verb = tree[noun].head
    if verb is None or tree[verb].upos != "VERB":
        return None
    if tree.is_(noun, "nsubj") or (tree.lemma(verb) in COMING and noun > verb):
        return _origin(tree, verb)  # "From the hospital comes word that"
    judged = verb_cue(tree, verb, lexicon)
    heard = tree.lemma(verb) == "have" and tree.lemma(noun) == "report"  # "has no reports that"
    # who "confirmed reports that" made none of them
    faced = (
        tree.lemma(verb) in FACING
        and tree.lemma(noun) in lexicon.nouns
        and lexicon.nouns[tree.lemma(noun)].act == "claim"
    )
    others = heard or faced or tree.lemma(verb) in TAKING or judged is not None
    return clauses.sayer_of(tree, verb)[0] if tree.is_(noun, "obj") and not others else None


def _doing(tree: Tree, noun: int) -> int | None:
    """The verb of "allegations of beating him", "reports of troops shelling it", whatever the tree hangs it on."""
    if noun + 2 >= len(tree.tokens) or tree.word(noun + 1).lower() != "of":
        return None
    below = (noun, *(i for i in tree.children(noun, "nmod") if i > noun))
    verbs = sorted(i for at in below for i in tree.children(at, "acl") if tree[i].tag == "VBG" and i > noun)
    plain = verbs and not any(tree[i].upos == "PUNCT" for i in range(noun, verbs[0]))
    return verbs[0] if plain else None


def _asserted(tree: Tree, noun: int, owner: int) -> int | None:
    """The clause behind an owner: "the claim of the nurses that troops came", which trees may hang on the nurses."""
    if tree.lemma(noun) not in ASSERTIONS:
        return None
    for verb in (*tree.children(noun, "acl", "ccomp"), *tree.children(owner, "acl", "acl:relcl")):
        marks = [i for i in tree.children(verb, "mark", "obj") if tree.word(i).lower() == "that"]
        marks = marks if marks and (tree.is_(marks[0], "mark") or clauses.is_content(tree, verb)) else []
        if marks and owner < marks[0] and marks[0] - 1 in (owner, *tree.subtree(owner)):
            return verb
    return None


def _origin(tree: Tree, verb: int) -> int | None:
    """Whom "the claim comes from", "the news arrived through"."""
    for noun in tree.children(verb, "obl"):
        cases = {tree.lemma(case) for case in tree.children(noun, "case")}
        if (tree.lemma(verb) in COMING and "from" in cases) or (tree.lemma(verb) in REACHING and "through" in cases):
            return noun
    return None


def _is_stand(tree: Tree, noun: int) -> bool:
    """Whether "The line of the government is that" tells whose it is; "the story of the war is that" does not."""
    return tree.lemma(noun) in STANDS and bool(_copular(tree, noun))


def _written(tree: Tree, noun: int) -> set[int]:
    """What "In the statement it has come that troops had left" tells: the words of translated agencies."""
    verb = tree[noun].head
    placed = verb is not None and tree.is_(noun, "obl") and "in" in map(tree.lemma, tree.children(noun, "case"))
    if verb is None or not placed or tree.lemma(verb) != "come":
        return set()
    told = (
        i for i in tree.children(verb, "ccomp", "csubj", "advcl") if "that" in map(tree.lemma, tree.children(i, "mark"))
    )
    return set().union(*(tree.subtree(i) for i in told))


def _copular(tree: Tree, noun: int) -> set[int]:
    """Of "The claim is that ...", the clause that the noun is the subject of."""
    head = tree[noun].head
    if head is None or not tree.is_(noun, "nsubj") or (tree[head].head is None and not tree.children(head, "cop")):
        return set()
    marks = [mark for mark in tree.children(head, "mark") if mark > noun]  # not "said that a report by X quotes Y"
    if tree.is_(noun, "nsubj:outer") or any(tree.lemma(mark) == "that" for mark in marks):
        return set(tree.subtree(head)) - set(tree.subtree(noun)) - set(tree.children(head, "cop"))
    return set()


def _come(tree: Tree, noun: int) -> set[int]:
    """What "word came from the mayor that ..." tells."""
    verb = tree[noun].head
    inverted = verb is not None and tree.lemma(verb) in COMING and noun > verb  # "From the town comes word that"
    if verb is None or not (tree.is_(noun, "nsubj") or inverted):
        return set()
    if tree.lemma(verb) == "have" and any(tree.word(i).lower() == "it" for i in tree.children(verb, "expl", "obj")):
        return set().union(*(tree.subtree(i) for i in tree.children(verb, "ccomp")))  # "Rumour has it that"
    if tree.lemma(verb) not in (*COMING, *REACHING, *SPREADING):
        return set()
    told = [i for i in tree.children(verb, "ccomp", "advcl") if "that" in map(tree.lemma, tree.children(i, "mark"))]
    told += [
        i
        for other in tree.children(verb, "obl", "obj")
        for i in tree.children(other, "acl", "acl:relcl")
        if clauses.is_content(tree, i)
    ]
    return set(tree.subtree(told[0])) if told else set()


def state_claim(tree: Tree, index: int, row: Cue) -> Claim | None:
    """The claim of "X is confident that ...", "X is willing to ..."."""
    said: set[int] = set()
    head = tree[index].head
    if head is not None and tree.lemma(head) == "make" and tree.is_(index, "xcomp"):
        return None  # "to make sure that it stays"
    for child in tree.children(index, "ccomp", "xcomp", "advcl"):
        marks = {tree.lemma(mark) for mark in tree.children(child, "mark")}
        if child > index and not marks & {"because", "if", "when", "as", "after", "before", "while", "although"}:
            said |= set(tree.subtree(child))
    subjects = tree.children(index, "nsubj")
    if not said or not (subjects or tree.is_(index, "conj", "acl", "xcomp", "advcl")):
        return None
    sayer = clauses.antecedent(tree, index, subjects[0]) if subjects else None
    if sayer is not None and tree.lemma(sayer) in clauses.EXPLETIVES and row.act == "believe":
        sayer = None  # "it is clear that"
    cue = sorted({index, *(i for i in tree.children(index, "aux", "cop", "advmod") if i < index)})
    run = [i for i in range(cue[0], index + 1) if i in set(cue)]
    return Claim(row, index, run if len(run) == index + 1 - cue[0] else [index], sayer, said, vague=sayer is None)


def colon_claim(tree: Tree, sentence: Sentence, row: Cue) -> Claim | None:
    """The claim of a headline or a transcript: "Iran: no talks with Washington", "- the report: “We found ...”"."""
    first, last = sentence.first, sentence.last
    colon = next(iter(colons(tree, sentence)), None)
    if colon is None:
        return None
    label = range(first + 1, colon)  # a printed conversation that is quoted: "“DOE: We left.”"
    if tree.word(first) in OPENING and label and all(tree.word(i).isupper() for i in label):
        first += 1
    first = behind_stamp(tree, first, colon)
    stamped = first > sentence.first
    quoted = tree.word(colon + 1) in OPENING
    addressed = [i for i in range(first + 1, colon) if _is_addressed(tree, i)]
    end = addressed[0] if addressed else colon
    dashes = [i for i in range(first, end) if tree[i].upos == "PUNCT"]
    begin = dashes[-1] + 1 if dashes and quoted else first
    speaker = range(begin, end)
    if not 0 < len(speaker) <= MAX_SPEAKER_WORDS or any(tree[i].upos in NOT_A_NAME for i in speaker):
        return None
    words = [tree.word(i).lower() for i in speaker]
    if (len(words) == 1 and len(words[0]) == 1) or (words[-1] in LABELS and set(words[:-1]) <= {*OF_LABELS}):
        return None  # "Q: ... A: ...", "BREAKING: ...", "Press release: ..."
    named = any(tree[i].upos == "PROPN" for i in speaker)
    headline = first == 0 or stamped or sentence.kind == "headline"
    heads = [i for i in speaker if tree[i].head not in set(speaker)]
    head = next((i for i in heads if tree[i].upos in ("PROPN", "NOUN", "PRON")), None)
    if head is None or not (named or quoted or headline) or any(tree[i].upos == "CCONJ" for i in speaker if not quoted):
        return None
    if tree.lemma(head) == "statement":  # "Statement of the army: ..."
        issued = {i: {tree.lemma(case) for case in tree.children(i, "case")} for i in tree.children(head, "nmod")}
        head = next((i for i, cases in issued.items() if cases & {"of", "by", "from"}), head)
    return Claim(row, colon, [colon], head, set(range(colon + 1, last)))


def behind_stamp(tree: Tree, first: int, last: int) -> int:
    """Where a line of a ticker begins behind its time: "09:20 - Governor: troops have left"."""
    first += first + 1 < last and tree.word(first) in BULLETS
    words = [tree.word(i).lower() for i in range(first, min(first + 2, len(tree.tokens)))]
    if tree[first].upos not in ("NUM", "NOUN") or not STAMP.match(words[0]):
        return first
    if words[0].isdigit() and words[1:] and words[1] not in CLOCK:
        return first  # "12 soldiers"
    first += 1
    while first < last and (
        tree[first].upos in ("PUNCT", "SYM") or STAMP.match(tree.word(first)) or tree.word(first).lower() in CLOCK
    ):
        first += 1
    return first


def addressed(tree: Tree, claim: Claim) -> set[int]:
    """The words before a colon that are not the speaker's name: "A colonel, to our reporter: ..."."""
    if claim.row.lemma != ":" or claim.sayer is None:
        return set()
    behind = range(claim.sayer + 1, claim.anchor - 1)
    comma = next((i for i in behind if _is_addressed(tree, i)), claim.anchor)
    return set(range(comma, claim.anchor))


def _is_addressed(tree: Tree, comma: int) -> bool:
    """Whether a comma opens to whom, or in what, somebody speaks: "A colonel, in a statement: ..."."""
    if tree.word(comma) == "(" or (tree.word(comma) == "," and tree[comma + 1].upos == "NUM"):
        return True  # "Musa (farmer): ...", "Amina Diallo, 34: ..."
    if tree.word(comma) != ",":
        return False
    written = any(tree.lemma(i) in STATEMENTS for i in range(comma + 2, min(comma + 5, len(tree.tokens))))
    shown = any(tree.lemma(i).lower() in PAGES for i in range(comma + 2, min(comma + 5, len(tree.tokens))))
    at = tree.lemma(comma + 1)
    return at in ADDRESSING or (at == "in" and written) or (at == "on" and shown)


def introduction(tree: Tree, sentence: Sentence, row: Cue) -> Claim | None:
    """The claim of "Here is the minister: “We stay.”", of "The governor was blunt: “...”": the subject says it."""
    words = range(sentence.first, next((i for i in colons(tree, sentence) if tree.word(i + 1) in OPENING), 0))
    root = next((i for i in words if tree[i].head not in words and tree[i].upos != "PUNCT"), None)
    subjects = [i for i in tree.children(root, "nsubj") if i in words] if root is not None else []
    subjects = [i for i in subjects if tree[i].upos in NOMINAL and tree.lemma(i) not in clauses.EXPLETIVES]
    if root is None or not subjects or tree[subjects[0]].tag in clauses.RELATIVE_TAGS:
        return None
    doing = tree[root].upos == "VERB" and subjects[0] < root
    cue = list(range(root, words.stop)) if doing else [words.stop]
    return Claim(row, cue[0], cue, subjects[0], set(range(words.stop + 1, sentence.last)))


def account(tree: Tree, sentence: Sentence, row: Cue) -> Claim | None:
    """The claim of "The mayor stood by his story: troops had left", "Her version is another: ...": the owner's."""
    colon = next(iter(colons(tree, sentence)), sentence.first)
    words = range(sentence.first, colon)
    for noun in (i for i in words if tree.lemma(i) in (*STORIES, *STATEMENTS) and tree[i].upos == "NOUN"):
        verb = tree[noun].head
        owner = next((i for i in tree.children(noun, "nmod:poss") if tree[i].upos in ("NOUN", "PROPN")), None)
        subjects = tree.children(verb, "nsubj") if verb is not None and tree[verb].upos == "VERB" else []
        own = verb is not None and tree.lemma(verb) in TELLING
        own = own and not any(i < colon for i in tree.children(noun, "acl"))
        own = own and (
            any(tree[i].tag == "PRP$" for i in tree.children(noun, "nmod:poss")) or tree.lemma(noun - 1) in FOLLOWING
        )
        # "the ministry issued a statement: troops had left"
        text = tree.lemma(noun) in STATEMENTS and tree.lemma(noun) not in STORIES
        issued = text and noun == colon - 1 and tree.is_(noun, "obj") and tree.lemma(verb or noun) in ISSUING
        if text and not issued:
            continue
        if owner is None and (own or issued) and noun not in subjects and subjects and subjects[0] in words:
            owner = clauses.antecedent(tree, verb or noun, subjects[0])  # "a driver who was there gave this account:"
        if owner is not None and tree[owner].upos in NOMINAL:
            return Claim(row, noun, [noun], owner, set(range(colon + 1, sentence.last)))
    return None


def colons(tree: Tree, sentence: Sentence) -> list[int]:
    """The colons inside a sentence."""
    return [i for i in range(sentence.first + 1, sentence.last - 1) if tree.word(i) == ":"]
