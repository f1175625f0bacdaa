"""What the outline opened becomes sections, pages, banks and blocks, each page by itself."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from builder.blocks import BlockSource
from builder.blocks.settings import OF_A_PAGE, OF_AN_ASSESSMENT, QUOTED_TERMS
from builder.diagnostics import Report
from builder.frozen import frozen
from builder.model import Bank, Block, FootnoteMark, Page, Paragraph, Section, Text, Words
from builder.model.inline import walk
from builder.parse.banks import read_assessment, read_draw
from builder.parse.boxes import boxes_in, report_boxes, report_boxes_left
from builder.parse.dropped import raw_text
from builder.parse.flow import Footnotes, read_footnotes
from builder.parse.lines import report_out_of_place, split_labels, take_directives, translate_settings, with_rest
from builder.parse.links import LinkBook
from builder.parse.nodes import Composer
from builder.parse.outline_node import ASSESSMENT, OutlineNode
from builder.parse.parts import nodes_with_parts, parts_of
from builder.parse.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown_it.token import Token

    from builder.blocks import BlockKind, Reading
    from builder.diagnostics import Diagnostic, Severity
    from builder.model import Link, MediaFile, Node, Passage, Segment, SourceText
    from builder.parse.lines import Directives
    from builder.parse.normalise.normalised import NormalisedText
    from builder.parse.typography import Typography


@frozen
class CourseContext:
    """What every page of a course is read with."""

    kinds: Mapping[str, BlockKind]
    attempts: int | None  # at an assessment, where it does not say
    variables: Mapping[str, Any]
    typography: Typography | None  # None: marks stay as they were typed
    media: Mapping[str, MediaFile]
    documents: Mapping[str, SourceText]
    page_ids: Mapping[str, str]  # by slug of the heading
    first_pages: Mapping[str, str]  # the id of a Markdown file's first page
    targets: Mapping[str, str] | None  # translations by the segments' ids; None: they can't be read
    foreign: str  # the author's language, where it is not the course's
    gathers: bool  # whether segments are asked for
    severity_of: Callable[[str], Severity] = field(compare=False)  # of a rule


@frozen
class FileRead:
    """A file of the course, its block structure read."""

    source: SourceText
    env: Mapping[str, Any]  # of the Markdown parser: references and footnotes
    notes: Mapping[str, list[Token]]  # the footnotes that it defines, by label
    normalised: NormalisedText  # its text, line by line


@frozen
class PageRead:
    """What reading a page, or the heading of a section, gives."""

    value: Any  # the Page, or the Section without its pages
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    segments: Mapping[str, Segment]  # by id
    notes: frozenset[str]  # the labels of the footnotes that it uses
    references: frozenset[str]  # the labels of the addresses that it uses


def read_page(opened: OutlineNode, file: FileRead, context: CourseContext) -> PageRead:
    """A page."""
    reader = _Reader(opened, file, context)
    return reader.read(reader.page(opened))


def read_section(opened: OutlineNode, file: FileRead, context: CourseContext, shared: Page | None = None) -> PageRead:
    """A section without its pages. `shared`: its first page, where both have one heading, which is read with that."""
    reader = _Reader(opened, file, context)
    return reader.read(reader.section(opened, shared))


class _Reader:
    """Reads one page, or the heading of a section."""

    def __init__(self, opened: OutlineNode, file: FileRead, context: CourseContext) -> None:
        self.context, self.kinds = context, context.kinds
        self.report = Report(context.severity_of)
        self.kept_out: list[Block] = []  # blocks that learners don't get, since the last item
        segments = Segments(self.report, context.targets, context.foreign, context.gathers)
        notes = file.env.get("footnotes", {})
        env = {**file.env, "footnotes": {"refs": dict.fromkeys(notes.get("refs", ()), -1), "list": {}}}
        self.composer = Composer(
            source=file.source,
            env=env,
            variables=segments.of_variables(context.variables),
            book=LinkBook(context.media, context.page_ids, context.first_pages),
            report=self.report,
            segments=segments,
            documents=context.documents,
            footnotes=Footnotes(opened.id, definitions=file.notes),
            typography=context.typography,
        )

    def read(self, value: Page | Section) -> PageRead:
        composer = self.composer
        return PageRead(
            value,
            tuple(self.report.raised),
            tuple(composer.book.links),
            tuple(composer.passages.found),
            composer.segments.found,
            frozenset(composer.footnotes.used),
            frozenset(composer.used_references),
        )

    def section(self, opened: OutlineNode, shared: Page | None) -> Section:
        composer = self.composer
        composer.segments.open_section()
        directives, rest = take_directives(opened.groups, (), composer)
        self._check_directives(directives, "a section", "objective")
        for group in rest:
            self.report(
                "not-understood",
                composer.span(group[0]),
                f"this is in a place where nothing is read: “{raw_text(group)}”",
                help="put it on a page, under a heading such as:  ## Welcome",
            )
        title = self._without_notes(shared.title if shared else self._title(opened, composer), opened, composer)
        return Section(title, (), opened.span, directives.audience, directives.spans, opened.id.replace("_", "-"))

    def _title(self, opened: OutlineNode, composer: Composer, *, translated: bool = True) -> Text:
        return composer.text(opened.heading, translated=translated) if opened.heading else Text()

    def _without_notes(self, title: Text, opened: OutlineNode, composer: Composer) -> Text:
        """The heading of a section or bank, which stands on no page of its own."""
        marks = {one.number for one in walk(title.inside) if isinstance(one, FootnoteMark)}
        if marks:
            notes = composer.footnotes
            notes.numbers = {label: number for label, number in notes.numbers.items() if number not in marks}
            message = f"the heading of a {opened.role} can't have a footnote: it is part of no page"
            self.report("footnote-in-heading", opened.span, message, help="put the footnote into the text of a page")
            return Text((Words(title.plain),))
        return title

    def page(self, opened: OutlineNode) -> Page:
        composer = self.composer
        settings = OF_AN_ASSESSMENT if opened.kind == ASSESSMENT else OF_A_PAGE
        first = [one for one in opened.inside if not isinstance(one, OutlineNode)]
        directives, rest = take_directives(first, settings, composer)
        inside = with_rest(opened.inside, first, rest)
        composer.passages.open_page(opened, directives.settings)
        composer.segments.open_page(opened)
        title = self._title(opened, composer)
        items: list[Node | Block | Bank] = []
        kept_out: list[tuple[int, Block]] = []
        for one in inside:
            items += self.items(one, composer, assessed=opened.kind == ASSESSMENT)
            kept_out += [(len(items), block) for block in self.kept_out]
            self.kept_out.clear()
        composer.segments.close_block()
        rules = read_assessment(directives.settings, self.context.attempts) if opened.kind == ASSESSMENT else None
        return Page(
            title=title,
            items=tuple(items),
            span=opened.span,
            assessment=rules,
            footnotes=read_footnotes(composer),
            objectives=directives.objectives,
            audience=directives.audience,
            settings=directives.settings,
            spans=directives.spans,
            file=composer.source.name,
            id=opened.id,
            key=opened.key,
            kept_out=tuple(kept_out),
        )

    def items(
        self, one: OutlineNode | list[Token], composer: Composer, *, assessed: bool
    ) -> Iterator[Node | Block | Bank]:
        if not isinstance(one, OutlineNode):
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
            report_out_of_place(node, self.report)
        report_boxes(boxes_in(group), composer)
        return node

    def _check_directives(self, directives: Directives, what: str, *unused: str) -> None:
        for name in unused:
            if name in directives.spans:
                message = f"{what} takes no line “{name.capitalize()}:”"
                self.report(
                    "setting-out-of-place",
                    directives.spans[name],
                    message,
                    help="write it under each page or question that it is about",
                )

    def bank(self, opened: OutlineNode, composer: Composer) -> Bank:
        first = [one for one in opened.inside if not isinstance(one, OutlineNode)]
        directives, rest = take_directives(first, (), composer)
        self._check_directives(directives, "a bank", "objective", "for")
        inside = with_rest(opened.inside, first, rest)
        items = tuple(item for one in inside for item in self.items(one, composer, assessed=True))
        heading = self._title(opened, composer, translated=False)  # no learner reads it, and it says what is drawn
        title, draw = read_draw(self._without_notes(heading, opened, composer))
        return Bank(title, draw, tuple(item for item in items if not isinstance(item, Bank)), opened.span)

    def block(self, opened: OutlineNode, composer: Composer, *, assessed: bool) -> Block:
        kind, noted, links = self.kinds[opened.kind], dict(composer.footnotes.numbers), len(composer.book.links)
        spoken = len(composer.passages.found)
        directives, rest = self._begin(opened, kind, composer)
        composer.passages.open_block(opened, directives.settings)
        composer.segments.open_block(opened, kind)
        composer.book.begin_block(parts_of(opened.id, rest) if kind.parts else {})
        title = self._title(opened, composer)
        translate_settings(directives.settings, kind.settings, composer, opened.span)
        body, labelled = split_labels(rest, kind.labels, composer)
        labels = {name: tuple(composer.node(group) for group in groups) for name, groups in labelled.items()}
        nodes, web = self._nodes(body, kind, composer)
        source = BlockSource(
            title, opened.variant, nodes, labels, directives.settings, opened.span, assessed, opened.id, composer, web
        )
        reading = kind.read(source, self.report)
        report_boxes_left(rest, kind, reading.unplaced, composer)
        composer.plays_clips, composer.takes_answers = False, False
        composer.book.begin_block({})
        self._check_reading(reading, directives, kind)
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
            settings=directives.settings,
            objective=directives.objectives[0] if directives.objectives else "",
            audience=directives.audience,
            spans=directives.spans,
            id=opened.id,
            key=opened.key,
        )

    def _begin(self, opened: OutlineNode, kind: BlockKind, composer: Composer) -> tuple[Directives, list[list[Token]]]:
        self._check_heading(opened, kind)
        composer.plays_clips, composer.takes_answers = kind.clips, kind.takes_answers
        return take_directives(opened.groups, (*kind.settings, QUOTED_TERMS), composer)

    def _nodes(
        self, body: list[list[Token]], kind: BlockKind, composer: Composer
    ) -> tuple[tuple[Node, ...], tuple[str, ...]]:
        """The body of a block, its marks read, and the addresses on the web that it leads to."""
        links = len(composer.book.links)
        composer.mark_words(gaps=kind.gaps, bold=kind.bold_marks)
        nodes = nodes_with_parts(body, composer)
        composer.mark_words()
        return nodes, tuple(link.target for link in list(composer.book.links)[links:] if link.kind == "web")

    def _check_reading(self, reading: Reading, directives: Directives, kind: BlockKind) -> None:
        for node in reading.unplaced:
            message = f"this is not part of a {kind.keywords[0]} block"
            self.report(
                "not-understood", node.span, message, help="close the block with a heading above it, or move it"
            )
        if len(directives.objectives) > 1:
            advice = f"keep one:  Objective: {directives.objectives[0]}"
            self.report(
                "several-objectives", directives.spans["objective"], "a block belongs to one objective", help=advice
            )

    def _check_heading(self, opened: OutlineNode, kind: BlockKind) -> None:
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
