"""The slides of a Captivate package, whose data is JavaScript: it is searched for texts, and never run."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Draft, Figure, Page, Paragraph, Section, words
from builder.importers.quiz import Quiz, listed
from builder.importers.sound import sound
from builder.importers.titles import name_of
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.source import SourceFile

LARGEST, LARGEST_MEDIA = 40_000_000, 500_000_000  # bytes
QUOTED = r"'((?:[^'\\]|\\.)*)'"
SLIDE = re.compile(r"\b(?P<name>Slide\d+):\{(?P<text>lb:'(?:[^'\\]|\\.)*'.{0,20000}?)(?=\bSlide\d+c?:\{|$)", re.DOTALL)
HOLDS, ASKS = re.compile(r"\{n:'([\w-]+)'"), re.compile(rf"qs:{QUOTED}")
OBJECT = re.compile(rf"\b(?P<name>[\w-]+)c:\{{b:\[(?P<box>[-\d., ]*)\](?P<text>[^{{}}]*?accstr:{QUOTED})", re.DOTALL)
QUESTION = re.compile(r"\b(?P<name>\w+q):\{(?P<text>[^{}]*?qt:'(?:[^'\\]|\\.)*'[^{}]*)\}", re.DOTALL)
AUTOMATIC = re.compile(
    r"^(?:click box|button|rectangle|rounded rectangle|oval|shape|smart ?shape|text caption|caption|image|line|group"
    r"|arrow|highlight box|submit|continue|next|back|clear|review area|progress indicator|mouse)\s*\d*$"
    r"|^[\w -]+\.(?:png|jpe?g|gif|svg)$",
    re.IGNORECASE,
)


def course_of(file: SourceFile, name: str, reading: Reading) -> Draft:
    """The slides' texts, in the order of the slides. RefusedError: there are none."""
    text = file.part(name, LARGEST).decode("utf-8", "replace")
    folder = name.partition("assets/js/")[0]
    quiz = Quiz(reading)
    slides = _Slides(file, folder, text, quiz)
    pages = slides.pages()
    if not pages:
        raise RefusedError(
            "its slides hold no text that can be read", "export it from Captivate as a handout in Word, and import that"
        )
    reading.doubt(
        "",
        "What stands in pictures, moves or opens on a click is not in the course: what screen readers are told is.",
        "Play the package beside the course (`builder play`), and add what is missing.",
    )
    for (what, todo), places in quiz.doubts.items():
        reading.doubt(listed(places), what, todo)
    return Draft(_title(file, folder) or name_of(file), (Section((), tuple(pages)),))


def _title(file: SourceFile, folder: str) -> str:
    try:
        project = json.loads(file.part(f"{folder}project.txt").decode("utf-8-sig", "replace"))
        return str(project["metadata"]["title"] or "")
    except (KeyError, ValueError, TypeError, RefusedError):
        return ""


class _Slides:
    def __init__(self, file: SourceFile, folder: str, text: str, quiz: Quiz) -> None:
        self.file, self.folder, self.text, self.quiz = file, folder, text, quiz
        self.objects = {one["name"]: one for one in OBJECT.finditer(text)}
        self.questions = {one["name"]: one["text"] for one in QUESTION.finditer(text)}

    def pages(self) -> list[Page]:
        pages = []
        used: set[str] = set()
        for number, match in enumerate(SLIDE.finditer(self.text), 1):
            source = match["text"]
            title = _unescaped(re.match(rf"lb:{QUOTED}", source)[1]).strip() or f"Slide {number}"  # type: ignore[index]
            where = f"slide {number}"
            asked = ASKS.search(source)
            question = self.questions.get(asked[1] if asked else "", "")
            objects = [one for one in HOLDS.findall(source) if one in self.objects]
            used |= set(objects)
            answers = [one for one in objects if self._is_answer(one, question)]
            found = [
                one for name in self._ordered(objects) if name not in answers for one in self._element(name, where)
            ]
            if question:
                found = [*found, *self._asked(question, answers, title, where)]
            if found:
                pages.append(Page(words(title), tuple(found), where=where))
            else:
                self.quiz.reading.leave_out("slides without words", where, title)
        for name in self.objects.keys() - used:
            source = _unescaped(self.objects[name][4]).strip()
            if source and not AUTOMATIC.match(source):
                self.quiz.reading.leave_out("words on no slide, such as those of other states", name, source)
        return pages

    def _ordered(self, names: list[str]) -> list[str]:
        """From top to bottom."""

        def place(name: str) -> tuple[float, float]:
            box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", self.objects[name]["box"])]
            return (box[1], box[0]) if len(box) > 1 else (0.0, 0.0)

        return sorted(names, key=place)

    def _element(self, name: str, where: str) -> list[Element]:
        text = " ".join(_unescaped(self.objects[name][4]).split())
        if not text:
            return []
        if AUTOMATIC.match(text):
            self.quiz.reading.leave_out("names that Captivate gives, such as those of buttons", where, text)
            return []
        picture = re.search(rf"ip:{QUOTED}", self.objects[name]["text"])
        path = f"{self.folder}{picture[1]}" if picture else ""
        if path in self.file.inside and re.search(rf"\b{re.escape(name)}:\{{type:15\b", self.text):
            media = self.quiz.reading.keep(path, lambda: self.file.part(path, LARGEST_MEDIA), called=text, where=where)
            return [Figure(media, text, where=where)]
        return [Paragraph(words(text), where)]

    def _is_answer(self, name: str, question: str) -> bool:
        return bool(question) and bool(re.search(rf"'{re.escape(name)}c?(?::\d+)?'", question))

    def _asked(self, question: str, answers: list[str], title: str, where: str) -> list[Element]:
        asked = re.search(rf"qt:{QUOTED}", question)
        right = re.search(rf"cal:(?:{QUOTED}|\[([^\]]*)\])", question)
        rights = set(re.findall(r"[\w-]+", (right[1] or right[2] or "") if right else ""))
        right_told = [name for name in answers if self._shows_feedback(name, question, "osc")]
        wrong_told = [name for name in answers if self._shows_feedback(name, question, "ofc", "ifc", "opc")]
        unmarked = [name for name in answers if name not in {*right_told, *wrong_told}]
        share = Fraction(1, max(1, len(rights))) if len(rights) > 1 else Fraction(1)
        offered: list[Any] = [
            (words(" ".join(_unescaped(self.objects[name][4]).split())), share if name in rights else Fraction(0), ())
            for name in unmarked
        ]
        made = self.quiz.question(
            title=words(_unescaped(asked[1]).strip() if asked else "") or words(title),
            answers=self.quiz.choice(offered, where, several=len(rights) > 1),
            several=len(rights) > 1,
            if_right=tuple(one for name in right_told for one in self._element(name, where)),
            if_wrong=tuple(one for name in wrong_told for one in self._element(name, where)),
            where=where,
        )
        return list(sound(made, self.quiz))

    def _shows_feedback(self, name: str, question: str, *keys: str) -> bool:
        """Whether an object is shown once an answer was given."""
        named = rf"(?:{'|'.join(keys)}):(?:'{re.escape(name)}'|\[[^\]]*'{re.escape(name)}')"
        return bool(re.search(named, question))


def _unescaped(text: str) -> str:
    """A text of JavaScript as it is read."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", lambda one: chr(int(one[1] or one[2], 16)), text)
    return re.sub(r"\\(.)", lambda one: {"n": "\n", "t": " ", "r": ""}.get(one[1], one[1]), text)
