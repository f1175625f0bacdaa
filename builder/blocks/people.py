"""Who speaks in a block: people whom the author lists, the theme's cast by name, and the learner; and their moods."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from builder.diagnostics import did_you_mean, one_slip
from builder.frozen import frozen, mutable
from builder.model import Listing, Paragraph, Picture
from builder.model.drawn import drawn_person
from builder.model.flow import lines_in
from builder.model.inline import pictures_in, plain_of, without
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.blocks import Files
    from builder.diagnostics import Report
    from builder.model import Inline, Node, Span

LISTED = r"(?:people|characters|cast|speakers|who speaks)\s*:"  # what the list of people begins with
HEAD = pattern(rf"\s*{LISTED}\s*", re.IGNORECASE)
ENTRY = pattern(
    r"\s*(?P<name>[^():,;\u2013\u2014]*[^\s():,;\u2013\u2014])\s*(?:\((?P<manner>[^()]+)\))?"
    r"\s*(?:[:,;\u2013\u2014-]\s*)*(?P<about>.*?)\s*",
    re.DOTALL,
)
NAMES = pattern(r"\s*(?:[,;]|\band\b|&)\s*")
YOU = {"you", "chi", "ti"}
PARTICLES = {
    "of",
    "the",
    "de",
    "der",
    "van",
    "von",
    "al",
    "bin",
    "ap",
    "ab",
    "ferch",
    "y",
    "yr",
    "and",
    "a",
    "o",
    "in",
    "at",
}
ARTICLES = {"the", "a", "an", "another", "your", "my", "our", "y", "yr"}
PRONOUNS = {"he", "she", "they", "it", "i", "we", "you", "his", "her", "their", "this", "that", "there"}
SPEECH_VERBS = {
    "says",
    "said",
    "asks",
    "asked",
    "writes",
    "wrote",
    "reads",
    "answers",
    "replies",
    "adds",
    "thinks",
    "shouts",
}
LABELS = {"note", "remember", "tip", "hint", "example", "important", "warning", "question", "answer", "quote", "rule"}
MOST_WORDS = 5  # of a name that is not listed
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "the", "a", "an", "y", "yr"}
# What a mood is known by, in English and Welsh; the last such word counts: “less cross now, and more worried”.
MOODS: Mapping[str, str] = {
    "calm": "calm calmer quiet quieter quietly steady patient polite friendly kind kindly gentle content "
    "tawel dawel digynnwrf ddigynnwrf pwyllog bwyllog cyfeillgar gyfeillgar caredig garedig",
    "glad": "glad gladder happy happier happily pleased relieved delighted grateful thankful smiling laughing "
    "cheerful proud excited hapus hapusach balch falch llawen lawen diolchgar ddiolchgar",
    "worried": "worried anxious anxious nervous hurt sad upset tearful crying afraid scared frightened concerned "
    "distressed sorry ashamed embarrassed tired pryderus bryderus gofidus ofidus nerfus trist drist ofnus poeni",
    "cross": "cross crosser angry angrier angrily annoyed furious irritated frustrated impatient rude shouting "
    "crac grac dig ddig blin flin diamynedd ddiamynedd",
    "thinking": "thinking thoughtful thoughtfully puzzled confused curious unsure uncertain wondering doubtful "
    "surprised hesitant meddwl meddylgar feddylgar ansicr dryslyd ddryslyd",
}
MOOD_OF: Mapping[str, str] = {word: mood for mood, words in MOODS.items() for word in words.split()}


@frozen
class Speaker:
    """Who says something, and how."""

    name: str
    manner: str = ""  # the words in brackets behind the name
    mood: str = ""  # what these mean; "": none that is known
    face: Picture | None = None  # None: the learner, or somebody of whom there is no picture
    about: str = ""  # who this is, in the author's words; at the first time alone
    mine: bool = False  # the learner, who has no face: they may look like anyone

    @property
    def initials(self) -> str:
        """What stands in for a face."""
        plain = [word for word in self.name.split() if word.lower().rstrip(".") not in {*TITLES, *PARTICLES}]
        words = plain or self.name.split()
        return "".join(word[0] for word in words[:2]).upper()


@mutable
class Person:
    """Somebody whom the author lists."""

    name: str
    span: Span
    about: list[str] = field(default_factory=list)  # what else is said of them
    faces: dict[str, Picture] = field(default_factory=dict)  # by mood; "": in any other
    spoken: bool = False


@mutable
class People:
    """Those who may speak in a block."""

    files: Files
    report: Report
    listed: dict[str, Person] = field(default_factory=dict)  # by name, in small letters
    speakers: set[str] = field(default_factory=set)  # names that speak somewhere, in small letters
    introduced: set[str] = field(default_factory=set)  # what was said of people so far, on this way
    always: frozenset[str] | None = None  # what was said before the first of several ways

    def take_list(self, nodes: Sequence[Node]) -> list[Node]:
        """Takes in a list under `People:`, and gives back what else stands there."""
        rest: list[Node] = []
        open_list = False
        for node in nodes:
            head = HEAD.match(node.plain) if isinstance(node, Paragraph) else None
            if isinstance(node, Paragraph) and head:
                first, *lines = lines_in(node)
                for inline in (without(first.inside, head.end()), *(line.inside for line in lines)):
                    self._take_line(inline, node.span)
                open_list = head.end() >= len(node.plain)
            elif open_list and isinstance(node, Listing):
                for item in node.items:
                    self._take(item.text.inside, item.span)
                    rest += item.nodes[1:]
                open_list = False
            else:
                rest.append(node)
                open_list = False
        return rest

    def _take_line(self, inline: Sequence[Inline], span: Span) -> None:
        """One entry, or names alone with commas between them."""
        names = [] if pictures_in(inline) else NAMES.split(plain_of(inline).strip())
        if names and all(map(is_name, names)):
            for name in names:
                self.listed.setdefault(name.casefold(), Person(name, span))
        else:
            self._take(inline, span)

    def _take(self, inline: Sequence[Inline], span: Span) -> None:
        pictures = [one for one in pictures_in(inline) if not one.clip]
        words = plain_of([one for one in inline if one not in pictures])
        match = ENTRY.fullmatch(words)
        if not match:
            if pictures or words.strip():
                message = "this entry says nobody's name"
                self.report("unknown-speaker", span, message, help="write:  - Mr Grant: ![An old man](media/grant.jpg)")
            return
        name = " ".join(match["name"].split())
        person = self.listed.setdefault(name.casefold(), Person(name, span))
        mood = mood_of(match["manner"] or "")
        for picture in pictures[:1]:
            person.faces[mood] = replace(picture, title="", alone=False)
        described = " ".join(filter(None, (match["manner"] if not mood else "", match["about"], *_titles(pictures))))
        if described:
            person.about.append(described)

    def knows(self, name: str) -> bool:
        """Whether somebody of that name is listed, speaks elsewhere for certain, or is the learner."""
        return name.casefold() in {*self.listed, *self.speakers, *YOU}

    def open_way(self) -> None:
        """Begins a part that one of several ways leads to: what others tell of people is not known there."""
        if self.always is None:
            self.always = frozenset(self.introduced)
        self.introduced = set(self.always)

    def speaker(self, name: str, manner: str, span: Span) -> Speaker:
        """Whoever says a line."""
        mood = mood_of(manner)
        if name.casefold() in YOU and name.casefold() not in self.listed:
            return Speaker(name, manner, mood, mine=True)
        self._check_manner(manner, mood, span)
        person = self.listed.get(name.casefold())
        if not person:
            slip = self._check_name(name, span)
            return Speaker(name, manner, mood, self.files.face(name, mood, span, meant=not slip))
        person.spoken = True
        about = "" if name in self.introduced else " ".join(person.about)
        self.introduced.add(name)
        faces = person.faces
        face = faces.get(mood) or faces.get("") or next(iter(faces.values()), None)
        shown = self._described(face, name) if face else self.files.face(name, mood, span, meant=False)
        if face and shown and face.drawn and mood and mood not in faces:  # one of the cast has every mood
            drawn = self.files.face(drawn_person(face.file), mood, span, meant=False)
            shown = replace(shown, file=drawn.file) if drawn else shown
        return Speaker(name, manner, mood, shown, about)

    def _described(self, face: Picture, name: str) -> Picture:
        """A picture with its description at the first time alone, and where that says more than the name beside it."""
        is_introduced = face.file in self.introduced or face.alt.strip().casefold() == name.casefold()
        self.introduced.add(face.file)
        return replace(face, alt="") if is_introduced else face

    def _check_name(self, name: str, span: Span) -> bool:
        """Whether a name is nearly a listed one, which is told."""
        near = one_slip(name, [person.name for person in self.listed.values()])
        if near:
            message = f"nobody under “People:” is called “{name}”: learners get this line without a picture"
            self.report("unknown-speaker", span, message, help=f"did you mean “{near}”?")
            self.listed[near.casefold()].spoken = True
        return bool(near)

    def _check_manner(self, manner: str, mood: str, span: Span) -> None:
        near = did_you_mean(manner, MOOD_OF) if manner and not mood else ""
        if near:
            message = f"“{manner}” is no mood: learners read it, and the face does not change"
            self.report("unknown-mood", span, message, help=f"did you mean “{near}”? There are: {', '.join(MOODS)}")

    def report_silent(self) -> None:
        """Says who is listed and has nothing to say."""
        for person in self.listed.values():
            if not person.spoken:
                message = f"“{person.name}” says nothing here: learners don't see who that is"
                advice = f"write what they say:  {person.name}: “…”"
                self.report("silent-person", person.span, message, help=advice)


def _titles(pictures: Sequence[Picture]) -> Iterator[str]:
    """What stands in quotation marks behind the addresses of pictures."""
    return (one.title for one in pictures if one.title)


def mood_of(manner: str) -> str:
    """The mood that some words mean; "" for none."""
    return next((MOOD_OF[word] for word in reversed(re.findall(r"\w+", manner.lower())) if word in MOOD_OF), "")


def is_name(words: str) -> bool:
    """Whether words look like somebody's name, or like “The caller”."""
    first, *rest = all_of_them = words.split() or [""]
    if not first or len(all_of_them) > MOST_WORDS or all_of_them[-1].lower() in SPEECH_VERBS:
        return False
    if first.lower() in (PRONOUNS if rest else LABELS):
        return False
    capitals = all(word[0] != word[0].lower() or not word[0].isalpha() or word in PARTICLES for word in rest)
    return first[0] == first[0].upper() and (first.lower() in ARTICLES or capitals)
