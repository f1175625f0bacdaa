"""The one way in which templates are read: escaped by default, strict about names, compiled once a machine."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined, compiler, pass_context
from markupsafe import Markup

from builder.machine import store
from builder.patterns import pattern

# Before the first letter only blanks, signs and the tags of text; after it no capital.
OPENING = pattern(r"""^((?:[\s“‘"'(]|&quot;|<(?:p|ul|ol|li|em|strong|span|a)\b[^>]*>)*)([^\W\d_])(?![A-Z])""")

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from jinja2.runtime import Context


def environment(loader: BaseLoader) -> Environment:
    """An environment for HTML and XML."""
    made = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
        finalize=_drawn,
    )
    made.filters["sentence"] = _sentence
    return made


@pass_context
def _drawn(context: Context, value: Any) -> Any:
    """What a template prints; what an author wrote is drawn by the template's `renderer`."""
    if isinstance(value, str | int | float) or "renderer" not in context:
        return value
    return context["renderer"].drawn(value)


@pass_context
def _sentence(context: Context, value: Any) -> Markup:
    """The same with a capital letter first: authors write on after "Hint:" or "Answer:" as one does after a colon.

    What begins with code or a picture stays, as does a name such as iPhone.
    """
    html = _drawn(context, value)
    return Markup(OPENING.sub(lambda match: match[1] + match[2].upper(), html, count=1))  # noqa: S704 - drawn above


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
