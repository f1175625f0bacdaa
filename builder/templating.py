"""The one way in which templates are read: escaped by default, strict about names, compiled once a machine."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined, compiler, pass_context

from builder.machine import store

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from jinja2.runtime import Context

PRINTED = (str, int, float)  # as they are


def environment(loader: BaseLoader) -> Environment:
    """An environment for HTML and XML."""
    return Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
        finalize=_drawn,
    )


@pass_context
def _drawn(context: Context, value: Any) -> Any:
    """What a template prints; what an author wrote is drawn by the template's `renderer`."""
    if isinstance(value, PRINTED) or "renderer" not in context:
        return value
    return context["renderer"].drawn(value)


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates in the person's cache folder; compiling them is half of a small build otherwise.

    What a template compiles to depends on its text, which Jinja looks at, and on the filters here and on Jinja itself.
    """
    looks = Path(compiler.__file__).stat()
    inputs = Path(__file__).read_bytes() + f"{looks.st_size} {looks.st_mtime_ns}".encode()
    mark = blake2b(inputs, digest_size=8).hexdigest()
    place = store.place_of("templates", mark)
    try:
        if place:
            place.mkdir(parents=True, exist_ok=True)
            return FileSystemBytecodeCache(str(place))
    except OSError:  # no folder that can be written to
        pass
    return None
