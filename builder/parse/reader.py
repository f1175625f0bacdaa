"""What the outline opened becomes sections, pages, banks and blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockSource
from builder.blocks.settings import OF_A_PAGE, OF_AN_ASSESSMENT, QUOTED_TERMS
from builder.model import Bank, Block, Page, Paragraph, Section, Text, Words
from builder.parse.banks import read_assessment, read_draw
from builder.parse.boxes import boxes_in, tell_boxes, tell_boxes_left
from builder.parse.dropped import raw_text
from builder.parse.flow import read_footnotes
from builder.parse.lines import say_settings, split_labels, take_steering, tell_out_of_place, with_rest
from builder.parse.opened import ASSESSMENT, Opened
from builder.parse.parts import nodes_with_parts, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from builder.blocks import BlockKind, Reading
    from builder.diagnostics import Report
    from builder.model import Node
    from builder.parse.kept import KeptPages
    from builder.parse.lines import Steering
    from builder.parse.nodes import Composer


class Reader:
    """Reads what the outline opened, in order."""

    def __init__(
        self,
        composers: Sequence[Composer],
        kinds: Mapping[str, BlockKind],
        attempts: int | None,
        report: Report,
        kept: KeptPages | None = None,
    ) -> None:
        self.composers, self.kinds, self.attempts, self.report = composers, kinds, attempts, report
        self.kept = kept
        self.kept_out: list[Block] = []  # of the page that is being read

    def sections(self, outline: Sequence[Opened]) -> tuple[Section, ...]:
        if self.kept:
            self.kept.begin(outline, self.composers[0], self.attempts)
        return tuple(self.section(opened) for opened in outline)

    def section(self, opened: Opened) -> Section:
        composer = self.composers[opened.file]
        composer.segments.open_section()
        steering, rest = take_steering(opened.groups, (), composer)
        self._check_steering(steering, "a section", "objective")
        for group in rest:
            self.report(
                "not-understood",
                composer.span(group[0]),
                f"this is in a place where nothing is read: “{raw_text(group)}”",
                help="put it on a page, under a heading such as:  ## Welcome",
            )
        pages = tuple(self.page(page) for page in opened.inside if isinstance(page, Opened))
        title = self._title_without_notes(opened, composer)
        return Section(title, pages, opened.span, steering.audience, steering.spans, opened.id.replace("_", "-"))

    def _title_without_notes(self, opened: Opened, composer: Composer) -> Text:
        """The heading of a section or bank, which stands on no page of its own."""
        noted = dict(composer.footnotes.numbers)
        title = composer.text(opened.heading) if opened.heading else Text()
        if composer.footnotes.numbers != noted:
            composer.footnotes.numbers = noted
            said = f"the heading of a {opened.role} can't have a footnote: it is part of no page"
            self.report("footnote-in-heading", opened.span, said, help="put the footnote into the text of a page")
            return Text((Words(title.plain),))
        return title

    def page(self, opened: Opened) -> Page:
        composer = self.composers[opened.file]
        composer.footnotes.page = opened.id
        if self.kept:
            return self.kept.page(opened, composer, lambda: self._page(opened, composer))
        return self._page(opened, composer)

    def _page(self, opened: Opened, composer: Composer) -> Page:
        settings = OF_AN_ASSESSMENT if opened.kind == ASSESSMENT else OF_A_PAGE
        first = [one for one in opened.inside if not isinstance(one, Opened)]
        steering, rest = take_steering(first, settings, composer)
        inside = with_rest(opened.inside, first, rest)
        composer.passages.open_page(opened, steering.settings)
        composer.segments.open_page(opened)
        composer.translate([opened.heading] if opened.heading else [])
        items: list[Node | Block | Bank] = []
        kept_out: list[tuple[int, Block]] = []
        for one in inside:
            items += self.items(one, composer, assessed=opened.kind == ASSESSMENT)
            kept_out += [(len(items), block) for block in self.kept_out]
            self.kept_out.clear()
        composer.segments.close_block()
        return Page(
            title=composer.text(opened.heading) if opened.heading else Text(),
            items=tuple(items),
            span=opened.span,
            assessment=read_assessment(steering.settings, self.attempts) if opened.kind == ASSESSMENT else None,
            footnotes=read_footnotes(composer),
            objectives=steering.objectives,
            audience=steering.audience,
            settings=steering.settings,
            spans=steering.spans,
            file=composer.source.name,
            id=opened.id,
            key=opened.key,
            kept_out=tuple(kept_out),
        )

    def items(self, one: Opened | list[Token], composer: Composer, *, assessed: bool) -> Iterator[Node | Block | Bank]:
        if not isinstance(one, Opened):
            yield self.prose(one, composer)
        elif one.role == "bank":
            yield self.bank(one, composer)
        else:
            block = self.block(one, composer, assessed=assessed)
            if self.kinds[block.kind].for_learners:
                yield block
            else:
                self.kept_out.append(block)

    def prose(self, group: list[Token], composer: Composer) -> Node:
        composer.segments.close_block()
        node = composer.node(group)
        if isinstance(node, Paragraph):
            tell_out_of_place(node, self.report)
        tell_boxes(boxes_in(group), composer)
        return node

    def _check_steering(self, steering: Steering, what: str, *unused: str) -> None:
        for name in unused:
            if name in steering.spans:
                said = f"{what} takes no line “{name.capitalize()}:”"
                self.report(
                    "setting-out-of-place",
                    steering.spans[name],
                    said,
                    help="write it under each page or question that it is about",
                )

    def bank(self, opened: Opened, composer: Composer) -> Bank:
        first = [one for one in opened.inside if not isinstance(one, Opened)]
        steering, rest = take_steering(first, (), composer)
        if opened.heading:
            opened.heading.meta["said"] = True  # no learner reads it, and it says how many are drawn
        self._check_steering(steering, "a bank", "objective", "for")
        inside = with_rest(opened.inside, first, rest)
        items = tuple(item for one in inside for item in self.items(one, composer, assessed=True))
        title, draw = read_draw(self._title_without_notes(opened, composer))
        return Bank(title, draw, tuple(item for item in items if not isinstance(item, Bank)), opened.span)

    def block(self, opened: Opened, composer: Composer, *, assessed: bool) -> Block:
        kind, noted, links = self.kinds[opened.kind], dict(composer.footnotes.numbers), len(composer.book.links)
        spoken = len(composer.passages.found)
        steering, rest = self._begin(opened, kind, composer)
        composer.passages.open_block(opened, steering.settings)
        composer.segments.open_block(opened, kind)
        composer.translate([opened.heading] if opened.heading else [])
        say_settings(steering.settings, kind.settings, composer, opened.span)
        composer.book.parts = parts_of(opened.id, rest) if kind.parts else {}
        body, labelled = split_labels(rest, kind.labels, composer)
        labels = {name: tuple(composer.node(group) for group in groups) for name, groups in labelled.items()}
        title = composer.text(opened.heading) if opened.heading else Text()
        nodes, web = self._nodes(body, kind, composer)
        source = BlockSource(
            title, opened.variant, nodes, labels, steering.settings, opened.span, assessed, opened.id, composer, web
        )
        reading = kind.read(source, self.report)
        tell_boxes_left(rest, kind, reading.left, composer)
        composer.plays_clips, composer.takes_answers, composer.book.parts = False, False, {}
        self._check_reading(reading, steering, kind)
        if not kind.for_learners:  # nor are its footnotes
            composer.footnotes.numbers = noted
            composer.book.hide_since(links)
            del composer.passages.found[spoken:]
        return Block(
            kind=opened.kind,
            title=title,
            level=opened.level,
            span=opened.span,
            content=reading.content,
            interaction=reading.interaction,
            data=reading.data,
            settings=steering.settings,
            objective=steering.objectives[0] if steering.objectives else "",
            audience=steering.audience,
            spans=steering.spans,
            id=opened.id,
            key=opened.key,
        )

    def _begin(self, opened: Opened, kind: BlockKind, composer: Composer) -> tuple[Steering, list[list[Token]]]:
        self._check_heading(opened, kind)
        composer.plays_clips, composer.takes_answers = kind.clips, kind.takes_answers
        return take_steering(opened.groups, (*kind.settings, QUOTED_TERMS), composer)

    def _nodes(
        self, body: list[list[Token]], kind: BlockKind, composer: Composer
    ) -> tuple[tuple[Node, ...], tuple[str, ...]]:
        """The body of a block, its marks read, and the addresses on the web that it leads to."""
        links = len(composer.book.links)
        composer.mark_words(gaps=kind.gaps, bold=kind.said_in_bold)
        nodes = nodes_with_parts(body, composer)
        composer.mark_words()
        return nodes, tuple(link.target for link in list(composer.book.links)[links:] if link.kind == "web")

    def _check_reading(self, reading: Reading, steering: Steering, kind: BlockKind) -> None:
        for node in reading.left:
            said = f"this is not part of a {kind.keywords[0]} block"
            self.report("not-understood", node.span, said, help="close the block with a heading above it, or move it")
        if len(steering.objectives) > 1:
            advice = f"keep one:  Objective: {steering.objectives[0]}"
            self.report(
                "several-objectives", steering.spans["objective"], "a block belongs to one objective", help=advice
            )

    def _check_heading(self, opened: Opened, kind: BlockKind) -> None:
        if kind.needs_heading and not opened.title.strip():
            self.report(
                "no-heading",
                opened.span,
                f"this {kind.keywords[0]} says nothing after the colon",
                help=f"write:  {'#' * opened.level} {kind.keywords[0]}: What it asks or tells",
            )
        if opened.variant and opened.variant not in kind.variants:
            offered = ", ".join(f"({name})" for name in kind.variants) or "no words in brackets"
            self.report(
                "unknown-variant",
                opened.span,
                f"“({opened.variant})” means nothing here",
                help=f"it can have {offered}",
            )
