"""OpenDocument texts for tests, written by hand: a body of OpenDocument's XML."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.importers.word_files import add

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    [
        *(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "style", "table")),
        f'xmlns:draw="{OASIS}:drawing:1.0"',
        f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
STYLES = (
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Low" style:family="text"><style:text-properties style:text-position="sub 58%"/>'
    "</style:style>"
    '<style:style style:name="Late" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#c00000"/></style:style>'
    '<style:style style:name="Good" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#00b050"/></style:style>'
    '<style:style style:name="Green" style:family="text"><style:text-properties fo:color="#00b050"/></style:style>'
    '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def odt_file(path: Path, body: str, *, parts: Mapping[str, bytes] | None = None, manifest: str = "") -> Path:
    """Writes a document. `parts`: further files in it by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        add(file, "mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        add(
            file,
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        if manifest:
            add(file, "META-INF/manifest.xml", manifest)
        for name, content in (parts or {}).items():
            add(file, name, content)
    return path
