"""`builder guide`: a block's page of documentation, the list of all blocks, or the language on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.commands.options import echo_data, extension_roots
from builder.diagnostics import did_you_mean, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.blocks import BlockKind


@click.command()
@click.argument("block", metavar="[BLOCK]", nargs=-1)
@click.option(
    "--for-assistants",
    "for_assistants",
    is_flag=True,
    help="Print the whole language on one page, to give to an assistant such as Copilot before it drafts a course.",
)
def command(block: tuple[str, ...], *, for_assistants: bool) -> None:
    """Say what BLOCK is for, and show what to type; without BLOCK: list them all.

    \b
    builder guide question
    builder guide put in order
    builder guide --for-assistants > how-to-write-a-course.txt
    """  # noqa: D301 - as in cli.py
    from builder import discover  # noqa: PLC0415 - as in cli.py: only what is needed
    from builder.guide.blocks import block_page  # noqa: PLC0415

    if for_assistants:
        if block:
            raise click.UsageError("--for-assistants prints all blocks, so it goes without the name of one")
        from builder.guide.assistants import page_for_assistants  # noqa: PLC0415

        echo_data(page_for_assistants(extension_roots()).rstrip())
        return
    kinds = discover.block_kinds(extension_roots())
    if block:
        _print_page(_called(" ".join(block), kinds))
        return
    width = max(len(kind.keywords[0]) for kind in kinds.values())
    for name in sorted(kinds, key=lambda one: kinds[one].keywords[0]):
        sentence = block_page(name, extension_roots()).about.replace("\n", " ").partition(". ")[0]
        click.echo(f"{click.style(kinds[name].keywords[0].ljust(width), bold=True)}  {sentence.rstrip('.')}.")


def _called(typed: str, kinds: Mapping[str, BlockKind]) -> str:
    """The name of the kind that somebody means by one of its keywords. UsageError: there is none."""
    names = {word.lower(): name for name, kind in kinds.items() for word in (*kind.keywords, name.replace("_", " "))}
    wanted = " ".join(typed.lower().replace("_", " ").replace("-", " ").split()).rstrip(":")
    by_plain = {word.replace("-", " "): name for word, name in names.items()}
    if wanted not in by_plain:
        near = did_you_mean(wanted, names)
        advice = f"Did you mean “{near}”?" if near else "See: builder guide"
        raise click.UsageError(f"there is no block “{printable(typed)}”. {advice}")
    return by_plain[wanted]


def _print_page(name: str) -> None:
    from builder import discover  # noqa: PLC0415
    from builder.guide.blocks import block_page, words_taken  # noqa: PLC0415

    kind = discover.block_kinds(extension_roots())[name]
    click.echo(f"{click.style(kind.keywords[0], bold=True)}\n")
    inside = shown = False
    for line in block_page(name, extension_roots()).text.strip().split("\n"):
        if line.startswith("```"):
            inside = line != "```"
            shown = not line.startswith("```play")
            continue
        if not inside:
            click.echo(click.style(line.lstrip("# "), bold=True) if line.startswith("#") else line)
        elif shown:
            click.echo(click.style(f"    {line}".rstrip(), fg="green"))
    click.echo("")
    for line in words_taken(kind):
        click.echo(line.replace("`", ""))
