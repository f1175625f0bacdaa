"""What stands on a slide, shape by shape, as text and as elements of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER as PLACE
from pptx.oxml.ns import qn

from builder.importers.draft import LinkCard, Words
from builder.importers.pptx.charts import read_chart, read_new_chart
from builder.importers.pptx.deck import Slide, Text
from builder.importers.pptx.diagrams import diagram_texts
from builder.importers.pptx.linking import TO_A_SLIDE
from builder.importers.pptx.order import Placed, in_order
from builder.importers.pptx.package import DAMAGE
from builder.importers.pptx.paragraphs import Setting, largest_letters, lines_of
from builder.importers.pptx.pictures import pictures_of
from builder.importers.pptx.places import WHOLE_SLIDE, box_of, is_from_right, is_off_slide, scale_in
from builder.importers.pptx.tables import read_table
from builder.importers.pptx.versions import NEW_CHART, choose_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.draft import Element
    from builder.importers.pptx.pictures import Pictures
    from builder.importers.pptx.places import Scale
    from builder.importers.source import SourceFile

TITLES = {PLACE.TITLE, PLACE.CENTER_TITLE, PLACE.VERTICAL_TITLE}
AT_THE_FOOT = {PLACE.FOOTER, PLACE.DATE, PLACE.SLIDE_NUMBER, PLACE.HEADER}
BODIES = {PLACE.BODY, PLACE.OBJECT, PLACE.VERTICAL_BODY, PLACE.VERTICAL_OBJECT, PLACE.SUBTITLE}
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DEEPEST = 20  # groups within groups
RELATION = qn("r:id")
NEAR = 0.5  # of the slide's height: in its upper half stands what may be a title


@dataclass(slots=True)
class Shapes:
    """Reads the shapes of one slide."""

    page: Any  # python-pptx's slide
    slide: Slide
    pages: dict[str, tuple[int, str]]  # of the deck, by the name of the slide's part: its number and title
    file: SourceFile
    reading: Reading
    feet: dict[str, list[int]]  # what stands at the foot of slides, and on which
    pictures: Pictures
    size: tuple[float, float]  # of a slide: its width and height; zeros: not known

    def read(self) -> None:
        """Fills the slide's title, subtitle and parts."""
        choose_versions(self.page.element, self.slide.where, self.reading, self.page.part)
        placed = list(self._placed(self.page.shapes, 0, WHOLE_SLIDE))
        from_right = is_from_right(self.page.element)
        ordered = in_order(placed, from_right=from_right)
        for one in ordered:
            self.slide.parts += one.thing
        if not self.slide.heading:
            self._guess_title(ordered)

    # ---- shapes -------------------------------------------------------------------------------------------------

    def _placed(self, shapes: Any, depth: int, scale: Scale) -> Iterator[Placed[list[Text | Element]]]:
        """The shapes that say something, with their place on the slide; a group is one."""
        for shape in list(shapes):
            try:
                box = box_of(shape, scale)
                if self._is_unseen(shape, box, depth):
                    continue
                parts = self._group(shape, depth, scale) if _is_group(shape) else list(self._parts(shape))
            except DAMAGE:
                parts, box = [], (0.0, 0.0, 0.0, 0.0)
                self._report_damaged(shape)
            if parts:
                yield Placed(parts, *box)

    def _group(self, group: Any, depth: int, scale: Scale) -> list[Text | Element]:
        if depth > DEEPEST:
            self._report_damaged(group)
            return []
        inside = in_order(list(self._placed(group.shapes, depth + 1, scale_in(group, scale))))
        return [part for one in inside for part in one.thing]

    def _is_unseen(self, shape: Any, box: Scale, depth: int) -> bool:
        """Whether nobody sees a shape, for it is hidden or lies beside the slide; that is told.

        A title beside the slide is meant for those who hear it.
        """
        element = shape._element  # noqa: SLF001 - its XML is not public
        properties = next(element.iter(qn("p:cNvPr")), None)
        hidden = properties is not None and properties.get("hidden") in {"1", "true"}
        is_title = shape.is_placeholder and shape.placeholder_format.type in TITLES
        if not hidden and (depth or is_title or not is_off_slide(box, self.size)):
            return False
        words = " ".join(one.text or "" for one in element.iter(qn("a:t")))
        kind = "hidden shapes" if hidden else "shapes beside the slide, which nobody sees"
        self.reading.leave_out(kind, self.slide.where, words)
        return True

    def _report_damaged(self, shape: Any) -> None:
        words = " ".join(one.text or "" for one in shape._element.iter(qn("a:t")))  # noqa: SLF001 - as above
        self.reading.leave_out("shapes that can't be read", self.slide.where, words)

    def _parts(self, shape: Any) -> Iterator[Text | Element]:
        element = shape._element  # noqa: SLF001 - as above
        match element.tag.rpartition("}")[2]:
            case "sp":
                yield from self._box_of_text(shape)
            case "pic":
                yield from self._linked(shape, self.pictures.read(shape, self))
            case "graphicFrame":
                yield from self._frame(shape)
            case "contentPart":
                self.reading.leave_out("drawings by hand", self.slide.where)

    def _linked(self, shape: Any, parts: Iterator[Element]) -> Iterator[Element]:
        """A picture, and where a click on it leads."""
        yield from parts
        link = shape._element.find(f".//{qn('p:cNvPr')}/{qn('a:hlinkClick')}")  # noqa: SLF001 - as above
        address = self.address(link) if link is not None else ""
        if address:
            yield LinkCard((Words(link.get("tooltip") or address),), address, where=self.slide.where)

    def _box_of_text(self, shape: Any) -> Iterator[Text | Element]:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        yield from self.pictures.fill_of(shape, self)
        if not shape.has_text_frame:
            return
        body = shape.text_frame._txBody  # noqa: SLF001 - as above
        setting = Setting(self._styles_of(shape), self.address, self._report_unsupported)
        text = Text(
            lines_of(body, setting),
            largest_letters(body, setting),
            body=kind in BODIES,
            heads=kind == PLACE.BODY and self._compares(),
        )
        if not text.lines:
            return
        if kind in AT_THE_FOOT:
            if kind != PLACE.SLIDE_NUMBER:
                self.feet.setdefault(text.words, []).append(self.slide.number)
        elif kind in TITLES and not self.slide.title:
            self.slide.title = _in_one_line(text)
        elif kind == PLACE.SUBTITLE and self.slide.subtitle is None:
            self.slide.subtitle = text
        else:
            yield text
            yield from self._link_of(shape)

    def _link_of(self, shape: Any) -> Iterator[Element]:
        """Where a click on the whole shape leads."""
        link = shape._element.find(f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}/{qn('a:hlinkClick')}")  # noqa: SLF001
        address = self.address(link) if link is not None else ""
        if address and not address.startswith("#"):
            yield LinkCard((Words(shape.text_frame.text.strip()[:80] or address),), address, where=self.slide.where)

    def _compares(self) -> bool:
        """Whether the slide's layout is that of a comparison, where short texts head the columns."""
        return bool(self.page.slide_layout.element.get("type") == "twoTxTwoObj")

    def _frame(self, shape: Any) -> Iterator[Text | Element]:
        where = self.slide.where
        data = shape._element.find(f".//{qn('a:graphicData')}")  # noqa: SLF001 - as above
        kind = data.get("uri", "") if data is not None else ""
        if shape.has_table:
            yield from read_table(shape.table, self, Setting((), self.address, self._report_unsupported))
        elif shape.has_chart:
            yield from read_chart(shape.chart, self)
        elif kind == DIAGRAM:
            yield from self._diagram(data)
        elif kind == NEW_CHART:
            yield from read_new_chart(data, self)
        else:
            name = re.sub(r"\s*\d+$", "", shape.name or "")
            self.reading.leave_out("objects of other programs", where, name)
            self.reading.doubt(
                where,
                f"It holds an object of another program{f' (“{name}”)' if name else ''}, which can't come along.",
                "Save it as a picture or a file from PowerPoint, and put it into the folder media.",
            )

    def _diagram(self, data: Any) -> Iterator[Text]:
        names = data.find(f"{{{DIAGRAM}}}relIds")
        part = self.page.part.related_part(names.get(qn("r:dm"))) if names is not None else None
        text = Text(tuple(diagram_texts(part.blob))) if part is not None else None
        for _ in pictures_of(part) if part is not None else ():
            self.reading.leave_out("pictures in SmartArt drawings", self.slide.where)
        if text is None or not text.lines:
            return
        yield text
        self.reading.doubt(
            self.slide.where,
            "It holds a SmartArt drawing, of which the words came along as a list.",
            "See whether the list says what the drawing showed: an order, a cycle, who is above whom.",
        )

    # ---- texts --------------------------------------------------------------------------------------------------

    def _styles_of(self, shape: Any) -> tuple[Any, ...]:
        """Where a text's marks and sizes are said: its own box, its layout's, its master's."""
        boxes = [shape._element]  # noqa: SLF001 - as above
        master = []
        if shape.is_placeholder:
            here = shape.placeholder_format
            layout = self.page.slide_layout
            boxes += [one._element for one in layout.placeholders if one.placeholder_format.idx == here.idx]  # noqa: SLF001
            wanted = "p:titleStyle" if here.type in TITLES else "p:bodyStyle"
            types = TITLES if here.type in TITLES else BODIES
            boxes += [
                one._element  # noqa: SLF001 - as above
                for one in layout.slide_master.placeholders
                if one.placeholder_format.type in types
            ]
            if here.type in BODIES | TITLES:
                master = layout.slide_master.element.findall(f"{qn('p:txStyles')}/{qn(wanted)}")
        own = [style for box in boxes for style in box.iter(qn("a:lstStyle"))]
        return (*own, *master)

    def address(self, link: Any) -> str:
        """Where a link leads: to the web, or to a page; "" where it does what only a slide show can do."""
        name = link.get(RELATION) or ""
        relation = self.page.part.rels.get(name) if name else None
        if relation is None:
            if link.get("action"):
                self.reading.leave_out("buttons of the slide show", self.slide.where)
            return ""
        if not relation.is_external:
            number, title = self.pages.get(str(relation.target_part.partname), (0, ""))
            return f"{TO_A_SLIDE}{number}" if number else self._lost_link(title)
        address = str(relation.target_ref).strip()
        if re.match(r"(https?|mailto|tel):", address, re.IGNORECASE):
            return address
        return self._lost_link(address)

    def _lost_link(self, address: str) -> str:
        self.reading.leave_out("links to other files", self.slide.where, address)
        self.reading.doubt(
            self.slide.where,
            f"A link leads to a file, “{address}”, which learners don't have.",
            "Put the file into the folder media and link it, or take the words of the link out.",
        )
        return ""

    def _report_unsupported(self, kind: str, words: str) -> None:
        if kind == "equation":
            self.reading.doubt(
                self.slide.where,
                f"It holds an equation, which is spelt in a line: “{words}”.",
                "See whether it can be read so; else put a picture of it in its place, with its words.",
            )
        else:
            self.reading.doubt(
                self.slide.where,
                f"“{words}” was raised or lowered, and is now in the line.",
                "See whether it can be mistaken, such as a number for a power.",
            )

    def _guess_title(self, ordered: list[Placed[list[Text | Element]]]) -> None:
        """A slide without a title of its own may have one all the same: short, large, above the rest."""
        height = max((one.bottom for one in ordered), default=0)
        sizes = [part.size for one in ordered for part in one.thing if isinstance(part, Text)]
        for one in ordered:
            part = one.thing[0]
            if len(one.thing) == 1 and isinstance(part, Text) and len(ordered) > 1:
                short = len(part.lines) == 1 and len(part.words.split()) <= 12 and not part.lines[0].mark  # noqa: PLR2004
                if short and part.size >= max(sizes) and one.top <= height * NEAR:
                    self.slide.title = part.lines[0].text
                    self.slide.parts.remove(part)
                    return


def _is_group(shape: Any) -> bool:
    return bool(shape._element.tag == qn("p:grpSp"))  # noqa: SLF001 - as above


def _in_one_line(text: Text) -> Any:
    pieces: list[Any] = []
    for number, line in enumerate(text.lines):
        pieces += [Words(" ")] if number else []
        pieces += line.text
    return tuple(pieces)
