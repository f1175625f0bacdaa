"""`builder explain`: a rule's page, laid out for a terminal, or the list of all rules."""

from __future__ import annotations

import sys
import textwrap

import click

from builder import discover
from builder.commands.options import extension_roots
from builder.diagnostics import Severity, did_you_mean

WIDEST = 100  # characters of a line that reads well
COLOURS = {"Example:": "red", "Use instead:": "green"}  # of what stands indented under them
COLOUR_OF = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


@click.command()
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Say what RULE finds, why it matters and what to write instead; without RULE: list them all."""
    places = extension_roots()
    names = sorted(discover.rule_names("course", places) + discover.rule_names("package"))
    if not rule:
        width = max(map(len, names))
        for name in names:
            known = discover.rule(name, places)
            click.echo(f"{click.style(name.ljust(width), fg=COLOUR_OF[known.severity])}  {_headline(known)}")
        return
    known = discover.rule(_called(rule, names), places)
    click.echo(f"{click.style(known.name, fg=COLOUR_OF[known.severity], bold=True)} ({known.severity})\n")
    click.echo(_laid_out(known.documentation.strip()))
    if known.severity is Severity.WARNING and known.name in discover.rule_names("course", places):
        click.echo(
            f"\nTo turn it off, write at the top of course.md, or in organisation.yaml:\n\n"
            f"    checks:\n      {known.name}: off"
        )


def _called(typed: str, names: list[str]) -> str:
    name = "-".join(typed.strip("[] ").lower().replace("_", " ").split())
    if name not in names:
        near = did_you_mean(name, names)
        raise click.UsageError(
            f"there is no rule “{typed}”." + (f" Did you mean “{near}”?" if near else " See: builder explain")
        )
    return name


def _headline(known: discover.Rule) -> str:
    return known.documentation.strip().splitlines()[0]


def _laid_out(documentation: str) -> str:
    """The page with its headings and examples coloured, its text wrapped to the width of the terminal."""
    colour = ""
    parts = []
    for paragraph in documentation.split("\n\n"):
        head = paragraph.partition("\n")[0]
        if head in COLOURS:
            colour = COLOURS[head]
        if paragraph.startswith("    "):
            parts.append("\n".join(click.style(line, fg=colour or None) for line in paragraph.split("\n")))
        elif head.endswith(":") and head in paragraph.splitlines():
            text = paragraph.removeprefix(head).strip()
            parts.append(click.style(head, bold=True) + (f"\n{_wrapped(text)}" if text else ""))
        else:
            parts.append(_wrapped(paragraph))
    return "\n\n".join(parts)


def _wrapped(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    import shutil  # noqa: PLC0415 - only on a terminal

    return textwrap.fill(" ".join(text.split()), min(WIDEST, shutil.get_terminal_size().columns))
