"""What every schema shares: strict requests, tolerant answers, and the envelopes around them."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

EnumT = TypeVar("EnumT", bound=StrEnum)
ItemT = TypeVar("ItemT")


class Request(BaseModel):
    """Something we send: unknown fields are refused here, as the server would refuse them."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Answer(BaseModel):
    """Something we are told: unknown fields are kept, since servers grow faster than their documents."""

    model_config = ConfigDict(extra="allow", frozen=True, hide_input_in_errors=True)


def _empty_if_null(value: object) -> object:
    return () if value is None else value


def _blank_if_null(value: object) -> object:
    return "" if value is None else value


def _zero_if_null(value: object) -> object:
    return 0 if value is None else value


def _no_if_null(value: object) -> object:
    return False if value is None else value


def _floor(value: object) -> object:
    return math.floor(value) if isinstance(value, float) and math.isfinite(value) else value


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


Open = Annotated[EnumT | str, Field(union_mode="left_to_right")]
"""A word from a list that may have grown: the enum's member when it is known, else the word as it came."""
Many = Annotated[tuple[ItemT, ...], BeforeValidator(_empty_if_null)]
"""A list that may come as null, which means empty."""
Text = Annotated[str, BeforeValidator(_blank_if_null)]
"""A text the contract promises, and that still may come as null."""
Count = Annotated[int, BeforeValidator(_floor), BeforeValidator(_zero_if_null)]
"""A whole number the contract promises; null means none, fractions are cut."""
Flag = Annotated[bool, BeforeValidator(_no_if_null)]
"""A yes or no the contract promises; null means no."""
UnixSeconds = Annotated[int, BeforeValidator(_floor)]
"""A moment in Unix seconds; fractions are cut."""
WholeNumber = Annotated[int, Strict(), BeforeValidator(_whole)]
"""A whole number in a request: 5 and 5.0, but not "5" or true."""


class Envelope(Answer, Generic[ItemT]):
    """The wrapper of every answer that holds one thing."""

    data: ItemT


class Page(Answer, Generic[ItemT]):
    """The wrapper of every list: its items and, while there are more, the cursor of the next page."""

    data: Many[ItemT] = ()
    has_more: bool = False
    next_token: str | None = None


class StandardAPIError(Answer):
    """Why a request was refused. `param` names the field at fault, when there is one."""

    code: str
    message: str
    param: str | None = None
    doc_url: str | None = None


class ErrorEnvelope(Answer):
    """The wrapper of every refusal."""

    error: StandardAPIError
