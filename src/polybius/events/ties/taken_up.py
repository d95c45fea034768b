"""What a verb without a doer undoes: "Training was resumed", "The ban was dropped", "The ambassador returned".

Whoever did it, and to whom, was told with the measure: such a sentence takes its sides from what it undoes. Where the
report tells of no such measure, the thing itself may say whose it is: "The Kenyan embassy in Chad has reopened".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polybius.events.acts.compose import ACTIVITIES, STOPS_ROW
from polybius.events.acts.match import Candidate, Matcher
from polybius.events.sides.at_home import goals
from polybius.events.ties.concern import keys
from polybius.events.ties.retold import DEFINITE, akin
from polybius.events.ties.undone import NOT_DONE, OPENED, RESUMING, TAKEN_UP, clause, closed_by
from polybius.events.words.grammar import whole
from polybius.events.words.lexicon import Pattern
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Sentence

# said of what is not undone, or not yet
OPEN = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must", "not", "n't", "never",
                  "yet", "'ll", "be", "if", "unless", "until", "before", "whether", "to"})  # fmt: skip
MEASURES = ("SANCTION", "COERCE", "CONCEDE", "RETREAT")  # types of acts that tell of a measure
IMPOSED = ("SANCTION", "COERCE")
INDEFINITE = frozenset({"a", "an", "another", "any", "no", "some", "such"})
KIND_SENTENCES = 2  # "the restriction" means a measure of its kind told at most so many sentences before
POINTING = frozenset({"it", "they"})
POINTED_SENTENCES = 1  # "it" means a measure told at most so many sentences before
NEAR_CHARACTERS = 60  # from the verb on, where "again" stands
# things that have an owner
OWNED = frozenset({"envoy", "mission", "border", "airspace", "traffic", "visas", "trade", "aid"})
MOVING = ("goes-again", "first-since")  # rows of what goes from one state to another: "flights took off again"
SPACE = frozenset({"border", "airspace"})
ALONE = SPACE | {"envoy", "mission"}  # what may be opened to everybody, or stands in the other's country
# "opened its doors again", "resumed work", "got under way again"
ITSELF = frozenset({"door", "work", "operation", "service", "activity", "way"})
HOME = "return"  # an envoy may return to his own capital
OWNER, NEIGHBOUR, AT = ("poss", "mod", "between", "from"), ("with", "to", "in", "on", "for"), ("prep:to,in,for",)
WHERE = ("to", "in", "into", "at")
JOINT = ("COOPERATE", "CONSULT", "SUPPORT")  # what is taken up is done by both
DISCONTINUE = "discontinue"  # the mode of a halt
FALLS_AWAY = "fall-away"  # the row of what only a measure does
AGAIN = ("resume", "restart", "take-up", "took-up", "pick-up", "start-again")  # rows of what somebody does again
POINTED_BACK_SENTENCES = 2  # "resumed them" means what the same ones halted at most so many sentences before


@dataclass(frozen=True)
class Taken:
    """A verb that undoes a measure told before, and what it then tells."""

    token: int
    thing: int  # what is said to be undone, or back
    coder: str  # the row of ontology/closings, or of the halt
    measure: Event | None  # None: none is told, and the thing names whose it is
    sides: tuple[tuple[Party, ...], tuple[Party, ...]] = ((), ())  # of that
    event_type: str = ""  # of what somebody takes up again, or halts, himself; empty: by the thing


class TakenUp:
    """Finds what the verbs of one reading undo without saying who does."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.tree = matcher.tree

    def found(self, sentence: Sentence, told: Sequence[Event]) -> Iterator[Taken]:
        """The verbs of a sentence that undo one of the measures ``told`` before, the latest first."""
        for token in range(sentence.first, sentence.last):
            row = self._row(token)
            thing = None if row is None else self._thing(token)
            if row in RESUMING and thing is not None and self._is_measure(self.tree.lemma(thing)):
                continue  # "The embargo is in force again"
            if row == FALLS_AWAY and thing is not None and self.tree[thing].upos == "NOUN":
                # "the tariffs fell away"; "forty flights a week fall away" are what the ban has stopped
                thing = thing if self._is_measure(self.tree.lemma(thing)) else None
            if row is None or thing is None:
                if (again := self._himself(token, told)) is not None:
                    yield again
                continue
            measure = self._measure(token, thing, told, row)
            if measure is not None:
                if not self._home(token, thing, measure.actors):
                    yield Taken(token, thing, f"{TAKEN_UP}{row}", measure)
            elif (sides := self._whose(token, thing)) is not None and self._goes(token, thing, row, sides):
                yield Taken(token, thing, f"{TAKEN_UP}{row}", None, sides)

    def _himself(self, token: int, told: Sequence[Event]) -> Taken | None:
        """What somebody takes up again, or halts, himself, told by a pronoun alone.

        "Halted the courses in May and resumed them in June, but when rebels came it broke them off for good."
        """
        tree, clauses = self.tree, self.matcher.clauses
        taken = whole(tree, tree.children(token, "obj"))  # "part of it"
        things = [at for at in taken if tree[at].upos == "PRON" and tree.lemma(at) in POINTING]
        helpers = {tree.word(at).lower() for at in tree.children(token, "aux", "advmod", "mark")}
        if tree[token].upos != "VERB" or not things or helpers & OPEN:
            return None
        doers = self.matcher.doers(clauses.subject(token))
        before = [m for m in told if self._of_his(m, token, doers)]
        start = tree[token].span.start
        near = self.matcher.reading.text[start : start + NEAR_CHARACTERS].lower()
        again = (row["id"] for row in table("ontology/closings") if row["id"] in AGAIN and re.match(row["words"], near))
        halt = self.matcher.rows.pattern(token)
        if (row := next(again, None)) is not None:
            halts = [m for m in before if m.event_type == "SANCTION" and set(m.modes) <= {DISCONTINUE}][:1]
            found = [(m, self._type(things[0], m), f"{TAKEN_UP}{row}") for m in halts]
        elif halt is not None and halt.operator == "stop":
            going_on = [m for m in before if m.event_type in ACTIVITIES.values()][:1]
            found = [(m, "SANCTION", f"{halt.id} < {STOPS_ROW}") for m in going_on]
        else:
            return None
        kept = (one for one in found if one[1] != "CONCEDE")  # "imposed duties and resumed them": not read
        return next((Taken(token, things[0], coder, m, (doers, m.recipients), type_) for m, type_, coder in kept), None)

    def _of_his(self, act: Event, token: int, doers: tuple[Party, ...]) -> bool:
        """Whether somebody has done an act, told shortly before a word of his."""
        start = self.tree[token].span.start
        sentence = self.matcher.reading.sentence_at(start) or 0
        near = act.trigger.start < start and sentence - act.sentence <= POINTED_BACK_SENTENCES
        return near and not NOT_DONE & set(act.auxiliary) and bool(keys(act.actors) & keys(doers))

    def spoken_of(self, event: Event, told: Sequence[Event]) -> Event:
        """What a noun tells as a measure with the sides, as far as it leaves them open, of the act that told of it.

        "Peru lifted its embargo on Bolivian tin. The embargo had begun in March": Peru's, on Bolivia.
        """
        noun = self.tree.head_of(event.trigger)
        if noun is None or {self.tree.lemma(at) for at in self.tree.children(noun, "det")} & INDEFINITE:
            return event
        lemma = self.tree.lemma(noun)
        acts = (m for m in told if m.event_type in MEASURES and m.actors and self._between(noun, m))
        about = (m for m in acts if akin(lemma, self._words(m)) or lemma in self._nouns(m))
        found = next(about, None)
        if found is None or keys(event.actors) - keys(found.actors):
            return event
        sides = event.actors or found.actors, event.recipients or found.recipients
        if sides == (event.actors, event.recipients):
            return event
        return replace(event, actors=sides[0], recipients=sides[1], coder=f"{event.coder} < {self.as_in(found)}")

    def pointed(self, event: Event, beside: Sequence[Event]) -> Event | None:
        """The act beside it that tells the measure meant where one is told of "it" or "they" alone.

        "Peru lifted its embargo on Bolivian tin, a year after it was imposed": by Peru, on Bolivia.
        """
        verb, clauses = self.tree.head_of(event.trigger), self.matcher.clauses
        if event.event_type not in IMPOSED or verb is None or not clauses.passive(verb) or clauses.subject(verb):
            return None
        if not any(self.tree.lemma(at) in POINTING for at in self.tree.children(verb, "nsubj:pass")):
            return None
        meant = (m for m in beside if m.event_type in MEASURES and m is not event and m.actors and m.recipients)
        return next((m for m in meant if any(self._is_measure(noun) for noun in self._nouns(m))), None)

    def _is_measure(self, word: str) -> bool:
        return any(word in row["words"].split("|") for row in table("lexicon/measures"))

    def as_in(self, event: Event) -> str:
        return f"as in: {' '.join(self.matcher.reading.words(event.trigger).split())}"

    def own(self, event: Event, taken: Taken) -> bool:
        """Whether the verb's clause names somebody of a known state or name on a side of its event, the thing apart."""
        tree, thing = self.tree, self.tree[taken.thing].span
        clause = tree.subtree(taken.token, ("acl", "acl:relcl", "advcl", "conj", "parataxis", "ccomp"))
        here = [tree[at].span for at in clause if at != taken.thing]
        named = (p for p in (*event.actors, *event.recipients) if keys((p,)) and not p.span.overlaps(thing))
        return any(span.overlaps(party.span) for party in named for span in here)

    def candidate(self, taken: Taken, read: Event | None) -> Candidate:
        """What the verb tells, with the sides of the measure.

        ``read``: the event that was read at it, whose type stands where it undoes such a measure and a row tells it.
        """
        measure, tree = taken.measure, self.tree
        event_type = taken.event_type or self._type(taken.thing, measure)
        if read is not None and measure is not None and not (taken.event_type or read.coder.startswith("model:")):
            event_type = read.event_type if read.event_type in closed_by(measure) else event_type
        own = taken.event_type != ""
        actors, recipients = taken.sides if own or measure is None else self._sides(taken.thing, measure)
        if event_type in JOINT:
            actors, recipients = (*actors, *recipients), ()
        lemma = tree.lemma(taken.token)
        pattern = Pattern(taken.coder, "VERB", lemma, None, (), "", event_type, "", (), ())
        words = (taken.token,) if read is None else tuple(self.matcher.reading.tokens_in(read.trigger))
        composed = () if measure is None else (self.as_in(measure),)
        mode = DISCONTINUE if event_type == "SANCTION" else ""
        return Candidate(taken.token, pattern, event_type, mode, actors, recipients, words, composed=composed)

    def _row(self, token: int) -> str | None:
        """The row of ontology/closings whose words begin at a verb, one that tells what is done and by nobody."""
        tree, clauses = self.tree, self.matcher.clauses
        begins = self._begins(token)
        if tree[token].upos not in ("VERB", "ADJ", "ADV") and begins == token:
            return None
        taken = [at for at in tree.children(token, "obj", "ccomp", "xcomp") if not self._by_itself(at)]
        if clauses.subject(token) if clauses.passive(token) else taken:
            return None  # "was lifted by the council", "resumed its flights": he stands there
        around = tree.children(token, "aux", "aux:pass", "advmod", "mark")
        said = {tree.word(at).lower() for at in around}
        if said & OPEN:
            return None
        text = self.matcher.reading.text
        near = [text[at : at + NEAR_CHARACTERS].lower() for at in (tree[token].span.start, tree[begins].span.start)]
        rows = (row for row in table("ontology/closings") if row["undone"])
        return next((row["id"] for row in rows if any(re.match(row["words"], one) for one in near)), None)

    def _begins(self, token: int) -> int:
        """The first word of what is said of a thing: "back" of "is back on", "under" of "is under way again"."""
        tree = self.tree
        said = tree.children(token, "case", "advmod") if tree.children(token, "cop") else []
        return min([token, *(at for at in said if at == token - 1 or at + 1 in said)])

    def _by_itself(self, word: int) -> bool:
        """Whether what is taken up stands for its subject: "opened its doors again", "began flowing again"."""
        tree, moving = self.tree, self.tree[word].tag == "VBG" and self.tree.is_(word, "xcomp")
        return tree.lemma(word) in ITSELF or (moving and not tree.children(word, "obj", "ccomp", "xcomp"))

    def _thing(self, token: int) -> int | None:
        """The noun or pronoun that is said to be undone or back."""
        subjects = self.tree.children(token, "nsubj", "nsubj:pass")
        fit = (at for at in subjects if self.tree[at].upos == "NOUN" or self.tree.lemma(at) in POINTING)
        return next(fit, None)

    def _measure(self, token: int, thing: int, told: Sequence[Event], row: str) -> Event | None:
        """The latest measure that the thing can mean: told by a word of its family, or of it, or of its kind."""
        if self.tree.children(thing, "amod", "nmod:poss", "compound") and self._home(
            token, thing, self.matcher.parties.of([thing])
        ):
            return None  # "Chile's envoy to Peru returned to Santiago"
        start = self.tree[token].span.start
        open_ = [m for m in told if m.event_type in OPENED and m.trigger.start < start and (m.actors or m.recipients)]
        open_ = [m for m in open_ if not NOT_DONE & set(m.auxiliary) and self._between(thing, m)]
        if self.tree[thing].upos == "PRON":
            sentence = self.matcher.reading.sentence_at(start) or 0
            near = (m for m in open_ if 0 < sentence - m.sentence <= POINTED_SENTENCES)
            found = next(near, None)
            if found is None or self.matcher.clauses.passive(token):
                return found
            # "halted the drills. They have started again": whether those or the drills
            return found if row in RESUMING and DISCONTINUE in found.modes else None
        lemma = self.tree.lemma(thing)
        of_it = (m for m in open_ if self._said_of(m, thing))
        named = (m for m in open_ if akin(lemma, self._words(m)))
        about = (m for m in open_ if lemma in self._nouns(m))
        kinds = self._kinds(thing)
        like = (m for m in open_ if kinds & _kinds(" ".join(self._nouns(m))))
        found = next(of_it, None) or next(named, None) or next(about, None) or next(like, None)
        sentence = self.matcher.reading.sentence_at(start) or 0
        near = (m for m in open_ if sentence - m.sentence <= KIND_SENTENCES)
        return found or next((m for m in near if self._of_kind(thing, m)), None)

    def _said_of(self, measure: Event, thing: int) -> bool:
        """Whether a measure is told of the very thing: "its drills with Chad, halted in May, ..."."""
        token = self.tree.head_of(measure.trigger)
        return token is not None and self.tree.is_(token, "acl", "acl:relcl") and thing in self.tree.ancestors(token)

    def _whose(self, token: int, thing: int) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
        """Whose a thing is and towards whom, by its own words and by where it is: "the embassy in Chad reopened"."""
        known = self._kinds(thing) & OWNED or self._is_measure(self.tree.lemma(thing))
        if self.tree[thing].upos != "NOUN" or not known:
            return None
        owners = self.matcher.parties.of([thing]) or self.matcher.first(thing, OWNER)
        told = (self.matcher.first(thing, NEIGHBOUR), self.matcher.first(token, AT), self._there(token))
        apart = (tuple(party for party in some if not keys((party,)) & keys(owners)) for some in told)
        others = next(filter(None, apart), ())
        if not keys(owners):  # "the closure of Kenyan airspace"
            spaces = [at for at in self.tree.children(thing, "nmod") if self._kinds(at) & SPACE]
            owners = tuple(party for at in spaces for party in self.matcher.parties.within(at))[:1]
        alone = self._kinds(thing) & ALONE
        return (owners, others) if keys(owners) and (alone or keys((*owners, *others)) - keys(owners[:1])) else None

    def _there(self, verb: int) -> tuple[Party, ...]:
        """The state of the place where something goes or is again: Ecuador of "returned to his post in Quito"."""
        phrases = self.matcher.clauses.prepositional(verb, WHERE)
        return next((tuple(some) for at in phrases if (some := self.matcher.parties.on_the_spot(at))), ())

    def _goes(self, verb: int, thing: int, row: str, sides: tuple[tuple[Party, ...], tuple[Party, ...]]) -> bool:
        """Whether what goes again goes between two states, as no force: not "Chad's jets took off again"."""
        parties = (*sides[0], *sides[1])
        traffic = len(keys(parties)) > 1 and not any(party.sector == "MIL" for party in parties)
        return (row not in MOVING or traffic) and self._elsewhere(verb, thing, row, sides[0])

    def _elsewhere(self, verb: int, thing: int, row: str, owners: tuple[Party, ...]) -> bool:
        """Whether who returns goes to a state other than his own; of who is only "back" it need not be said where."""
        abroad = goals(self.matcher, verb) - {party.country for party in owners}
        return bool(abroad) if row == HOME else not self._home(verb, thing, owners)

    def _home(self, verb: int, thing: int, owners: tuple[Party, ...]) -> bool:
        """Whether an envoy goes to his own capital: "Chad recalled its envoy. The envoy came back to Ndjamena"."""
        envoy = self.tree.lemma(thing) in word_class("envoy")
        return envoy and bool(goals(self.matcher, verb) & {party.country for party in owners})

    def _of_kind(self, noun: int, measure: Event) -> bool:
        """Whether a noun is one for measures of that type and mode, and means a known one: "the restriction"."""
        rows = [row for row in table("lexicon/measures") if self.tree.lemma(noun) in row["words"].split("|")]
        known = {self.tree.lemma(at) for at in self.tree.children(noun, "det", "nmod:poss")} & DEFINITE
        modes = {row["mode"] for row in rows if row["event_type"] == measure.event_type}
        return bool(known and modes and (modes & set(measure.modes) or modes == {""} == {"", *measure.modes}))

    def _between(self, thing: int, measure: Event) -> bool:
        """Whether whoever the thing's own words name has to do with the measure: no "ban on Moldovan wine"."""
        below = set(self.tree.subtree(thing, ("acl", "acl:relcl", "appos")))
        spans = [self.tree[at].span for at in below]
        named = {m.entity for m in self.matcher.reading.mentions if m.entity and any(m.head == s for s in spans)}
        parties = [p for p in map(self.matcher.reading.party, self.matcher.reading.mentions) if p.entity in named]
        known = keys(measure.actors) | keys(measure.recipients)
        return all(keys((party,)) & known for party in parties if party.span.overlaps(self.tree.span(below)))

    def _kinds(self, noun: int) -> set[str]:
        """The rows of ontology/subjects that a noun falls under."""
        return _kinds(f"{self.tree.word(noun).lower()} {self.tree.lemma(noun)}")

    def _words(self, event: Event) -> list[tuple[str, str]]:
        tokens = self.matcher.reading.tokens_in(event.trigger)
        return [(self.tree.lemma(at), self.tree.word(at).lower()) for at in tokens]

    def _nouns(self, event: Event) -> list[str]:
        """The nouns of a measure's own clause, its subject left out: what it was about."""
        token = self.tree.head_of(event.trigger)
        if token is None:
            return []
        doers = {below for at in self.tree.children(token, "nsubj") for below in self.tree.subtree(at)}
        passive = self.matcher.clauses.passive(token)
        below = clause(self.tree, token)
        words = (at for at in (*below, *self.matcher.reading.tokens_in(event.trigger)) if passive or at not in doers)
        nouns = [at for at in words if self.tree[at].upos == "NOUN"]
        return [word for at in nouns for word in dict.fromkeys((self.tree.lemma(at), self.tree.word(at).lower()))]

    def _type(self, thing: int, measure: Event | None) -> str:
        """What undoing it is: by what is undone, a measure or what it had stopped."""
        lemma = self.tree.lemma(thing)
        if (measure is not None and measure.event_type == "COERCE") or self._is_measure(lemma):
            return "CONCEDE"
        stopped = (kind for name, kind in ACTIVITIES.items() if lemma in word_class(name))
        rows = {row["id"]: row["resumed"] for row in table("ontology/subjects")}
        noun = self.tree[thing].upos == "NOUN"
        kinds = self._kinds(thing) if noun or measure is None else _kinds(" ".join(self._nouns(measure)))
        return next(stopped, None) or next((rows[kind] for kind in sorted(kinds) if rows[kind]), "CONCEDE")

    def _sides(self, thing: int, measure: Event) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who took the measure and whom it struck; the other way round where it stopped what these do for those."""
        token = self.tree.head_of(measure.trigger)
        below = set() if token is None else set(self.tree.subtree(token))
        lemma = self.tree.lemma(thing)
        nouns = [at for at in below if self.tree[at].upos == "NOUN" and self.tree.lemma(at) == lemma]
        theirs = {party.span for at in nouns for party in self.matcher.first(at, ("by",))}
        partners = tuple(party for party in measure.recipients if not self._fought(party))
        if theirs & {party.span for party in partners}:
            return partners, measure.actors  # "halted the training of its forces by the coalition"
        return measure.actors, partners

    def _fought(self, party: Party) -> bool:
        """Whether something is done against a party: who halts operations against rebels has not halted theirs."""
        head = self.tree.head_of(party.span)
        return head is not None and any(self.tree.lemma(at) == "against" for at in self.tree.children(head, "case"))


def _kinds(words: str) -> set[str]:
    """The rows of ontology/subjects that some words fall under."""
    return {row["id"] for row in table("ontology/subjects") if re.search(rf"\b(?:{row['words']})\b", words)}
