"""`builder mcp`: courses for the program of an assistant, over standard input and output."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Offer the courses in FOLDER (without it: in this one) to an assistant, by MCP.

    It is not for typing into: the program of an assistant starts it, and can then list, read, check, fix, build and
    import courses, and see their pages. It sees and writes nothing outside FOLDER.

    It needs a library more: pip install 'markdown-course-builder[mcp]'
    """
    try:
        from builder.mcp.server import make_server  # noqa: PLC0415 - slow to load
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in {"mcp", "pydantic"}:
            raise
        raise click.UsageError(
            "the library “mcp” is not installed. Type:  pip install 'markdown-course-builder[mcp]'"
        ) from missing
    make_server(folder).run("stdio")
