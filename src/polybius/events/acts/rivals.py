"""Whether politicians fight one another with words and votes, and not with force: who acts on whom, and where."""

from __future__ import annotations

from polybius.events.acts.match import Candidate
from polybius.events.words.ontology import weapon_words
from polybius.events.words.standing import ARMED, FORCES, OUTLAWS
from polybius.resources.word_classes import word_class
from polybius.schema import Party, Reading
from polybius.syntax import Tree

RIVALS = frozenset({"PTY", "OPP", "ELI", "LEG", "JRN"})  # who fight one another with words
OFFICE, MET_BY_OFFICE = "GOV", frozenset({"PTY", "ELI", "JRN"})  # a parliament or an opposition it may storm as well
PEOPLE = frozenset({"CVL", "REF", "LAB", "EDU", "REL"})
TERROR = frozenset(
    {"terror", "terrorist", "deadly", "fatal", "lethal", "bloody", "suicide", "armed", "military", "9/11"}
)
TOGETHER = "clash"  # with protesters in the street, with a senator at a hearing
APART = ("conj", "ccomp", "parataxis", "acl:relcl", "advcl")
POINTING = frozenset({"i", "me", "he", "him", "his", "she", "her", "we", "us", "our", "my"})
BACK = frozenset({"back"})  # "shot back": an answer
WORDS_OF_CONTEST, A_WORD_IN = 2, 180  # so many words of elections, and one of so many words, make a report one on them


class Rivals:
    """Tells of the blows of one reading which are dealt with words, and which are a victory in a vote."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree = reading, tree
        self.kinds = {entity.id: entity.kind for entity in reading.entities}
        lemmas = [tree.lemma(token).lower() for token in range(len(reading.tokens))]
        contest, war = word_class("contest"), word_class("warfare")
        told = sum(lemma in contest for lemma in lemmas)
        enough = told >= max(WORDS_OF_CONTEST, len(lemmas) / A_WORD_IN)
        self.of_contest = enough and told > sum(lemma in war for lemma in lemmas)

    def with_words(self, candidate: Candidate) -> bool:
        """Whether a blow is dealt with words: "the senator attacked the mayor", "shot back in a statement".

        A parliament or an opposition may be stormed by a government. Whoever is known by name alone is taken for a
        politician in a report on an election, and where a debate, an advertisement or the like is told of.
        """
        blows = {self.tree.lemma(at) for at in (candidate.token, *candidate.absorbed, *candidate.asked)}
        if not blows & word_class("fighting") or self.bodily(candidate):
            return False
        acting, suffering = candidate.actors, candidate.recipients
        if _rivals(acting, suffering):
            return True
        spoken = self._in_words(candidate)
        if not (spoken or self.of_contest) or not all(map(self._unarmed, (*acting, *suffering))):
            return False
        met = bool(suffering) and all(map(self._talks, suffering))
        if not acting:
            return met and (spoken or self._words_told(candidate, assailing=bool(blows & word_class("assailing"))))
        if not any(map(self._talks, acting)):
            return spoken and met and (TOGETHER in blows or not any(party.sector in PEOPLE for party in acting))
        by_name = blows & word_class("assailing") and any(party.sector for party in acting)
        return spoken or bool(by_name) or all(map(self._talks, suffering))

    def _words_told(self, candidate: Candidate, *, assailing: bool) -> bool:
        """Whether nobody is told who attacks a politician, and it is words that do: "her attack hit him", "another
        that attacked him", "such attacks on the candidate".
        """
        tree, token = self.tree, candidate.token
        subjects = tree.children(token, "nsubj")
        worded = any(tree.lemma(at) in word_class("fighting") for at in subjects)
        return tree[token].tag == "NNS" or worded or bool(subjects and assailing)

    def won(self, candidate: Candidate) -> bool:
        """Whether somebody is beaten in a vote, a poll or a debate: "Coyle would beat Ott by six points"."""
        lemma = self.tree.lemma(candidate.token)
        if candidate.event_type != "ASSAULT" or lemma not in word_class("winning") or self.bodily(candidate):
            return False
        if not (self.of_contest or self._in_words(candidate)):
            return False
        acting, suffering = candidate.actors, candidate.recipients
        if not all(map(self._unarmed, (*acting, *suffering))):
            return False
        political = [party for party in (*acting, *suffering) if party.sector in RIVALS]
        return bool(political) or (all(map(self._talks, acting)) and all(map(self._talks, suffering)))

    def bodily(self, candidate: Candidate) -> bool:
        """Whether the clause tells a weapon, or somebody who is hurt."""
        own = {candidate.token, *candidate.absorbed}
        nodes = own | {node for token in own for node in self.tree.subtree(token, APART)}
        answering = any(self.tree.word(node).lower() in BACK for node in self.tree.children(candidate.token))
        if answering or self.tree.lemma(candidate.token) in word_class("winning"):
            nodes -= {candidate.token}
        said = {self.tree.lemma(node) for node in nodes}
        hurt = word_class("casualty") | word_class("weapon") | word_class("injury") | TERROR
        return bool(said & hurt) or any(said & words for words in weapon_words().values())

    def _in_words(self, candidate: Candidate) -> bool:
        """Whether the clause tells where or by what one speaks: "in a debate", "with ads", "by two points"."""
        tree, nodes = self.tree, {candidate.token}
        clause = tree.clause_of(candidate.token)
        for at in (candidate.token, *candidate.absorbed, *([clause] if clause is not None else [])):
            nodes |= set(tree.subtree(at, APART))
        return any(tree.lemma(node).lower() in word_class("words are fought with") for node in nodes)

    def _talks(self, party: Party) -> bool:
        """Whether somebody is a politician, or a person of whom no more than the name is known."""
        if party.sector in RIVALS or self.reading.words(party.span).lower() in POINTING:
            return True
        return self.kinds.get(party.entity or "") == "person" and party.sector not in PEOPLE

    def _unarmed(self, party: Party) -> bool:
        """Whether somebody is neither armed nor a state or a group as a whole; "her allies" are no alliance."""
        kind = self.kinds.get(party.entity or "")
        whole = party.sector is None and kind in ("country", "group") and (party.code or "")[:3] != "IGO"
        return party.sector not in ARMED | OUTLAWS | {*FORCES} and not whole


def _rivals(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether all who act are politicians, and those whom it meets as well, or nobody is named."""
    acting, suffering = {party.sector for party in actors}, {party.sector for party in recipients}
    if acting and acting <= RIVALS:
        return suffering <= RIVALS | {OFFICE}
    return acting == {OFFICE} and bool(suffering) and suffering <= MET_BY_OFFICE
