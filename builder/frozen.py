"""Dataclasses with slots, frozen and not, that cost nothing until they are used: a build starts with two hundred.

`dataclasses.dataclass` writes and compiles six functions for each class when it is defined, which is a quarter of a
small build. Here classes share all but `__init__`, and that is made when the first instance is, of code that all
classes with as many fields share. `fields`, `replace`, `asdict` and pickling are those of any dataclass.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
FIELDS = "__dataclass_fields__"


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as `@dataclass(frozen=True, slots=True)` has it. Base classes have no fields."""
    return _made(cls, SHARED | FROZEN)


@dataclass_transform(field_specifiers=(dataclasses.field,))
def mutable(cls: type[T]) -> type[T]:
    """The class as `@dataclass(slots=True)` has it. Base classes have no fields."""
    return _made(cls, SHARED)


def _made(cls: type[T], shared: Mapping[str, Any]) -> type[T]:
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
    content |= {name: function for name, function in shared.items() if name not in own}
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
    ones = [one for one in fields.values() if one.init]
    factories = tuple(one.default_factory is not MISSING for one in ones)
    code = _code_of(factories, checks=hasattr(cls, "__post_init__")).replace(
        co_varnames=("self", *(one.name for one in ones))
    )
    around: dict[str, Any] = {f"set_{at}": vars(cls)[one.name].__set__ for at, one in enumerate(ones)}
    around |= {f"make_{at}": one.default_factory for at, one in enumerate(ones)} | {"MISSING": MISSING}
    optional = [one.default for one, made in zip(ones, factories, strict=True) if made or one.default is not MISSING]
    return FunctionType(code, around, "__init__", tuple(optional))


@cache
def _code_of(factories: tuple[bool, ...], *, checks: bool) -> CodeType:
    """The code of all `__init__` of so many fields, of which some make what they hold where none is given."""
    values = [f"make_{at}() if _{at} is MISSING else _{at}" if made else f"_{at}" for at, made in enumerate(factories)]
    lines = [f" set_{at}(self,{value})" for at, value in enumerate(values)] + [" self.__post_init__()"] * checks
    taken = ",".join(["self", *(f"_{at}" for at in range(len(factories)))])
    module = compile(f"def __init__({taken}):\n" + ("\n".join(lines) or " pass"), __file__, "exec")
    return next(one for one in module.co_consts if isinstance(one, CodeType))


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
    "__hash__": None,
}
FROZEN = {
    "__hash__": _hash,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
