"""Moodle XML, the form in which Moodle gives its whole question bank (docs.moodle.org, “Moodle XML format”)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ROOT = re.compile(r"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<quiz\b", re.DOTALL)


def recognises(file: SourceFile) -> bool:
    """Its root is `quiz`."""
    return bool(ROOT.match(file.start)) and ("<question" in file.start or len(file.head) < len(file.start) + 9)


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each question, in banks by category."""
    from builder.importers.moodle_xml.questions import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("Moodle XML questions", (".xml",), recognises, read, likely=30)
