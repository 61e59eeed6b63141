"""Records: to a caller they are frozen dataclasses."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.api.records import record


@record(frozen=True, slots=True)
class Point:
    """A record."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


@record(frozen=True, slots=True)
class Named(Point):
    """A record that has more than another."""

    name: str = ""


@dataclass(frozen=True)
class Twin:
    """What a point would be as a dataclass."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


VALUES = st.fixed_dictionaries({"x": st.integers()}, optional={"y": st.integers(), "tags": st.tuples(st.text())})


@given(VALUES, VALUES)
def test_it_is_made_compared_hashed_shown_and_replaced_as_a_dataclass_is(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert asdict(Point(**one)) == asdict(Twin(**one))
    assert (Point(**one) == Point(**other)) is (Twin(**one) == Twin(**other))
    assert hash(Point(**one)) == hash(Twin(**one))
    assert repr(Point(**one)) == repr(Twin(**one)).replace("Twin", "Point")
    assert asdict(replace(Point(**one), **other)) == asdict(replace(Twin(**one), **other))


def test_it_takes_values_by_place_and_knows_its_fields_and_those_it_inherits() -> None:
    assert Named(1, 2, (), "a") == Named(x=1, y=2, name="a")
    assert [one.name for one in fields(Named)] == ["x", "y", "tags", "name"]
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Point(1) != Named(1)


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1,), {"x": 1}), ((1,), {"z": 2}), ((1, 2, (), 3), {})])
def test_wrong_values_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*values, **named)


def test_it_cannot_be_changed() -> None:
    point: Any = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
