"""Frozen dataclasses with slots that cost nothing until they are used: the program starts with a hundred of them.

`dataclasses.dataclass` writes and compiles six functions for each class when it is defined, which is a quarter of a
small build. Here classes share all but `__init__`, and that is compiled when the first instance is made. `fields`,
`replace`, `asdict` and pickling are those of any dataclass.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
FIELDS = "__dataclass_fields__"


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as `@dataclass(frozen=True, slots=True)` has it. Base classes have no fields."""
    own = vars(cls)
    fields = {
        name: _field(name, kind, own.get(name, MISSING))
        for name, kind in own.get("__annotations__", {}).items()
        if not str(kind).startswith("ClassVar")
    }
    names = tuple(fields)
    compared = [name for name, one in fields.items() if one.compare]
    content = {name: value for name, value in own.items() if name not in {*names, "__dict__", "__weakref__"}}
    content |= {"__slots__": names, "__match_args__": names, FIELDS: fields, "__compared__": _compared_of(compared)}
    content |= {name: function for name, function in SHARED.items() if name not in own}
    content["__qualname__"] = cls.__qualname__
    return cast("type[T]", type(cls.__name__, cls.__bases__, content))


def _field(name: str, kind: str, default: Any) -> Field[Any]:
    made: Field[Any] = default if isinstance(default, Field) else dataclasses.field(default=default)
    made.name, made.type = name, kind
    made._field_type = dataclasses._FIELD  # type: ignore[attr-defined] # noqa: SLF001 - as `dataclass` marks it
    return made


def _compared_of(names: list[str]) -> staticmethod[[Any], Any]:
    """What instances are compared by."""
    return staticmethod(attrgetter(*names) if names else lambda _: ())


def _init(self: Any, *values: Any, **more: Any) -> None:
    """Compiles the class's own `__init__`, which takes its place."""
    cls = type(self)
    cls.__init__ = _made_init(cls, getattr(cls, FIELDS))
    cls.__init__(self, *values, **more)


def _made_init(cls: type, fields: Mapping[str, Field[Any]]) -> Any:
    around: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = [], []
    for name, one in fields.items():
        around[f"set_{name}"] = vars(cls)[name].__set__
        value, default = name, ""
        if one.default is not MISSING:
            around[f"default_{name}"], default = one.default, f"=default_{name}"
        elif one.default_factory is not MISSING:
            around[f"make_{name}"], default = one.default_factory, "=MISSING"
            value = f"make_{name}() if {name} is MISSING else {name}"
        taken.append(name + default)
        lines.append(f" set_{name}(self,{value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__(self,{','.join(taken)}):\n" + ("\n".join(lines) or " pass"), around)  # noqa: S102 - of names in our code
    return around["__init__"]


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in getattr(self, FIELDS).items() if one.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    return self.__compared__(self) == self.__compared__(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _refuse(_: object, name: str, *__: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), tuple(getattr(self, name) for name in getattr(self, FIELDS))


SHARED = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
