"""The one writer: a draft as the Markdown that its author would have written by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.details import front_matter
from builder.importers.draft import (
    Activity,
    Bank,
    Bullets,
    Callout,
    Clip,
    Code,
    Figure,
    Gaps,
    Groups,
    Heading,
    Hotspot,
    KeyPoints,
    Line,
    Link,
    LinkCard,
    Number,
    Pairs,
    Paragraph,
    Parts,
    Poll,
    Question,
    Quote,
    Reflection,
    Reveal,
    Sequence,
    Table,
    Terms,
    Trainer,
    TrueOrFalse,
    Words,
    plain,
)
from builder.importers.escaping import plain_heading
from builder.importers.inline import Footnotes, Place, inline, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.importers.draft import Draft, Element, Elements, Inline, Page, Section

PAGE, BLOCK, DEEPEST = 2, 3, 6  # levels of headings
COLUMN = {"left": ":---", "center": ":---:", "right": "---:"}


def write(draft: Draft) -> str:
    """The course as one Markdown text, with front matter."""
    return f"{front_matter(draft)}\n{write_body(draft)}"


def write_body(draft: Draft) -> str:
    """What stands below the front matter, or in a further file of a course."""
    return draft.text or write_sections(draft.sections)


def write_sections(sections: Iterable[Section]) -> str:
    """Sections as the text of a file of a course."""
    writer = Writer()
    return "\n".join(chunk for section in sections for chunk in writer.section(section))


class Writer:
    """Writes the text of one file, whose footnotes are numbered through."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self.footnotes = Footnotes()
        self.line = Place(self.footnotes, lines=False, start=False)

    def section(self, section: Section) -> Iterable[str]:
        """A section, page by page."""
        if section.title:
            yield f"# {plain_heading(inline(section.title, self.line))}\n"
        for page in section.pages:
            yield self.page(page)

    def page(self, page: Page) -> str:
        """A page, with a line end behind it."""
        chunks: list[str] = []
        title = inline(page.title, self.line)
        if page.assessment:
            chunks.append(f"## Assessment: {title}")
            if page.settings:
                chunks[-1] += f"\nSettings: {', '.join(page.settings)}"
        elif title:
            chunks.append(f"## {plain_heading(title)}")
        chunks += self.elements(page.elements, BLOCK)
        chunks += self.notes()
        return "\n\n".join(chunks) + "\n"

    def notes(self) -> Iterable[str]:
        """What the footnotes say that were met since the last time."""
        while self.footnotes.waiting:
            number, inside = self.footnotes.waiting.pop(0)
            text = "\n\n".join(self.elements(inside, DEEPEST))
            yield f"[^{number}]: {indented(text, 4).lstrip()}"

    def elements(self, elements: Iterable[Element], level: int) -> list[str]:
        """Each element; headings and activities stand at that level or below."""
        result: list[str] = []
        other = False  # whether the list above has the usual marks, so that the next needs others to be another
        last: Element | None = None
        for element in elements:
            if isinstance(element, Bullets):
                other = isinstance(last, Bullets) and last.ordered == element.ordered and not other
                written = self.bullets(element, level, other=other)
            else:
                written = self.element(element, level)
            if written.strip():
                result.append(written)
                last = element
        return result

    def element(self, element: Element, level: int) -> str:  # noqa: C901, PLR0911, PLR0912 - a case an element
        """One element without a line end behind it."""
        match element:
            case Heading(text, deeper):
                marks = "#" * min(DEEPEST, level + deeper - 1)
                written = inline(text, self.line)
                return f"{marks} {plain_heading(written)}" if written else ""
            case Paragraph(text):
                return inline(text, Place(self.footnotes))
            case Bullets():
                return self.bullets(element, level)
            case Table():
                return self.table(element.head, element.rows, element.aligned)
            case Figure(media, alt, caption, _, look):
                title = " ".join(caption.split()).replace("\\", "\\\\").replace('"', '\\"')
                below = f"\nPicture: {look}" if look else ""
                return f"![{one_line(alt)}]({media}" + (f' "{title}")' if title else ")") + below
            case Quote(inside):
                return self.quoted(inside, level)
            case Callout(kind, inside):
                return f"> [!{kind.upper()}]\n{self.quoted(inside, level)}"
            case Code(text, language):
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
                return f"{fence}{language}\n{text}\n{fence}"
            case Terms(entries):
                return self.terms(entries)
            case Line():
                return "---"
            case LinkCard(title, address, about):
                written = inline((Link(address, title or (Words(address),)),), Place(self.footnotes))
                more = inline(about, self.line)
                return f"{written}: {more}" if more else written
            case Bank(title, questions, draw):
                head = f"{'#' * level} Bank: {one_line(title)}" + (f", draw {draw}" if draw else "")
                return "\n\n".join([head, *self.elements(questions, level + 1)])
            case Activity():
                return self.activity(element, level)

    def bullets(self, listing: Bullets, level: int, *, other: bool = False) -> str:
        """A list; loose where an entry holds more than a list. `other`: with other marks than the list above it."""
        loose = any(not isinstance(one, Bullets) for item in listing.items for one in item.inside)
        lines = []
        for number, item in enumerate(listing.items, listing.start):
            mark = f"{number}{')' if other else '.'} " if listing.ordered else "* " if other else "- "
            written = inline(item.text, Place(self.footnotes))
            inner = [self.element(one, level) for one in item.inside]
            text = ("\n\n" if loose else "\n").join(filter(None, [written, *inner]))
            lines.append(mark + indented(text, len(mark)).lstrip(" ") if text else mark.rstrip())
        return ("\n\n" if loose else "\n").join(lines)

    def terms(self, entries: tuple[tuple[Inline, Inline], ...]) -> str:
        """Terms, each with its meanings below it."""
        lines = [
            (f"\n\n{inline(term, Place(self.footnotes, lines=False))}" if term else "")
            + f"\n: {inline(meaning, self.line)}"
            for term, meaning in entries
        ]
        return "".join(lines).strip("\n")

    def quoted(self, inside: Elements, level: int) -> str:
        """What stands behind `>`."""
        text = "\n\n".join(self.elements(inside, level))
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def table(self, head: tuple[Inline, ...], rows: Iterable[tuple[Inline, ...]], aligned: tuple[str, ...] = ()) -> str:
        """A table; each row as long as its longest."""
        rows = list(rows)
        columns = max([len(head), *(len(row) for row in rows), 1])
        below = [COLUMN.get(one, "---") for one in aligned] + ["---"] * (columns - len(aligned))
        lines = [self._row(head, columns), f"|{'|'.join(below)}|", *(self._row(row, columns) for row in rows)]
        return "\n".join(lines)

    def _row(self, cells: tuple[Inline, ...], columns: int) -> str:
        written = [inline(cell, Place(self.footnotes, cell=True)) for cell in cells]
        written += [""] * (columns - len(written))
        return "|" + "".join(f" {cell} |" if cell else " |" for cell in written)

    # ---- activities ---------------------------------------------------------------------------------------------

    def activity(self, one: Activity, level: int) -> str:
        """A block: heading, settings, body, hint, explanation."""
        keyword, body, after = self._body(one, level)
        title = inline(one.title, self.line)
        head = f"{'#' * min(DEEPEST, level)} {keyword}{f': {title}' if title else ''}"
        below = self.elements(one.intro, level + 1)
        last = one.intro[-1] if one.intro else None
        if isinstance(one, Question | Poll) and isinstance(last, Bullets) and not last.ordered:
            below[-1] = re.sub(r"^- ", "* ", below[-1], flags=re.MULTILINE)  # else the answers would go on with it
        if one.settings:
            below.insert(0, f"Settings: {', '.join(one.settings)}")
        first, *rest = [*below, *body] or [""]
        tight = (not one.settings and len(below) + len(body) <= 1) or first.startswith("#")
        chunks = [f"{head}\n{first}" if tight or one.settings else f"{head}\n\n{first}", *rest]
        for label, inside in (*after, ("Hint", one.hint)):
            chunks += self.labelled(label, inside, level)
        if not isinstance(one, TrueOrFalse | Poll):
            chunks += self.labelled("Explanation", one.explanation, level)
        return "\n\n".join(chunk.rstrip() for chunk in chunks if chunk.strip())

    def labelled(self, label: str, inside: Elements, level: int) -> list[str]:
        """What stands behind a label, such as a hint."""
        if not inside:
            return []
        first, *rest = inside
        if isinstance(first, Paragraph):
            lead = inline(first.text, Place(self.footnotes, start=False))
            return [f"{label}: {lead}", *self.elements(rest, level + 1)]
        return [f"{label}:", *self.elements(inside, level + 1)]

    def _body(self, one: Activity, level: int) -> tuple[str, list[str], list[tuple[str, Elements]]]:  # noqa: C901, PLR0911, PLR0912
        """Its keyword, what stands below its introduction, and what stands under labels."""
        match one:
            case Question():
                keyword = "Question (choose all)" if one.choose_all else "Question"
                return keyword, [self.answers(one)], [("If right", one.if_right), ("If wrong", one.if_wrong)]
            case TrueOrFalse():
                return "True or false", self._verdict(one, level), []
            case Gaps():
                return "Fill in", self.elements(one.text, level + 1), []
            case Number():
                return "Number", [f"= {one.right}{f' (accept {one.accept})' if one.accept else ''}"], []
            case Pairs():
                return "Match", [self.table(one.heads, one.pairs)], []
            case Sequence():
                return "Put in order", [self._listed(one.steps, ordered=True)], []
            case Groups():
                groups = (f"- {self._text(name)}\n{indented(self._listed(inside), 2)}" for name, inside in one.groups)
                return "Sort", ["\n".join(groups)], []
            case Poll() if not one.statements:
                listed = (f"- [ ] {inline(grade, self.line)}" for grade in one.grades)
                keyword = "Poll (choose all)" if one.choose_all else "Poll"
                return keyword, ["\n".join(listed)], [("Afterwards", one.explanation)]
            case Poll():
                rows = [(text, *((Words("[ ]"),) for _ in one.grades)) for text in one.statements]
                table = self.table(((), *one.grades), rows).replace("\\[ ]", "[ ]")
                return "Poll", [table], [("Afterwards", one.explanation)]
            case Reflection(model=told) | Reveal(answer=told):
                keyword, label = ("Reveal", "Answer") if isinstance(one, Reveal) else ("Reflect", "Model answer")
                return keyword, [], [(label, told)]
            case Trainer() | KeyPoints():
                keyword = "Trainer" if isinstance(one, Trainer) else "Key points"
                return keyword, self.elements(one.inside, level + 1), []
            case Parts():
                return one.kind.capitalize(), [self._part(part.title, part.inside, level + 1) for part in one.parts], []
            case Hotspot():
                return "Hotspot", [f"![{one_line(one.alt)}]({one.media})", self._points(one, level)], []
            case Clip():
                return one.kind.capitalize(), [self._clip(one)], []
        raise TypeError(type(one))

    def _text(self, text: Inline) -> str:
        return inline(text, Place(self.footnotes, lines=False))

    def _listed(self, texts: Iterable[Inline], *, ordered: bool = False) -> str:
        return "\n".join(f"{f'{at}.' if ordered else '-'} {self._text(text)}" for at, text in enumerate(texts, 1))

    def answers(self, question: Question) -> str:
        """The answers with their boxes and feedback."""
        lines = []
        for one in question.answers:
            lines.append(f"- [{'x' if one.right else ' '}] {inline(one.text, self.line)}")
            if one.feedback:
                lines.append(indented(self.quoted(one.feedback, DEEPEST), 2))
        return "\n".join(lines)

    def _verdict(self, one: TrueOrFalse, level: int) -> list[str]:
        verdict, inside = "True." if one.verdict else "False.", one.explanation
        if inside and isinstance(inside[0], Paragraph):
            lead = inline(inside[0].text, Place(self.footnotes, start=False))
            return [f"{verdict} {lead}", *self.elements(inside[1:], level + 1)]
        return [verdict, *self.elements(inside, level + 1)]

    def _part(self, title: Inline, inside: Elements, level: int) -> str:
        text = plain_heading(inline(title, self.line))
        first, *rest = self.elements(inside, level + 1) or [""]
        return "\n\n".join([f"{'#' * level} {text}\n{first}".rstrip(), *rest])

    def _points(self, one: Hotspot, level: int) -> str:
        lines = []
        for number, point in enumerate(one.points, 1):
            lines.append(f"{number}. ({point.across:.3g}%, {point.down:.3g}%) {inline(point.text, self.line)}")
            lines += [f"\n{indented(text, 3)}" for text in self.elements(point.inside, level + 1)]
        return "\n".join(lines)

    def _clip(self, clip: Clip) -> str:
        lines = [f"![{one_line(clip.alt or plain(clip.title))}]({clip.media})"]
        lines += [f"- Captions: {name}" for name in clip.captions]
        lines += [f"- Transcript: {clip.transcript}"] if clip.transcript else []
        lines += [f"- {when}: {inline(text, self.line)}" for when, text in clip.prompts]
        return "\n".join(lines)


def indented(text: str, by: int) -> str:
    """A text set in by some blanks."""
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))
