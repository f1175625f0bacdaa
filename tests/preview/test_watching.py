"""Whether a saved file is told of, whatever happens to the folder it lies in."""

import asyncio
import socket
from collections.abc import AsyncIterator, Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from itertools import count
from pathlib import Path

from builder.lms.notifier import ChangeNotifier
from builder.lms.server import free_sockets
from builder.preview.watching import watch
from tests.patience import PATIENCE


def finish(work: Coroutine[None, None, None]) -> None:
    """Runs it in a thread of its own: in this one, the browser of other tests has its loop."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


@asynccontextmanager
async def watched(path: Path, *extension_roots: Path) -> AsyncIterator[asyncio.Queue[Path]]:
    told: asyncio.Queue[Path] = asyncio.Queue()

    def tell(paths: Collection[Path]) -> None:
        for one in paths:
            told.put_nowait(one)

    watching = asyncio.create_task(watch(path, extension_roots, tell))
    yield told
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def hears_of(told: asyncio.Queue[Path], path: Path) -> None:
    async with asyncio.timeout(PATIENCE):
        while await told.get() != path:
            pass


async def hears_of_text(told: asyncio.Queue[Path], path: Path) -> None:
    """A file is saved again and again: nothing tells when the system has begun to watch."""
    hearing = asyncio.create_task(hears_of(told, path))
    for number in count():
        path.write_text(f"version {number}", "utf-8")  # noqa: ASYNC240 - as an editor does
        if (await asyncio.wait([hearing], timeout=0.5))[0]:
            return


def test_a_course_alone_that_goes_and_comes_back(tmp_path: Path) -> None:
    course, extension_roots = tmp_path / "doors", tmp_path / "organisation.yaml"
    course.mkdir()

    async def run() -> None:
        async with watched(course, tmp_path) as told:
            await hears_of_text(told, course / "course.md")
            await hears_of_text(told, extension_roots)
            course.rename(tmp_path / "elsewhere")
            await hears_of(told, course)
            (tmp_path / "elsewhere").rename(course)
            await hears_of(told, course)
            await hears_of_text(told, course / "course.md")

    finish(run())


def test_a_change_wakes_all_who_wait() -> None:
    async def run() -> None:
        changes = ChangeNotifier()
        waiting = [asyncio.create_task(changes.wait(0)) for _ in range(3)]
        await asyncio.sleep(0)
        changes.notify()
        assert await asyncio.gather(*waiting) == [1, 1, 1]
        assert await changes.wait(0) == 1  # rung before one asked
        last = asyncio.create_task(changes.wait(1))
        await asyncio.sleep(0)
        changes.close()
        assert await last == 2

    finish(run())


def test_what_is_told_goes_out_at_once() -> None:
    """Not when more has come together, or the browser has confirmed what it got: that can take 40 ms."""
    at_once: list[int] = []

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        at_once.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def run() -> None:
        sockets = free_sockets(None)
        for other in sockets[1:]:
            other.close()
        async with await asyncio.start_server(answer, sock=sockets[0]):
            reader, writer = await asyncio.open_connection(*sockets[0].getsockname())
            await reader.read()
            writer.close()

    finish(run())
    assert at_once == [1]
