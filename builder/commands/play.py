"""`builder play`: plays a package, whoever made it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import FAULTS

if TYPE_CHECKING:
    from builder.doctor.package import Package
    from builder.player.enrolment import Enrolment


@click.command()
@click.argument("path", metavar="ZIP", type=click.Path(path_type=Path))
@click.option(
    "--port", metavar="N", type=click.IntRange(1, 65535), help="The port; without it, 8750 or the next free one."
)
@click.option("--no-browser", is_flag=True, help="Say where the page is, and don't open it.")
@click.option("--fresh", is_flag=True, help="Start anew, without what was kept of an earlier run.")
@click.option("--clean", is_flag=True, help="Delete what is kept of this package, and end.")
@click.option(
    "--plain-address", is_flag=True, help="For a browser that doesn't know addresses such as x.localhost (Safari)."
)
@click.option(
    "--report", metavar="FILE.csv", type=click.Path(path_type=Path, dir_okay=False), help="Write a report at the end."
)
def command(  # noqa: PLR0913 - one for each option
    path: Path,
    port: int | None,
    *,
    no_browser: bool,
    fresh: bool,
    clean: bool,
    plain_address: bool,
    report: Path | None,
) -> None:
    """Play a package in a small LMS, whoever made it.

    It opens a page in your browser, on this computer only. Ctrl-C ends it; the next run goes on from there.
    """
    from builder import discover  # noqa: PLC0415 - as in cli.py: only what this command needs
    from builder.diagnostics import Report, as_text  # noqa: PLC0415
    from builder.doctor.examine import opened  # noqa: PLC0415
    from builder.player.records import digest_of, place_of  # noqa: PLC0415

    if not path.is_file():
        raise click.UsageError(f"“{path}” is no file. Give the path of a zip")
    try:
        place = place_of(digest_of(path))
        if fresh or clean:
            place.unlink(missing_ok=True)
    except OSError as reason:
        raise click.UsageError(f"“{reason.filename}” can't be used: {reason.strerror or reason}") from reason
    if clean:
        click.echo("Nothing is kept of this package now.")
        return
    faults = Report(discover.severity_of)
    with opened(path, faults) as package:
        if faults.found:
            click.echo(as_text(faults.found, {}, click.style), err=True)
        if not package or faults.found:
            raise SystemExit(FAULTS)
        enrolment = _play(package, place, port, browser=not no_browser, own_site=not plain_address)
    if report:
        _write_report(enrolment, report)


def _play(package: Package, place: Path, port: int | None, *, browser: bool, own_site: bool) -> Enrolment:
    from builder.lms.contents import contents_of  # noqa: PLC0415
    from builder.lms.server import THIS_COMPUTER, address, claimed_sockets  # noqa: PLC0415 - slow to load
    from builder.player.serve import own_name, play  # noqa: PLC0415

    contents = contents_of(package)
    if not contents:
        click.echo(
            f"error: “{package.display_name}” holds no module that can be opened. "
            f"To see what is wrong with it, type:  builder inspect {package.display_name}",
            err=True,
        )
        raise SystemExit(FAULTS)
    sockets, name = claimed_sockets(port), own_name() if own_site else THIS_COMPUTER
    unknown = " If your browser, such as Safari, can't find it: add --plain-address." if own_site else ""
    click.echo(f"“{_plain(contents.title)}” plays at {address(sockets, name)}  (Ctrl-C ends it.{unknown})")
    enrolment = play(package, contents, place, sockets, name, browser=browser)
    click.echo()  # behind the terminal's ^C
    return enrolment


def _plain(text: str) -> str:
    """Unable to steer a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _write_report(enrolment: Enrolment, report: Path) -> None:
    from builder.package.write import write_text  # noqa: PLC0415
    from builder.player.report import as_csv  # noqa: PLC0415

    if not write_text(report, as_csv((part, enrolment.records[number]) for number, part in enrolment.modules)):
        raise click.ClickException(
            f"“{report}” could not be written: check the folder, and whether it is open elsewhere"
        )
    click.echo(f"The report is in {report}")
