"""The texts of a question in Moodle XML: each says its format and brings its files."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.frozen import frozen
from builder.importers.draft import Paragraph, plain
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.gaps import in_place
from builder.importers.lines import in_a_line
from builder.importers.source import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

    from builder.importers import Reading
    from builder.importers.draft import Elements, Gap, Inline

OF_FILES = "@@PLUGINFILE@@/"


@frozen
class Texts:
    """The texts of one question."""

    node: etree._Element
    reading: Reading
    where: str

    def raw(self, name: str, node: etree._Element | None = None) -> str:
        """What stands in an element, or in the `text` of it; "" where there is none."""
        found = (self.node if node is None else node).find(name)
        if found is None:
            return ""
        inner = found.find("text")
        return text_of(found if inner is None else inner)

    def elements(self, name: str, node: etree._Element | None = None) -> Elements:
        """The text of an element; of several of that name (hints), one below the other."""
        found = (self.node if node is None else node).findall(name)
        return tuple(one for element in found for one in self.of(element))

    def of(self, node: etree._Element, gaps: Sequence[Gap] = (), source: str | None = None) -> Elements:
        """The text of an element, or one in its place, in its format; each sign in it is a gap."""
        inner = node.find("text")
        text = source if source is not None else text_of(node if inner is None else inner)
        around = Surroundings(self.reading, self.where, find=lambda name: _file(node, name), split=in_place(gaps))
        form = node.get("format", "")
        if form == "plain_text":
            runs = (around.split(run.strip()) for run in text.split("\n\n"))
            return tuple(Paragraph(run, self.where) for run in runs if run)
        if form == "markdown":
            from builder.parse.markdown import plain_html  # noqa: PLC0415 - only where it is needed

            text = plain_html(text)
        return elements_of(text, around)

    def report_name(self, name: str, text: Elements) -> None:
        """A question's name is for teachers; where its text does not say it too, it stands in the report."""
        question = " ".join(plain(in_a_line(text)).split()).lower()
        if name and text and " ".join(name.split()).rstrip(".… ").lower() not in question:
            self.reading.leave_out("names of questions, which learners did not see", self.where, name)

    def keep(self, file: etree._Element) -> str:
        """A file that a question brings for itself, as a file of the course; "" where it has no name."""
        name, content = file.get("name", ""), file.text or ""
        return self.reading.keep(f"{self.where}/{name}", lambda: _decoded(content), where=self.where) if name else ""

    def line(self, node: etree._Element) -> Inline:
        """The text of an element, on one line."""
        return in_a_line(self.of(node))


def _file(node: etree._Element, address: str) -> Callable[[], bytes] | None:
    """The file in a text that an address means."""
    wanted = unquote(address.partition("?")[0]).removeprefix(OF_FILES).lstrip("/")
    for file in node.findall("file"):
        path = f"{file.get('path', '/').strip('/')}/{file.get('name', '')}".lstrip("/")
        if wanted in {path, file.get("name")}:
            content = file.text or ""
            return lambda: _decoded(content)
    return None


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError) as reason:
        raise OSError("it is damaged") from reason
