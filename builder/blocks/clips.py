"""What films and sounds share: the clip, its captions and transcript, and prompts before it, at pauses and after it."""

from __future__ import annotations

import re
from dataclasses import field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.blocks.items import split_lists, unplaced_item
from builder.blocks.web_clips import ADDRESS, WebClip, only_leads_to, web_clip
from builder.frozen import frozen, mutable
from builder.model import Figure, Paragraph
from builder.model.flow import plain_words
from builder.model.inline import behind, capitalised, opening
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.blocks import BlockSource
    from builder.diagnostics import Report
    from builder.model import Flow, Item, Node, Picture, Span

NAMED = pattern(r"(?P<name>[^\W\d_]+)\s*:\s*(?P<value>.*)", re.DOTALL)
TIMED = pattern(
    r"(?:at\s+)?(?P<time>\d{1,2}(?::\d{2}){1,2})\s*(?::|[-\u2013\u2014])\s*(?P<value>.*)", re.DOTALL | re.IGNORECASE
)
TIME_MEANT = pattern(r"(?:at\s+)?\d", re.IGNORECASE)
LANGUAGE = pattern(r"\.(?P<code>[a-z]{2,3}(?:-[a-z0-9]+)?)\.vtt$", re.IGNORECASE)
UNTRANSLATABLE = (  # of an item: the time or the word before a prompt, and all of what names a file
    r"^(?:at\s+)?\d{1,2}(?::\d{2}){1,2}\s*[:\u2013\u2014-]\s*|^(?:before|after|length)\s*:\s*"
    r"|^(?:captions|transcript|poster|still)\s*:[^\n]*"
)
SIXTY = 60
ON_A_CARD = {"length": "- Length: 3 minutes", "still": "- Still: media/still.jpg"}


@frozen
class Captions:
    """A file of captions."""

    file: str
    language: str  # a code; "" where the file's name has none


@frozen
class Pause:
    """A prompt at which the clip stops."""

    seconds: int
    time: str  # as the author wrote it
    prompt: Flow


@mutable
class Clip:
    """What the template of a film or a sound draws."""

    prose: Flow = ()  # above it
    closing: Flow = ()  # below it
    file: str = ""
    shows: str = ""
    caption: str = ""
    poster: str = ""
    captions: list[Captions] = field(default_factory=list)
    transcript: Flow = ()
    before: list[Node] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    after: list[Node] = field(default_factory=list)
    web: WebClip | None = None  # where it is on the web
    length: str = ""  # of one on the web, in words
    still: str = ""  # the file of a picture of it


@mutable
class ClipReader:
    """Reads the body of a block that plays a clip."""

    source: BlockSource
    report: Report
    takes: tuple[str, ...]  # of captions, transcript, poster, before, after
    clip: Clip = field(default_factory=Clip)
    unplaced: list[Node] = field(default_factory=list)
    named: set[str] = field(default_factory=set)  # the lines that were there, whatever came of them

    def read(self) -> None:
        """All of the body, with the faults that films and sounds have in common."""
        outside, items = split_lists(self.source.nodes)
        prose = [node for node in outside if not self._is_clip(node)]
        before = list(takewhile(lambda node: node in prose, self.source.nodes))
        self.clip.prose, self.clip.closing = tuple(before), tuple(prose[len(before) :])
        for item in items:
            self._item(item)
        self.clip.pauses.sort(key=lambda pause: pause.seconds)
        if "clip" not in self.named and (address := self._on_the_web()):
            self._take_from_web(address)
            return
        if "clip" not in self.named:
            advice = "name its file on a line of its own:  ![What it shows](media/clip.mp4)"
            self.report("no-clip", self.source.span, "this block has no clip to play", help=advice)
        if "transcript" not in self.named:
            advice = "write all that is said and shown into a file, and add:  - Transcript: media/clip.md"
            self.report("no-transcript", self.source.span, "this clip has no transcript", help=advice)

    def _on_the_web(self) -> str:
        """The first address on the web that stands where a clip should."""
        typed = ADDRESS.search(plain_words(self.source.nodes))
        return next(iter(self.source.web), typed[0] if typed else "")

    def _take_from_web(self, address: str) -> None:
        """A card that leads there: what the author says around it is what it is for."""
        self.named |= {"clip", "captions", "transcript"}
        clip, text = self.clip, (*self.clip.prose, *self.clip.closing)
        clip.web = web_clip(address, text, self.source.title.plain, self.source.span)
        clip.prose = tuple(node for node in text if not only_leads_to(node, address))
        clip.closing = ()
        message = "a package can't hold a film or sound that is on the web: learners get a card with a link to it"
        advice = "it opens for those alone who have the web; to have it in the package, ask its owner for the file:\n"
        advice += "![What it shows](media/clip.mp4)"
        lacking = [line for name, line in ON_A_CARD.items() if name not in self.named]
        if lacking:
            advice += "\nwhat the card can say, and show, besides:\n" + "\n".join(lacking)
        self.report("clip-from-web", self.source.span, message, help=advice)

    def _is_clip(self, node: Node) -> bool:
        """Takes the first clip; a second one is left over, and so is what stands in one paragraph with a clip."""
        pictures = [picture for picture in getattr(node, "pictures", ()) if picture.clip]
        if not pictures:
            return False
        if "clip" in self.named or not isinstance(node, Figure):
            self.unplaced.append(node)
        if "clip" not in self.named:
            self._take(pictures[0])
        return True

    def _take(self, picture: Picture) -> None:
        self.named.add("clip")
        self.clip.file, self.clip.shows, self.clip.caption = picture.file, picture.alt.strip(), picture.title
        if not self.clip.shows:
            message = "this clip has no description for people who can't see or hear it"
            self.report("missing-alt-text", picture.span, message, help="say between the square brackets what it shows")

    def _item(self, item: Item) -> None:
        timed = TIMED.match(item.text.plain)
        match = timed or NAMED.match(item.text.plain)
        name = match["name"].lower() if match and not timed else ""
        if timed:
            self._pause(timed, item)
        elif name in {"before", "after"} and name in self.takes and match:
            getattr(self.clip, name).extend(_prompt(item, item.text.plain[: match.start("value")]))
        elif name in ON_A_CARD and match and "clip" not in self.named:
            self._on_card(name, match["value"].strip(), item)
        elif name in self.takes and match:
            self.named.add(name)
            self._file(name, match["value"].strip(), item)
        elif TIME_MEANT.match(item.text.plain):
            self._bad_time(item)
        else:
            self.unplaced.append(unplaced_item(item))

    def _on_card(self, name: str, value: str, item: Item) -> None:
        self.named.add(name)
        if name == "length":
            self.clip.length = value
        else:
            self.clip.still = self.source.files.file(value, _at_end(item.span, value))

    def _pause(self, match: re.Match[str], item: Item) -> None:
        hours, minutes, seconds = ([0, 0] + [int(part) for part in match["time"].split(":")])[-3:]
        if seconds >= SIXTY or (hours and minutes >= SIXTY):
            self._bad_time(item)
            return
        prompt = _prompt(item, item.text.plain[: match.start("value")])
        self.clip.pauses.append(Pause((hours * SIXTY + minutes) * SIXTY + seconds, match["time"], prompt))

    def _bad_time(self, item: Item) -> None:
        message = "this looks like a pause, but its time can't be read"
        self.report(
            "bad-time", item.span, message, help="write minutes, a colon and seconds:  - 0:45: What would you do?"
        )

    def _file(self, name: str, target: str, item: Item) -> None:
        span = _at_end(item.span, target)
        if item.below:
            self.unplaced.append(unplaced_item(item))
        if name == "captions":
            self._captions(target, span)
        elif name == "transcript":
            self._transcript(target, span)
        else:
            self.clip.poster = self.source.files.file(target, span)

    def _captions(self, target: str, span: Span) -> None:
        if not target.lower().endswith(".vtt"):
            message = f"“{target}” is not a WebVTT file, the kind of captions that browsers show"
            self.report(
                "not-captions",
                span,
                message,
                help="save them as “WebVTT” from your video program, and write:  - Captions: media/clip.en.vtt",
            )
            return
        language = LANGUAGE.search(target)
        code = language["code"] if language else ""
        self.clip.captions.append(Captions(self.source.files.file(target, span, heard=True), code))

    def _transcript(self, target: str, span: Span) -> None:
        if not target.lower().endswith(".md") or "/" not in target.replace("\\", "/"):
            message = f"“{target}” is no Markdown file in a folder, so that it can't be put on the page"
            self.report(
                "bad-transcript",
                span,
                message,
                help="save its words as plain text in a file whose name ends in .md:  - Transcript: media/clip.md",
            )
            return
        self.clip.transcript = self.source.files.document(target, span)


def _prompt(item: Item, label: str) -> Flow:
    """A prompt without the label or the time before it."""
    inside = item.text.inside
    words = opening(inside).replace("\n", " ")
    first = Paragraph(capitalised(behind(inside, len(label)) if words.startswith(label) else inside), item.span)
    return (first, *item.below)


def _at_end(span: Span, target: str) -> Span:
    """The place of a file's name at the end of its line."""
    before = span.length - len(target)
    return replace(span, column=span.column + before, length=len(target)) if target and before > 0 else span
