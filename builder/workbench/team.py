"""The workbench for a team: behind a reverse proxy, which alone knows who somebody is and says so in a header.

`workbench.toml` in the folder of the courses names that header and the two public addresses; without it nothing is
served. The ports are open to this computer alone, where the proxy is: whoever could ask them could be anybody.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from builder.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

FILE = "workbench.toml"
BY = "workbench.by"  # of a request's scope: who asks
ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
LONGEST = 100  # letters of a person's name
PORTS = range(1, 65_536)
EXAMPLE = '"user header" = "X-Remote-User"\naddress = "https://courses.example"\nmodules = "https://modules.example"'


class NoTeamError(Exception):
    """The workbench can't be served; the message says what is missing."""


@frozen
class Team:
    """How the workbench is served."""

    header: str  # in which the proxy says who somebody is
    address: str  # the origin that people open
    modules: str  # another one, for modules
    port: int
    modules_port: int


def read_team(folder: Path) -> Team:
    """What `workbench.toml` says. NoTeamError: it is not there, or something in it is missing or wrong."""
    file = folder / FILE
    try:
        settings: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as reason:
        raise NoTeamError(f"there is no {FILE} in “{folder}”. It needs:\n\n{EXAMPLE}\n") from reason
    except (OSError, ValueError) as reason:
        raise NoTeamError(f"“{file}” can't be read: {reason}") from reason
    header, address, modules = (
        str(settings.get(name, "")).rstrip("/") for name in ("user header", "address", "modules")
    )
    ports = settings.get("port", 8750), settings.get("modules port", 8751)
    if not NAME.fullmatch(header):
        raise NoTeamError(
            f"“{file}” names no “user header”, in which your proxy says who somebody is. It needs:\n\n{EXAMPLE}"
        )
    if not ORIGIN.fullmatch(address) or not ORIGIN.fullmatch(modules) or address == modules:
        raise NoTeamError(f"“{file}” needs two addresses that differ, “address” and “modules”, such as:\n\n{EXAMPLE}")
    if not all(isinstance(port, int) and port in PORTS for port in ports) or ports[0] == ports[1]:
        raise NoTeamError(f"“{file}”: “port” and “modules port” are two numbers from 1 to 65535")
    return Team(header, address, modules, *ports)


def known(app: ASGIApp, header: str) -> ASGIApp:
    """The app for those whom the proxy names; who that is stands in the scope of their requests."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        named = Headers(scope=scope).getlist(header)
        by = _name(named[0]) if len(named) == 1 else ""
        if by:
            await app({**scope, BY: by}, receive, send)
        else:
            await PlainTextResponse("The proxy did not say who you are.", 403)(scope, receive, send)

    return guard


def _name(text: str) -> str:
    """A person's name as the proxy gives it: in UTF-8, whose bytes a header shows one by one."""
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:LONGEST]
