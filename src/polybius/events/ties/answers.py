"""What an act answers: "condemned the raid", "vowed revenge", "In response, ...", and threats that follow an attack."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.events.ties.acts import Acts
from polybius.events.ties.charges import POINTING, UNDONE, charge
from polybius.events.ties.concern import aimed_at, concerned, countries, keys, same_hand, suffered
from polybius.events.ties.grievances import Grievances
from polybius.events.ties.moves import DECIDED, before_it, foremost, lead, whose
from polybius.events.ties.replies import BOTH, CLAIMS, ONE, PENAL, YIELDING, Replies, turned
from polybius.events.ties.retold import DOING, SUFFERING
from polybius.events.ties.sayings import VENGEFUL, Sayings, answering
from polybius.events.words.lexicon import lexicon
from polybius.events.words.ontology import VERBAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link, Sentence, Span

NAMED = 0.75  # confidence where the words name the act that is answered: "condemned the raid"
SIGNALLED = 0.7  # where a signal or a sentence of its own tells it: "in retaliation for", "was a reply to"
SAID = 0.65  # where they say that it is an answer, and which act is meant follows from the parties: "vowed revenge"
SUMMED = 0.68  # where a noun sums up what stands before it: "an offer that Lima turned down"
SURE_AT_LEAST = 0.5  # confidence from which a link does not call itself weak
COMMENT = 0.3  # a weak link: whoever names the act is no party to it, or charges somebody with it

STANCES = ("ACCUSE", "REJECT", "SUPPORT", "PROTEST")  # acts whose object is another act
DEEDS = ("REQUEST", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "CONCEDE", "RETREAT", "AGREE")
GRIEVANCE = ("for", "over", "at", "by", "to", "about", "against", "after", "in", "of", "with", "on", "as")
PRAISED = ("for", "of", "with", "to")
REASONS = ("for", "over", "after", "following")  # of a deed: "imposed sanctions for the attack"
BLOWS = ("ASSAULT", "COERCE", "SANCTION")  # what calls for a threat or for revenge
# what "after" makes an answer to
PROVOKING = ("ASSAULT", "COERCE", "REQUEST", "THREATEN", "ACCUSE", "PROTEST", "SANCTION", "MOBILIZE", "REJECT")
HOSTILE = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REQUEST")  # deeds and orders that are hardly done unprovoked
OFFERS = {"offer": "AGREE", "invitation": "AGREE", "proposal": "AGREE", "mediation": "AGREE", "plan": "AGREE"}
CHARGES = ("charge", "accusation", "allegation", "claim", "criticism", "complaint", "report", "assertion")
ALLEGING = ("accuse", "allege", "charge", "suspect", "claim", "report", "say")
PRAISING = ("welcome", "praise", "hail", "applaud", "thank", "cheer", "celebrate", "greet")
TIMES = ("minute", "hour", "day", "night", "week", "month", "year")
CONFLICT = 4  # the quad of deeds against somebody
GIVING = ("CONCEDE", "RETREAT", "AID", "COOPERATE", "AGREE")  # what is returned in kind
WRONGS = ("deed", "incident", "crime", "bloodshed", "outrage", "episode", "atrocity", "violence")
FIRING = ("fire", "launch")  # of weapons
ACCEPTING = ("accept", "grant", "heed")
EARLIER = frozenset({"earlier", "previously", "initially", "originally"})
NEAR_SENTENCES = 2  # "it" means an act told at most so many sentences before
RELATIVE_TAGS = ("WDT", "WP", "IN")
FAR_SENTENCES = 12  # an answer that says so without naming the act follows it at most so many sentences later
FITTING_SENTENCES = 6  # one that does not say so either
HOSTILE_OPENERS = ("retaliation", "revenge", "reprisal", "protest", "anger", "fury", "outrage")
BLAMING = ("ACCUSE", "PROTEST")  # "went on strike over the violence"
OPPOSING = ("ACCUSE", "REJECT", "THREATEN", "PROTEST")


class Answers:
    """Finds the acts that the acts of one reading answer."""

    def __init__(self, acts: Acts) -> None:
        self.acts = acts
        reading, tree = acts.reading, acts.tree
        self.reading, self.tree, self.retold, self.again = reading, tree, acts.retold, acts.again
        self.told, self.token, self.by_id = acts.told, acts.token, acts.by_id
        self.replies = Replies(reading, tree)
        starts = {token.span.start: index for index, token in enumerate(reading.tokens)}
        self.somebody = {starts.get(mention.head.start) for mention in reading.mentions}
        self.grievances = Grievances(reading, tree, self.somebody)
        self.sayings = Sayings(reading, tree)

    def links(self) -> Iterator[Link]:
        """At most one link ``responds_to`` from each act, to the first telling of what its words or parties mean."""
        for event in self.told:
            token = self.token[event.id]
            if token is None or event.id in self.again.pointers or self._outdone(event, token):
                continue
            found = (
                self._denied(event, token)
                or self._named(event, token)
                or self._said(event, token)
                or self._fitting(event, token)
            )
            if found is not None and self.acts.root(found[0]) is not self.acts.root(event):
                answered, signal, confidence = found
                yield Link("responds_to", event.id, self.acts.root(answered).id, signal, confidence)

    def told_at(self, noun: int, other: Event) -> Event | None:
        """The act that a noun means, told before another or, where none was, soon after it: "the expulsion"."""
        if self.tree[noun].upos != "NOUN" or not self._definite(noun):
            return None
        done = [e for e in self.told if e.sentence != other.sentence and not UNDONE & set(e.auxiliary)]
        akin = [e for e in done if self.retold.akin(self.tree.lemma(noun), e) and e.id not in self.again.pointers]
        before = [e for e in akin if e.sentence < other.sentence]
        behind = [e for e in akin if other.sentence < e.sentence <= other.sentence + FITTING_SENTENCES]
        return before[-1] if before else next(iter(behind), None)

    def _outdone(self, event: Event, token: int) -> bool:
        """Whether another word tells the same answer: "retaliated by closing it"."""
        above = (o for o in self.told if self.token[o.id] == self.tree[token].head and o.sentence == event.sentence)
        if self.tree[token].upos == "NOUN" and any(o.event_type == event.event_type for o in above):
            return True  # "called it a declaration of war"
        if not answering(self.tree, token):
            return False
        below = set(self.tree.children(token, "advcl", "xcomp", "conj", "obl")) - set(self.sayings.before(token))
        return any(self.token[other.id] in below for other in self.told if other is not event)

    def _sentence(self, event: Event) -> Sentence:
        return self.reading.sentences[event.sentence]

    def _denied(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The charge that it denies: "rejected the accusation"."""
        denied = charge(self.tree, self.retold, event, token, self.told)
        return None if denied is None else (denied, event.trigger, SIGNALLED)

    def _named(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act that stands in the clause as what is condemned, refused, mourned or punished."""
        stance = event.event_type in STANCES or (event.event_type == "AGREE" and self.tree.lemma(token) in ACCEPTING)
        if not stance and (not event.actors or event.event_type not in DEEDS or PENAL & set(event.modes)):
            return None
        cases = PRAISED if event.event_type == "SUPPORT" else GRIEVANCE if stance else REASONS
        for noun in [*self.grievances.moving(token), *self.grievances.taken(event, token, cases, direct=stance)]:
            if not stance and self.tree[noun].upos == "PRON":
                continue  # "would pay for it"
            answered = self.meant(event, noun) or self._told_of(event, noun)
            if answered is not None:
                weak = (
                    (self._comments(event, answered) and not self._named_at(noun, answered))
                    or self._charges(event, token)
                    or self._guessed(event, noun, answered)
                )
                signal = event.trigger if stance else self.grievances.case(noun)
                return answered, signal, COMMENT if weak else NAMED
            if event.event_type == "REJECT" and self.tree.lemma(noun) in CLAIMS:
                break  # "rejected the news of an attack on a convoy"
        return self.summed_up(event, token) or self._some_days_after(event, token)

    def _told_of(self, event: Event, noun: int) -> Event | None:
        """The act by which a thing came about that somebody acts for: "over licences that Jersey had withheld"."""
        if noun in self.somebody or self.tree[noun].upos != "NOUN":
            return None
        verbs = self.tree.children(noun, "acl:relcl")
        told = (o for o in self.told if self.token[o.id] in verbs and not UNDONE & set(o.auxiliary))
        return next((o for o in told if not same_hand(o, event)), None)

    def _some_days_after(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act that a deed follows by "a day after troops had crossed the river", and answers by its parties."""
        tree = self.tree
        # "shot down two jets and took a pilot, a day after": of both
        beside = [i for i in tree.children(token, "conj") if not tree.children(i, "nsubj", "nsubj:pass")]
        clauses = (tree.subtree(i, ("conj", "parataxis", "ccomp", "acl:relcl")) for i in (token, *beside))
        for time in (i for clause in clauses for i in clause if tree.lemma(i) in TIMES):
            for below in tree.children(time, "acl", "advcl", "nmod", "obl"):
                after = next((i for i in tree.children(below, "mark", "case") if tree.lemma(i) == "after"), None)
                told = (
                    [self.meant(event, i) for i in (below, *tree.children(below, "conj"))] if after is not None else []
                )
                found = next(
                    (other for other in told if other is not None and answers(event, self.acts.root(other))), None
                )
                if found is not None and after is not None:
                    return found, tree[after].span, SAID
        return None

    def _comments(self, event: Event, answered: Event) -> bool:
        """Whether whoever takes a stance is no party to the act; a third state's word on an attack is an answer."""
        struck_back = event.event_type in DEEDS and aimed_at(event, answered)
        blamed = (event.event_type, answered.event_type) == ("ACCUSE", "ASSAULT")
        return not (struck_back or blamed or self._concerns(event, answered))

    def _named_at(self, noun: int, answered: Event) -> bool:
        """Whether a noun is one for the very act, so that a third state's word on it answers it, too."""
        tree = self.tree
        if tree[noun].upos != "NOUN" or (tree.lemma(noun) in word_class("proposal") and tree.children(noun, "nmod")):
            return False  # "its demand for sanctions" is another one than that for ships
        if tree.lemma(noun) in DECIDED and whose(self.acts, noun, answered):
            return True  # "welcomed Lima's step"
        return self.retold.akin(tree.lemma(noun), answered) and self._definite(noun)

    def _guessed(self, event: Event, noun: int, answered: Event) -> bool:
        """Whether what is condemned is no noun for the act, which is only of a type that the noun can mean."""
        if event.event_type not in ("ACCUSE", "PROTEST") or self.tree[noun].upos != "NOUN":
            return False
        lemma, before = self.tree.lemma(noun), [o for o in self.told if o.sentence < event.sentence]
        if any(self.token[o.id] == noun for o in self.told) or self.retold.akin(lemma, answered):
            return False
        if lemma in word_class("attack"):  # one attack of others is told: it is that one
            blows = [o for o in before if o.event_type == "ASSAULT" and not same_hand(o, event)]
            blamed = [o for o in blows if keys(o.actors) & keys(event.recipients)]  # "protested to Chad at the raid"
            return len({self.acts.root(o).id for o in blamed or blows}) > 1
        near = event.sentence - answered.sentence <= 1 or answered in lead(self.acts, event)
        if lemma in DECIDED and (near or whose(self.acts, noun, answered)) and turned(event, answered) == BOTH:
            return False  # "called the move a breach of the treaty"
        return not (lemma in CHARGES and answered.event_type == "ACCUSE")

    def _concerns(self, event: Event, answered: Event) -> bool:
        """Whether an act was done to whoever acts now, in any of its tellings; or to nobody who is named."""
        told = [other for other in self.told if self.acts.root(other) is self.acts.root(answered)]
        open_ = event.event_type in OPPOSING and not any(countries(other.recipients) or other.host for other in told)
        return open_ or any(concerned(event, telling) for telling in told)

    def _charges(self, event: Event, token: int) -> bool:
        """Whether it is no reaction: "accused Lima of the attack", "backed the march"."""
        lemma = self.tree.lemma(token)
        # "groups that it blames for the raid"
        aside = event.event_type == "ACCUSE" and self.tree.is_(token, "acl:relcl")
        return (aside or (event.event_type == "ACCUSE" and lemma in ALLEGING)) or (
            event.event_type == "SUPPORT" and lemma not in PRAISING
        )

    def summed_up(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """What a noun sums up behind a comma: "accused it of theft, a charge that Lima rejected"."""
        noun = self.tree[token].head
        if noun is None or not self.tree.is_(token, "acl:relcl") or self.tree[noun].upos != "NOUN":
            return None
        if self.tree[token].upos == "NOUN" and not self.tree.children(token, "nsubj", "cop"):
            return None  # no clause: "condemned in the strongest terms the shelling"
        lemma = self.tree.lemma(noun)
        told = [o for o in self.told if o.sentence == event.sentence and o.trigger.start < event.trigger.start]
        told = [o for o in reversed(told) if not same_hand(o, event) and self.token[o.id] != noun]
        akin = next((o for o in told if self.retold.akin(lemma, o)), None)
        general = lemma in word_class("deed") | word_class("event") | word_class("proposal")
        found = akin or (next(iter(told), None) if general else None)
        if found is None:
            return None
        return found, self.tree[noun].span, SUMMED

    def meant(self, event: Event, noun: int) -> Event | None:
        """The act told at a noun, or the earlier one that the noun or pronoun means."""
        here = next((other for other in self.told if self.token[other.id] == noun and other is not event), None)
        if here is not None:
            told_off = event.event_type == "REJECT" and here.event_type in BLOWS  # "denied reports of an attack"
            first = self.acts.root(here)
            own = same_hand(first, event)
            return None if told_off or own else here
        lemma = self.tree.lemma(noun)
        asked = [] if self.tree[noun].upos != "NOUN" else self._asked(event, noun)
        if asked:
            return asked[0]
        before = [other for other in reversed(self.told) if other.trigger.start < event.trigger.start]
        before = [other for other in before if not UNDONE & set(other.auxiliary) and not same_hand(other, event)]
        before = [o for o in before if not self._of_subject(event, o) and (lemma not in DECIDED or _decided(o))]
        if self.tree[noun].upos == "PRON":
            beside = event.event_type in ("REJECT", "AGREE")  # "offered to mediate, and that Algeria rejected it"
            near = (o for o in before if event.sentence - o.sentence <= NEAR_SENTENCES)
            near = (o for o in near if o.sentence < event.sentence or (beside and o.quad in VERBAL))
            timed = {self.tree.lemma(case) for case in self.tree.children(noun, "case")} & {"after", "following"}
            pointing = noun not in self.somebody and lemma in POINTING and self.tree[noun].tag not in RELATIVE_TAGS
            return next(near, None) if pointing and not timed else None  # not "after that"
        if self.tree[noun].upos != "NOUN" or not self._definite(noun):
            return None
        if lemma in FIRING and not self.tree.children(noun, "det", "compound", "nmod:poss", "amod"):
            return None  # "set fire to a van", "opened fire"
        types = {pattern.event_type for pattern in lexicon().get(("NOUN", lemma), ())} - {""}
        if lemma in FIRING and any(
            self.tree.lemma(i) in word_class("weapon") for i in self.tree.children(noun, "compound")
        ):
            types = {"ASSAULT"}  # "the rocket fire"
        attack = lemma in word_class("attack") | word_class("misdeed") or types == {"ASSAULT"}
        akin = self._akin(noun, [o for o in before if o.quad == CONFLICT or not attack])
        struck = attack and any(other.event_type == "ASSAULT" for other in before)
        akin = akin or (None if struck else self.told_at(noun, event))  # "blamed it for the barrage": no later fire
        akin = None if attack and akin is not None and akin.quad != CONFLICT else akin
        if akin is not None:
            return None if same_hand(akin, event) else akin
        if "ASSAULT" in types:
            types -= set(STANCES)  # "condemned the attack" is hardly about words
        if event.event_type in BLAMING and (lemma in WRONGS or lemma in word_class("misdeed")):
            types = {other.event_type for other in before if other.quad == CONFLICT}  # "condemned the deed": no words
        elif lemma in word_class("deed"):
            types |= {other.event_type for other in before if event.sentence - other.sentence <= NEAR_SENTENCES}
        fitting = [other for other in before if other.event_type in types]
        if attack:  # "The attack drew condemnation": who returned fire was attacked
            fitting = [o for o in fitting if not self._strikes_back(o)] or fitting
        if lemma in {*DECIDED, *word_class("deed"), *word_class("event")}:
            fitting = foremost(self.acts, event, noun, fitting, before)
        theirs = [other for other in fitting if concerned(event, other)]
        # "which earlier rejected the plan": no plan that was told since
        unsummed = self._looked_back_on(event) or (event.event_type == "REJECT" and lemma in CLAIMS)
        if not fitting and lemma in _summing() and not unsummed:
            # "protested against the ruling": the last act of those who are blamed
            theirs = [o for o in before if event.sentence - o.sentence <= NEAR_SENTENCES and turned(event, o) >= ONE]
        if attack and event.event_type == "ACCUSE" and not fitting:
            # nobody condemns his own attack: "condemned the shelling" means it, whoever was taken for its doer
            fitting = [o for o in self._earlier(event) if self.retold.akin(lemma, o) and o.quad == CONFLICT]
        return self._theirs(event, theirs, fitting, wronged=attack or lemma in WRONGS)

    def _theirs(self, event: Event, theirs: list[Event], fitting: list[Event], *, wronged: bool) -> Event | None:
        """Of some acts that a noun can mean the one of those concerned, and a wrong of whoever is blamed for it."""
        blamed = [o for o in fitting if wronged and keys(o.actors) & keys(event.recipients)]
        return next(iter([*(o for o in theirs if o in blamed), *blamed, *theirs, *fitting]), None)

    def _of_subject(self, event: Event, other: Event) -> bool:
        """Whether another act only tells who acts: "London, whose jets have bombed the port, condemned the strike"."""
        above = self.token[event.id]
        subjects = () if above is None or event.sentence != other.sentence else self.tree.children(above, "nsubj")
        return any(self.token[other.id] in self.tree.subtree(subject) for subject in subjects)

    def _akin(self, noun: int, before: list[Event]) -> Event | None:
        """The latest act told by a word of the noun's family; of those whose sides the noun names, if it names some.

        "Condemned the Pakistani raid", "denounced the strike on Abs".
        """
        akin = [o for o in before if self.retold.akin(self.tree.lemma(noun), o)]
        whose, whom = self.retold.named(noun, DOING), self.retold.named(noun, SUFFERING)
        named = [o for o in akin if whose & keys(self.acts.root(o).actors) or whom & keys(self.acts.root(o).recipients)]
        same = [
            o
            for o in akin
            if (token := self.token[o.id]) is not None and self.tree.lemma(token) == self.tree.lemma(noun)
        ]
        return next(iter(named or same or akin), None)  # "denounced the raids": what was called a raid before

    def _strikes_back(self, event: Event) -> bool:
        token = self.token[event.id]
        return token is not None and answering(self.tree, token)

    def _earlier(self, event: Event) -> list[Event]:
        """What was told to be done in the sentences before an act, by whomever, the latest first."""
        return [o for o in reversed(self.told) if o.sentence < event.sentence and not UNDONE & set(o.auxiliary)]

    def _asked(self, event: Event, noun: int) -> list[Event]:
        """The demands of the one who is refused, the nearest first; a report often tells the refusal before them."""
        lemma = self.tree.lemma(noun)
        if event.event_type not in ("REJECT", "AGREE", "SUPPORT") or lemma not in word_class("proposal"):
            return []
        kinds = {"ACCUSE"} if lemma in CHARGES else {"REQUEST", OFFERS.get(lemma, "REQUEST")}
        asked = [o for o in self.told if o is not event and not same_hand(o, event)]
        if self._looked_back_on(event):
            asked = [o for o in asked if o.trigger < event.trigger]
        said = [o for o in asked if o.quad in VERBAL or o.event_type == "CONCEDE"]  # "proposed a pull-back"
        said = [o for o in said if self.retold.akin(lemma, o) and 0 <= event.sentence - o.sentence <= NEAR_SENTENCES]
        asked = said or [o for o in asked if o.event_type in kinds]
        asked = [o for o in asked if keys(o.actors) & keys(event.recipients) or suffered(event, o)]
        whose = self.retold.named(noun, DOING)  # "the envoy's proposal" is no demand of the rebels
        asked = [o for o in asked if not whose or whose & keys(o.actors)]
        return sorted(asked, key=lambda other: abs(other.sentence - event.sentence))

    def _looked_back_on(self, event: Event) -> bool:
        """Whether an act is told as what went before: "Lima, which earlier rejected the plan"."""
        token = self.token[event.id]
        said = () if token is None else (self.tree.word(i).lower() for i in self.tree.children(token, "advmod"))
        return bool({*said} & EARLIER) or before_it(self.acts, event)

    def _definite(self, noun: int) -> bool:
        tree = self.tree
        dets = {tree.lemma(child) for child in tree.children(noun, "det", "nmod:poss")}
        return not dets & {"a", "an", "any", "no", "some", "every"}

    def _said(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act before it that the words call it an answer to: "vowed revenge", "In response, Iran fired"."""
        if event.event_type not in (*STANCES, *DEEDS) or "negation" in event.auxiliary or self.sayings.nothing(token):
            return None
        absolute = self.sayings.absolute(event, token, self.told)
        threat = any(other.event_type == "THREATEN" for other in self.told if self.token[other.id] == token)
        signal = absolute or self.sayings.word(token, threat)
        vowed = signal is not None and any(self.tree.lemma(i) in VENGEFUL for i in self.reading.tokens_in(signal))
        if signal is None or (event.event_type in ("AGREE", "SUPPORT") and not (absolute or vowed)):
            return None
        told = {self.token[o.id]: o for o in self.told if o.sentence == event.sentence and not same_hand(o, event)}
        clauses = (verb for word in self.reading.tokens_in(signal) for verb in self.sayings.before(word))
        first = next((told[verb] for verb in clauses if verb in told), None)
        if first is not None:
            return first, signal, SAID
        beside = self._condemned_beside(event, token)
        if beside is not None:
            return beside, signal, SAID
        named = self.sayings.answered(signal)
        if named is not None:  # "in retaliation for the recall", "a step to which Moscow responded by"
            relative = self.tree[named].tag in RELATIVE_TAGS
            verb = self.tree[named].head or 0
            found = self.summed_up(event, verb) if relative else None
            answered = found[0] if found else None if relative else self.meant(event, named)
            return None if answered is None else (answered, signal, SUMMED)
        within = [o for o in self.told if o.sentence == event.sentence and o.trigger.start < signal.start]
        within = [
            self.acts.root(o) for o in reversed(within) if not same_hand(o, event) and not UNDONE & set(o.auxiliary)
        ]
        if absolute is not None:  # "called the expulsion unfriendly and recalled its envoy in return"
            nouns = range(self._sentence(event).first, token)
            within += [o for o in (self.told_at(i, event) for i in nouns) if o is not None and not same_hand(o, event)]
        earlier = self._before(event, timed=absolute is None)  # else the words tell the order
        before = [o for o in (*within, *earlier) if o.id not in self.again.pointers]
        if event.event_type in GIVING and not (vowed or absolute):  # "responded by halting its raids": to a like gift
            given = [o for o in before if event.sentence - o.sentence <= 1 and o.event_type in GIVING]
            if given:
                return given[0], signal, SIGNALLED
        blows = [o for o in before if o.event_type in BLOWS and concerned(event, o)]
        aimed = [o for o in before if aimed_at(event, o) and event.sentence - o.sentence <= FITTING_SENTENCES]
        last = [o for o in before if event.sentence - o.sentence <= 1]
        # "answered by allowing flights again": what stands right before; revenge is taken for a blow
        last = [o for o in last if absolute is not None or (turned(event, o) == BOTH and not vowed)]
        if absolute is not None and self.tree.word(self.reading.tokens_in(absolute)[-1]).lower() in HOSTILE_OPENERS:
            last = [o for o in last if o.event_type in PROVOKING]
        both = [o for o in blows if o in aimed]
        # "lifted the duties, and Canberra dropped its case in return": what stands right before it
        theirs = [o for o in last if turned(event, o) >= ONE or o in within]
        if absolute is None:  # "expelled nine of them, saying that they spied. Moscow vowed to respond": to the deed
            theirs.sort(key=lambda other: other.quad in VERBAL)
        answered = next(iter([*theirs, *both, *last, *blows, *aimed]), None)
        return None if answered is None else (answered, signal, SAID)

    def _condemned_beside(self, event: Event, token: int) -> Event | None:
        """What the same ones take offence at right before: "condemned the ruling and vowed to retaliate"."""
        above = [at for at in self._joined(token) if not self.tree.children(token, "nsubj")]
        stances = (o for o in self.told if self.token[o.id] in above and o.event_type in OPPOSING)
        named = (self._named(other, self.token[other.id] or 0) for other in stances if same_hand(other, event))
        return next((found[0] for found in named if found is not None), None)

    def _fitting(self, event: Event, token: int) -> tuple[Event, Span, float] | None:
        """The act that it answers by its parties, whom no word ties to it."""
        if UNDONE & set(event.auxiliary):
            return None
        timed = self.replies.later(event, token) is None  # else the words tell the order, which days may be read amiss
        return self.replies.of(event, token, [*self._within(event), *self._before(event, timed)])

    def _within(self, event: Event) -> list[Event]:
        """What the sentence tells before the act, done, in another clause that it stands beside or behind."""
        token = self.token[event.id]
        over = set() if token is None else set(self.tree.ancestors(token)) - set(self._joined(token))
        return [
            other
            for other in reversed(self.told)
            if other.sentence == event.sentence
            and other.trigger.end < event.trigger.start
            and self.token[other.id] not in over
            and other.id not in self.again.pointers
            and not UNDONE & set(other.auxiliary)
            and not same_hand(other, event)
        ]

    def _joined(self, token: int) -> Iterator[int]:
        """The words that a word is joined to by "and" or a semicolon: acts beside it, not over it."""
        while self.tree.is_(token, "conj", "parataxis") and (head := self.tree[token].head) is not None:
            yield head
            token = head

    def _before(self, event: Event, timed: bool = True) -> list[Event]:
        """What was told before an act, done, by others, and not too far away; the latest first.

        ``timed``: acts that the days put after it are left out.
        """
        return [
            other
            for other in reversed(self.told)
            if other.sentence < event.sentence <= other.sentence + FAR_SENTENCES
            and other.id not in self.again.pointers
            and not UNDONE & set(other.auxiliary)
            and not same_hand(other, event)
            and not (timed and other.earliest and event.latest and other.earliest > event.latest)
        ]


def answers(event: Event, other: Event, strongly: bool = False) -> bool:
    """Whether an act can be somebody's answer to another: a stance or a deed of others, whom it concerned.

    ``strongly``: a word says that the one comes of the other, so that the other may be of any type.
    """
    able = event.event_type in (*STANCES, *DEEDS) and event.event_type != "SUPPORT" and bool(event.actors)
    back = aimed_at(event, other)
    if event.event_type == "AGREE" and other.event_type in BLOWS:
        back = False  # who offers to mediate was not struck
    nobody = other.event_type == "ASSAULT" and not countries(other.actors) | countries(other.recipients)
    fits = concerned(event, other) or back or (nobody and event.event_type in HOSTILE)
    provoked = other.event_type in PROVOKING or (back and event.event_type in HOSTILE)
    provoked |= event.event_type in YIELDING and other.event_type in YIELDING  # "freed them after it had apologised"
    return able and fits and not same_hand(event, other) and (strongly or provoked)


def _decided(event: Event) -> bool:
    """Whether "the decision" can mean an act: no demand, charge or meeting."""
    return event.event_type not in ("REQUEST", "ACCUSE", "CONSULT")


def _summing() -> frozenset[str]:
    """Nouns that sum up any act, said or done: "the ruling", "the announcement", "the demand"."""
    return frozenset(word_class("proposal") | word_class("utterance"))
