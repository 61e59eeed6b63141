"""Frozen dataclasses that cost little to define, for what the first frame is drawn from.

`dataclasses` compiles up to six methods for every class, about 0.7 ms whenever the program starts; the two dozen values
behind the first frame took a twentieth of the time to it. A record is a dataclass in every respect a caller or a type
checker sees (fields, `replace`, equality, hashing, matching), with methods written once and shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import itemgetter
from typing import TYPE_CHECKING, Any

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool = True, slots: bool = True):  # noqa: ARG001
        """Make a class a frozen dataclass; the arguments are `dataclass`'s own, for the type checker's sake."""
        return _make


def _make(kind: type) -> type:
    """Give a class its fields and the shared methods; what it defines itself stays."""
    own = vars(kind)
    made: Any = dataclass(init=False, repr=False, eq=False)(kind)
    made.__record__ = tuple((one.name, one.default, one.default_factory) for one in fields(made))
    made.__values__ = _getter([name for name, _, _ in made.__record__])
    for name, method in _METHODS.items():
        if name not in own:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]  # the class it was given


def _getter(names: list[str]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    """What takes these values out of a record's own; thousands of messages are hashed with every look at a session."""
    if len(names) > 1:
        return itemgetter(*names)  # in C, a third of the time a loop takes; of one name it makes no tuple
    return staticmethod(lambda kept: tuple(kept[name] for name in names))


def _init(self: Any, *values: Any, **named: Any) -> None:
    kept = self.__dict__
    spec = self.__record__
    if len(values) > len(spec):
        raise TypeError(f"{type(self).__name__} takes {len(spec)} values but {len(values)} were given")
    for place, (name, default, factory) in enumerate(spec):
        if place < len(values):
            if name in named:
                raise TypeError(f"{type(self).__name__} got two values for {name!r}")
            kept[name] = values[place]
        elif name in named:
            kept[name] = named.pop(name)
        elif default is not MISSING:
            kept[name] = default
        elif factory is not MISSING:
            kept[name] = factory()
        else:
            raise TypeError(f"{type(self).__name__} lacks a value for {name!r}")
    for name in named:
        raise TypeError(f"{type(self).__name__} has no field {name!r}")


def _values(self: Any) -> tuple[Any, ...]:
    values: tuple[Any, ...] = self.__values__(self.__dict__)
    return values


def _eq(self: Any, other: object) -> bool:
    if type(other) is not type(self):
        return NotImplemented  # type: ignore[no-any-return]  # what Python asks for here
    return self is other or bool(_values(self) == _values(other))


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={self.__dict__[name]!r}" for name, _, _ in self.__record__)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r} of {type(self).__name__}")


_METHODS = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
