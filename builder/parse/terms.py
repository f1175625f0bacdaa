"""A list of words to avoid, as L&D keeps it: YAML with the words, what to say in their place, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.model import AvoidedTerm, Span
from builder.parse.front_matter.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.diagnostics import Report
    from builder.model import SourceText

USUAL = "plainer-word"  # reports the words of a list with a name of its own
RULES = ("outdated-term", USUAL)  # whose lists bear their names
ALLOWED = {"allowed", "allow", "ok", "fine", "keep"}
MESSAGE_KEYS = {"say", "why", "alone"}


def read_terms(source: SourceText, report: Report) -> Iterator[AvoidedTerm]:
    """The entries of a list; one that says nothing to write instead is reported, and left out."""
    values, spans = read_yaml(source.text, source.file, report)
    name = source.name.rpartition("/")[2]
    return terms_of(values, {"": Span(source.file), **spans}, name, report)


def terms_of(
    values: Mapping[str, object], spans: Mapping[str, Span], name: str, report: Report
) -> Iterator[AvoidedTerm]:
    """The entries of a list that was read, by its file's name and the places of what it holds; as above."""
    stem = name.rpartition(".")[0].replace("_", "-").lower()
    rule = stem if stem in RULES else USUAL
    for written, entry_of in values.items():
        forms = tuple(
            " ".join(form.casefold().replace("\u2019", "'").split()) for form in written.split(",") if form.strip()
        )
        entry: dict[str, Any] = entry_of if isinstance(entry_of, dict) else {"say": entry_of}
        say, why = (str(entry.get(name) or "").strip() for name in ("say", "why"))
        if not say or not set(entry) <= MESSAGE_KEYS or not forms:
            report(
                "bad-term",
                spans.get(written, spans.get("", Span(name))),
                f"the list does not tell what to say in place of “{written}”",
                help=f"{written}:\n  say: what to write in its place\n  why: the reason, in a sentence",
            )
            continue
        yield AvoidedTerm(forms, "" if say.lower() in ALLOWED else say, why, rule, alone=_is_yes(entry.get("alone")))


def _is_yes(value: object) -> bool:
    return bool(re.fullmatch(r"yes|true|on|1", str(value or ""), re.IGNORECASE))
