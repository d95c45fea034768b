"""What ends or takes up again what: "halted ... resumed", "lifted the sanctions that it had imposed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from polybius.events.acts.compose import STOPS_ROW
from polybius.events.ties.concern import alike, keys, same_hand
from polybius.events.ties.endings import Endings
from polybius.events.ties.retold import ANOTHER, akin
from polybius.events.words.grammar import whole
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link, Party, Reading
from polybius.syntax import Tree

TAKEN_UP = "closings:"  # how the coder of what is undone by nobody who is told begins; it ends with the measure's words
RESUMPTION = 0.75  # confidence
TIES = frozenset({"tie", "ties", "relation", "relations"})
HALT = 0.4  # weak: of what a halt ended hardly more than its kind is known
OPENED = ("SANCTION", "COERCE", "REJECT")  # types of what stays until it is undone
RESUMING = ("resume", "restart", "restore", "renew", "take-up", "took-up", "taking-up", "go-back", "gone-back",
            "went-back", "pick-up", "start-again", "in-force-again", "back-in-force", "back-on")  # fmt: skip
SURELY = {*RESUMING, "lift", "reopen", "open-it", "release", "free", "order-release", "reinstate"}
# of people: no word for the thing is needed
FREEING = {"release", "free", "set-free", "let-go", "pardon", "order-release"}
LETTING_GO = FREEING - {"pardon", "order-release"}
TAKEN = re.compile(
    r"\b(?:arrest|detain|captur|kidnap|abduct|hijack|seiz|jail|imprison|held|taken|nabb|sentenc|convict"
    r"|(?:carr|pick|round)\w* (?:\w+ )?(?:off|up)\b)"
)
CAPTURED = re.compile(r"\b(?:captur|seiz|overr[au]n|occup|took|taken|conquer)")
NEAR_SENTENCES = 2
LEFT = "left"
GENERAL = frozenset({"mission", "work", "programme", "program", "activity", "project", "effort", "assistance"})
ACTIVITIES = ("train", "operat", "cooperat", "coordinat", "talk", "flight", "payment", "aid", "inspect", "trade",
              "visa", "deliver", "patrol", "suppl", "work", "mission", "service")  # fmt: skip
BROAD = frozenset({"cooperat", "coordinat", "work", "mission"})  # which may mean any of the others: "joint work"
GOING_ON = ("AID", "COOPERATE")  # what a halt can end
NOT_DONE = frozenset({"negation", "future", "hypothetical"})
POINTING = ("it", "they", "them", "which", "that", "this")
OBJECT_CHARACTERS = 25  # behind "resumed", where what was resumed stands
BEHIND_CHARACTERS = 60  # behind a trigger, where "again" stands
STILL = re.compile(
    r"\b(?:still|remain\w*|stay\w*|continu\w+ to be|yet to be)\b[^.;:]{0,20}$", re.IGNORECASE
)  # also inside a trigger: "trade remains suspended"
# "the ban stays in force", "has yet to be lifted", "are still closed": behind the word
STANDS = re.compile(
    r"^[^.;:]{0,70}?(?:\b(?:remain|stay|continu)\w* (?:in (?:force|place|effect)|closed|shut|suspended|frozen)"
    r"|\bstill (?:in (?:force|place|effect)|closed|shut|suspended|frozen|stands?\b|holds?\b|appl(?:y|ies)\b)"
    r"|\bcontinu(?:es?|ed) to (?:hold|stand|apply|act|operate)\b"
    r"|\b(?:stands?|stood|remain(?:s|ed)?|stay(?:s|ed)?)(?=[\"”.,;])"
    r"|\b(?:is|are|remain\w*|stay\w*|been) (?:still |now )?on (?:hold|ice)\b|\bgo(?:es)? on(?=[.,;]|$)"
    r"|\bin place since|\b(?:has|have) yet to be|\b(?:has|have) never been"
    r"|\b(?:is|are|was|were|been) not (?:been )?(?:lifted|revoked|mended|touched|removed|reversed|undone))",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"^(?:extend|prolong|maintain|uph[eo]ld|keep|kept|retain"
    r"|(?:renew|tighten)\w* (?:its|the|their) (?:\w+ )?"
    r"(?:sanctions|ban|embargo|blockade|closure|curbs|restrictions)\b)",
    re.IGNORECASE,
)  # "extended its embargo"
EASED = re.compile(r"\b(?:eas(?:e|es|ed|ing)|relax\w*)\b", re.IGNORECASE)
# "was halted and has not been resumed", "until the talks are taken up again"
UNTIL_THEN = re.compile(r"\bafter (?:being|having been) (?:\w+ )?$")
NOT_UNDONE = re.compile(
    r"\b(?:not|never|no|yet|to be|will|would|may|could|should|cannot|refus\w+|until|unless|if|before)\b|n't"
    r"|\bto (?:be )?$"  # "suspended since May, are to resume"
    r"|\b(?:after|since|because|when)\b(?:(?!\band\b)[^,;])*$"  # "stopped, hours after it let the contract lapse"
    r"|^ (?:[\w'’-]+ ){0,3}(?:contract|treaty|agreement|accord|pact|deal|lease|licen[cs]e) $",  # "let the accord lapse"
    re.IGNORECASE,
)
COMMON = 3  # letters of a word that two acts share: "ban"
SLIGHT = frozenset({"that", "this", "with", "from", "have", "been", "were", "they", "them", "their", "which", "after",
                    "said", "will", "would", "than", "into", "over", "day", "week", "month", "year", "say",
                    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})  # fmt: skip


class Undone:
    """Which acts of one reading undo which."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.tokens: dict[
            str, int | None
        ] = {}  # the head words of acts, and what they are about, once they are asked for
        self.abouts: dict[str, set[str]] = {}
        self.endings = Endings(reading, tree)

    def links(self) -> Iterator[Link]:
        """A resumption or a release linked to the halt that it can mean, and a halt to what it ended."""
        for at, event in enumerate(self.reading.events):
            if set(event.auxiliary) & NOT_DONE or self._asked(event):
                continue
            word = self._closing(event)
            opening = self._opening(event, word, at) if word else None
            if opening is not None:
                taken_up = ("resumes",) if opening.event_type == "REJECT" else ("resumes", "ends")  # talks it had left
                kinds = taken_up if word in RESUMING else ("ends",)
                promised = event.event_type == "CONCEDE" and word in LETTING_GO  # in deed it is a RETREAT
                # "agreed to resume the talks", "will free him": not yet
                sure = HALT if promised or event.event_type == "AGREE" else RESUMPTION
                yield from (Link(kind, event.id, opening.id, event.trigger, sure) for kind in kinds)
            elif (own := self.endings.called_off(event) or self._given_up(event, at)) is not None:
                yield Link("ends", event.id, own.id, event.trigger, RESUMPTION)
            elif (
                STOPS_ROW in event.coder
                and event.event_type in OPENED
                and self.ended(event) is not False
                and not ((token := self._token(event)) is not None and self.tree.is_(token, "acl:relcl"))
            ):
                running = self._running(event, at)
                if running is not None:
                    yield Link("ends", event.id, running.id, event.trigger, HALT)
        for verb, ending, over in self.endings.ended():
            yield Link("ends", ending.id, over.id, self.tree[verb].span, RESUMPTION)

    def _given_up(self, event: Event, at: int) -> Event | None:
        """The capture that the same ones give up: "rolled out of Goma, days after they had captured it"."""
        if event.event_type != "RETREAT" or "release" in event.modes:
            return None
        for other in (*reversed(self.reading.events[:at]), *self.reading.events[at + 1 :]):
            near = abs(event.sentence - other.sentence) <= NEAR_SENTENCES
            seized = other.event_type in ("ASSAULT", "COERCE") and not set(other.auxiliary) & NOT_DONE
            words = self.reading.words(other.trigger).lower()
            given_up = CAPTURED.search(words) and same_hand(event, other) and not self._came_before(event, other)
            if near and seized and given_up and not word_class("vessel") & self._about(other):
                return other
        return None

    def undoes(self, event: Event) -> bool:
        """Whether an act, which need not be one of the reading's events, surely undoes one told before it."""
        word = self._closing(event)
        word = word if word in SURELY else None
        before = sum(other.trigger < event.trigger for other in self.reading.events)
        return (
            bool(word) and not set(event.auxiliary) & NOT_DONE and self._opening(event, word or "", before) is not None
        )

    def undone_beside(self, event: Event) -> bool:
        """Whether an act, which need not be one of the reading's events, is what one of its sentence undoes.

        "Freed a trawler held since May", "reopened its border, a year after it was shut".
        """
        stays = event.event_type in (*OPENED, "ASSAULT") and not set(event.auxiliary) & NOT_DONE
        for at, other in enumerate(self.reading.events if stays else ()):
            word = self._closing(other) if other.sentence == event.sentence else None
            if not word or set(other.auxiliary) & NOT_DONE or self._asked(other):
                continue
            told = self._opening(other, word, at)
            if told is not None and told.sentence == other.sentence:
                continue
            of_thing = self._of_thing(other, event) or (self._pointed(event) and self._before(event, other))
            if of_thing and self._fits(other, word, event):
                return True
        return False

    def eased(self, id: str) -> bool:
        """Whether an act that undoes another leaves a part of it standing: "eased the ban"."""
        event = next(event for event in self.reading.events if event.id == id)
        return EASED.search(self.reading.words(event.trigger)) is not None

    def ended(self, event: Event) -> bool | None:
        """Whether the sentence itself says that what it tells still stands, or was undone; None when it does not."""
        if event.event_type not in OPENED:
            return None
        span = self.reading.sentences[event.sentence].span
        if STILL.search(self.reading.text[span.start : event.trigger.start]):
            return False
        rest = self.reading.text[event.trigger.end : span.end]
        words, before = self.reading.words(event.trigger), self.reading.text[span.start : event.trigger.start]
        if STANDS.match(rest) or LASTING.match(words + rest) or STILL.search(words):
            return False
        if UNTIL_THEN.search(before) and _following().search(before):
            return True  # "the border was opened on Friday after being closed for ten days"
        if _taken_back().search(words + rest) or (_undone_before().search(before) and not NOT_UNDONE.search(before)):
            return True  # "fell away", "did away with the ban"; not "revoked the permits"
        undone = _following().search(rest)
        if undone is None or NOT_UNDONE.search(rest[: undone.start()]):
            return None
        # "suspended its training and resumed operations": another thing was resumed
        halted = _subjects(self.reading.words(event.trigger) + rest[: undone.start()])
        resumed = _subjects(rest[undone.end() :][:OBJECT_CHARACTERS])
        return None if resumed and not resumed & halted else True

    def _asked(self, event: Event) -> bool:
        """Whether somebody only asks or waits for it: "called for the ports to be reopened"."""
        tree, token = self.tree, self._token(event)
        if token is None or not any(tree.lemma(i) == "to" for i in tree.children(token, "mark")):
            return False
        return any(tree.word(i).lower() == "be" for i in tree.children(token, "aux"))

    def _closing(self, event: Event) -> str | None:
        """The row of the word that says that the act undoes something."""
        if event.coder.startswith(TAKEN_UP):
            return event.coder.removeprefix(TAKEN_UP).split()[0]
        words = self.reading.words(event.trigger).lower()
        end = min(self.reading.sentences[event.sentence].span.end, event.trigger.end + BEHIND_CHARACTERS)
        token = self._token(event)
        starts = {event.trigger.start, event.trigger.start if token is None else self.tree[token].span.start}
        near = [self.reading.text[start:end].lower() for start in sorted(starts)]
        for row in table("ontology/closings"):
            # "allowed it again", "ended the ban": words that stand behind the trigger, or behind the verb in it
            if re.search(rf"\b(?:{row['words']})", words) or (
                (" " in row["words"] or "again" in row["words"]) and any(re.match(row["words"], one) for one in near)
            ):
                return row["id"]
        return None

    def _opening(self, event: Event, word: str, at: int) -> Event | None:
        """The act that is undone: the likeliest of those told before it, or behind it ("that it had imposed")."""
        events = self.reading.events
        behind = [other for other in events[at:] if other is not event and self._before(other, event)]
        found = [
            (sure, -abs(number - at), other.id, other)
            for number, other in [*enumerate(events[:at]), *((at + 1, other) for other in behind)]
            if (sure := self._fits(event, word, other))
        ]
        return max(found, key=lambda one: one[:3])[-1] if found else None

    def _fits(self, event: Event, word: str, other: Event) -> int:
        """How sure it is that one act undoes another; 0: it does not."""
        if set(other.auxiliary) & NOT_DONE or self.ended(other) is False or self._came_before(event, other):
            return 0
        if self._earlier(event, other):
            return 0
        if _dated(other) and other.earliest and event.latest and other.earliest > event.latest:
            return 0
        if self._another(event) and not self._of_thing(event, other):
            return 0  # "reimposed the ban. An earlier ban was lifted in March"
        words = self.reading.words(other.trigger)
        if event.coder.startswith(TAKEN_UP) and event.coder.endswith(f": {' '.join(words.split())}"):
            return 4  # "The talks resumed", read as what takes up again what was broken off
        of_thing = self._of_thing(event, other)
        # "reinstated a surgeon whom it had dismissed", "resumed the talks, a week after it had suspended them"
        own = of_thing or (word in RESUMING and self._pointed(other) and self._before(other, event))
        if event.event_type not in closed_by(other) and not (own and same_hand(event, other)):
            return 0
        if self._goes_home(event, word, other) and not of_thing:
            return 0
        if _others_ties(event, other, self._about(other)):
            return 0
        words = self.reading.words(other.trigger).lower()
        if other.event_type == "ASSAULT" and not (TAKEN.search(words) or CAPTURED.search(words)):
            return 0  # a bombing stays done
        if of_thing:
            return 4
        if self._pointed(other) and keys(other.actors) & keys(other.recipients):
            other = replace(other, recipients=())  # "a day after it had shut it"
        if not _between(event, other) and not (same_hand(event, other) and self._one_thing(event, other)):
            return 0
        if word in FREEING and self._of_another(event, other):
            return 0
        held = bool(TAKEN.search(words))
        if word in FREEING and held:
            return 3 if alike(event.recipients, other.recipients) else 0
        about, halted = self._about(event), self._about(other)
        activities = [
            {stem for stem in ACTIVITIES if any(w.startswith(stem) for w in some)} for some in (about, halted)
        ]
        subjects = [_subjects(" ".join(some)) for some in (about, halted)]
        general = about and about <= GENERAL and other.sentence >= event.sentence - 2
        if all(activities) and any(some <= BROAD for some in activities):
            activities[0] |= activities[1]  # "suspended the courses. ... announced the resumption of joint work"
        if word in FREEING and activities[1] - activities[0]:
            return 0  # "broke off talks on prisoners ... freed nine prisoners"
        for mine, theirs in (activities, subjects):
            if not general and mine and theirs and not mine & theirs:
                return 0  # training is not joint operations
        said = [(self.tree.lemma(i), self.tree.word(i).lower()) for i in self.reading.tokens_in(other.trigger)]
        named = bool(about & halted) or any(akin(word, said) for word in about)  # "the ban" of "banned"
        shared = bool(activities[0] & activities[1]) + bool(subjects[0] & subjects[1]) + named
        pointed = (general or self._pointed(event)) and other.sentence >= event.sentence - 2
        # "lifted the ban. It had imposed it in May"
        pointed |= self._pointed(other) and event.sentence <= other.sentence <= event.sentence + 1 and not held
        near = other.sentence == event.sentence and alike(event.actors, other.actors)
        near = near and (word in RESUMING or not self._after(other))  # "left, a day after it had cut ties"
        return (shared and shared + 1) or int(pointed or near)

    def _came_before(self, event: Event, other: Event) -> bool:
        """Whether another act is told to have come after it: "arrested the judge after he had freed a doctor"."""
        token, above = self._token(event), self._token(other)
        under = token is not None and event.sentence == other.sentence and self._after(event)
        return under and above in list(self.tree.ancestors(token or 0))

    def _earlier(self, event: Event, other: Event) -> bool:
        """Whether what is looked back on came before news: "sealed the border. It had been reopened in 2022"."""
        token, before = self._token(event), self._token(other)
        if token is None or before is None or other.trigger > event.trigger or _dated(other):
            return False
        main = not self.tree.had(before) and not self.tree.is_(before, "acl", "acl:relcl")
        return self.tree.had(token) and main and "historical" in event.auxiliary

    def _goes_home(self, event: Event, word: str, other: Event) -> bool:
        """Whether somebody only goes: "left Oslo a day after it had broken off ties", "the frigate went to base"."""
        return (word == LEFT and same_hand(event, other)) or ("withdraw" in event.modes and "seize" in other.modes)

    def _another(self, event: Event) -> bool:
        """Whether what is undone is said not to be what was told before: "a first halt was lifted in January"."""
        tree, token = self.tree, self._token(event)
        things = () if token is None else tree.children(token, "obj", "nsubj:pass")
        said = (set(map(of, tree.children(thing, "amod"))) for thing in things for of in (tree.lemma, tree.word))
        return any(words & ANOTHER for words in said)  # "earlier": the base form is "early"

    def _of_thing(self, event: Event, other: Event) -> bool:
        """Whether an act is told of the very thing that is undone: "flights, suspended in May, resumed"."""
        tree, token, at = self.tree, self._token(event), self._token(other)
        if token is None or at is None or not tree.is_(at, "acl", "acl:relcl"):
            return False
        # "resumed part of the training that it had halted"
        return tree[at].head in whole(tree, tree.children(token, "obj") or tree.children(token, "nsubj", "nsubj:pass"))

    def _of_another(self, event: Event, other: Event) -> bool:
        """Whether an act tells who somebody else is: "freed a singer in exchange for a doctor whom it had arrested"."""
        tree, token, at = self.tree, self._token(event), self._token(other)
        if token is None or at is None or event.sentence != other.sentence or not tree.is_(at, "acl", "acl:relcl"):
            return False
        return tree[at].head not in whole(tree, tree.children(token, "obj", "nsubj:pass"))

    def _token(self, event: Event) -> int | None:
        if event.id not in self.tokens:
            self.tokens[event.id] = self.tree.head_of(event.trigger)
        return self.tokens[event.id]

    def _about(self, event: Event) -> set[str]:
        if event.id not in self.abouts:
            self.abouts[event.id] = self._words_about(event)
        return self.abouts[event.id]

    def _words_about(self, event: Event) -> set[str]:
        """The words of an act's own clause and of who or what it is done to, names left out."""
        tree, token = self.tree, self._token(event)
        if token is None:
            return set()
        below = clause(tree, token)
        if (
            tree.is_(token, "acl") and tree[token].head is not None
        ):  # "the sanctions that it had imposed", "flights cut in May"
            below += tree.subtree(tree[token].head or 0, ("acl", "conj"))
        words = {
            tree.word(i).lower() for i in (*below, *self.reading.tokens_in(event.trigger)) if tree[i].upos == "NOUN"
        }
        words |= {tree.lemma(i) for i in below if tree[i].upos in ("NOUN", "VERB") and i != token}
        return {word for word in words if len(word) >= COMMON and word not in SLIGHT}

    def _one_thing(self, event: Event, other: Event) -> bool:
        """Whether the later of two sentences takes up the thing of the first: "imposed a curfew. The curfew, it ...".

        Not "the road to Niger": what is said to be whose, or where, may be another one.
        """
        first, last = sorted((event, other), key=lambda one: one.trigger)
        things = [thing for thing in self._things(first) if self.tree[thing].upos == "NOUN"]
        if first.sentence == last.sentence or not things:
            return False
        lemmas = {self.tree.lemma(thing) for thing in things}
        again = (thing for thing in self._things(last) if self.tree.lemma(thing) in lemmas)
        return any(self._bare(thing) for thing in again) or self._pointed(last)

    def _bare(self, noun: int) -> bool:
        below = [self.tree.word(i).lower() for i in self.tree.children(noun)]
        return below in (["the"], ["this"], ["that"], ["these"], ["those"])

    def _pointed(self, event: Event) -> bool:
        """Whether the thing is told by a pronoun: "They were resumed", "resumed it later"."""
        return any(self.tree.lemma(i) in POINTING for i in self._things(event))

    def _things(self, event: Event) -> list[int]:
        token = self._token(event)
        return [] if token is None else self.tree.children(token, "obj", "nsubj:pass")

    def _before(self, other: Event, event: Event) -> bool:
        """Whether what is told after an act was before it: "the ban that it had imposed", "He had been detained"."""
        tree, token = self.tree, self._token(other)
        if token is None:
            return False
        above = list(tree.ancestors(token))[:1]
        if other.sentence == event.sentence:
            ended = any(tree.lemma(i) == "end" for i in above)  # "reopened the border, ending a blockade"
            # "resumed the talks; the dialogue had been frozen since May"
            had = other.trigger > event.trigger and tree.had(token) and tree.is_(token, "parataxis", "conj")
            return ended or had or self._after(other) or any(tree.is_(i, "acl:relcl", "acl") for i in (token, *above))
        if _dated(other) and other.latest and event.earliest and other.latest < event.earliest:
            return other.sentence <= event.sentence + 2  # "lifted the ban on Friday. It was imposed in May"
        verb = tree[token].head if tree.is_(token, "nsubj", "nsubj:pass") else token  # "the blockade had begun"
        had = tree.had(token if verb is None else verb)
        return had and other.sentence <= event.sentence + 2

    def _after(self, other: Event) -> bool:
        """Whether it is told as what another act came after: "lifted the ban a month after it had imposed it"."""
        token = self._token(other)
        return token is not None and any(self.tree.lemma(mark) == "after" for mark in self.tree.children(token, "mark"))

    def _running(self, event: Event, at: int) -> Event | None:
        """What a halt of the same ones ended: "resumed in February. In March it was stopped once more".

        Of "The coalition goes on with the training. Germany stopped its own", "Peru suspended visas" neither did.
        """
        for other in reversed(self.reading.events[:at]):
            if other.event_type not in GOING_ON or set(other.auxiliary) & NOT_DONE:
                continue
            named = [self._activities(one) for one in (event, other)]
            same = named[0] & named[1] or not any(named)
            sides = alike(event.actors, other.actors) or bool(keys(event.actors) & keys(other.recipients))
            if same and sides and alike(event.recipients, other.recipients):
                return other
        return None

    def _activities(self, event: Event) -> set[str]:
        """The kinds of joint work that an act's own words name: training, exercises ..."""
        words = {*self._about(event), *self.reading.words(event.trigger).lower().split()}
        return {stem for stem in ACTIVITIES if any(word.startswith(stem) for word in words)}


def _taken_back() -> re.Pattern[str]:
    return re.compile("|".join(rf"^{row['words']}" for row in table("ontology/closings") if row["presupposes"]))


def _following() -> re.Pattern[str]:
    """The words that undo a thing of which was told before: "suspended since May, was resumed"."""
    return re.compile("|".join(rf"\b{row['words']}" for row in table("ontology/closings") if row["follows"]))


def _undone_before() -> re.Pattern[str]:
    """The words that undo a thing, right before it: "did away with the ban"."""
    words = "|".join(row["words"] for row in table("ontology/closings") if row["presupposes"])
    return re.compile(rf"\b(?:{words})\w*(?: (?:the|its|their|a|an|all|this|that))? (?:\w+ )?$")


def _dated(event: Event) -> bool:
    """Whether words tell an act's days; else they are those of the report, and it may have been long before."""
    return event.dated_by not in (None, "document")


def clause(tree: Tree, token: int) -> list[int]:
    """The words below a verb that tell what it is about: of "trade but not relations" the first, of "and" both."""
    below = tree.subtree(token, ("advcl", "parataxis", "ccomp", "acl:relcl"))
    apart = [*tree.children(token, "conj"), *(at for at in below if tree.is_(at, "conj") and _left_out(tree, at))]
    besides = {at for head in apart for at in tree.subtree(head)}
    return [at for at in below if at not in besides]


def _left_out(tree: Tree, conjunct: int) -> bool:
    return bool({tree.lemma(at) for at in tree.children(conjunct, "cc", "advmod")} & {"but", "not"})


def _between(event: Event, other: Event) -> bool:
    """Whether one act can undo another by their sides: what A did to B is undone by A, to B, or by both."""
    doers, struck = keys(other.actors), keys(other.recipients)
    if event.event_type in GOING_ON and keys(event.actors) & struck and keys(event.recipients) & doers:
        return True  # "Baghdad halted its training by the coalition": whom the halt struck takes it up
    if not alike(event.recipients, other.recipients):
        return False  # the ban on Georgian wine is not that on Moldovan wine
    if not alike(event.actors, other.actors) and not keys(event.recipients) & struck:
        return False
    return not _apart(event.recipients or event.actors, other.recipients)  # the training of the police, of the army


def _others_ties(event: Event, other: Event, about: set[str]) -> bool:
    """Whether ties that were cut are not those that two others take up."""
    both, known = keys((*event.actors, *event.recipients)), keys(other.actors) and keys(other.recipients)
    return bool(
        TIES & about and len(both) > 1 and known and not (keys(other.actors) & both and keys(other.recipients) & both)
    )


def _apart(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether two sides are different bodies of the same state."""
    sectors = [{p.sector[:3] for p in side if p.sector} for side in (some, others)]
    named = [{p.entity or p.country for p in side} for side in (some, others)]
    shared = {p.country for p in some} & {p.country for p in others}
    return (
        bool(shared and all(sectors))
        and not sectors[0] & sectors[1]
        and not named[0] & named[1]
        and ("GOV" not in sectors[0] | sectors[1])
    )


def closed_by(event: Event) -> set[str]:
    """The types of act that can undo one, by the row that makes it a measure."""
    out: set[str] = set()
    for row in table("ontology/openers"):
        fits = event.event_type in row["event_type"].split("|") and (not row["mode"] or row["mode"] in event.modes)
        if fits and event.event_type in OPENED and not row["words"]:
            out |= set(row["closes_with"].split("|"))
    if event.event_type == "REJECT" and "meet" in event.modes:
        out |= {"CONSULT", "AGREE", "SUPPORT"}  # "walked out of the talks"
    if event.event_type == "COERCE" and not event.modes:
        out |= {"CONCEDE", "RETREAT"}
    stands = event.event_type in ("COERCE", "ASSAULT") or "obstruct" in event.modes  # "The blockade was lifted"
    return out | ({"RETREAT", "CONCEDE"} if stands else set())


def _subjects(words: str) -> set[str]:
    """What some words are about: training, operations, the border ..."""
    rows = table("ontology/subjects")
    return {row["id"] for row in rows if re.search(rf"\b(?:{row['words']})\b", words.lower())}
