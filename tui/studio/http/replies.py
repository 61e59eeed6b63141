"""What the server answers: data in its envelope, refusals in theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from tui.studio.pages import Page
from tui.studio.refusals import Refusal

Item = TypeVar("Item")
Shape = BaseModel | Mapping[str, object]


def data(shape: Shape) -> Response:
    """One thing."""
    return JSONResponse({"data": _plain(shape)})


def page(found: Page[Item], shape: Callable[[Item], Shape]) -> Response:
    """A page of a list."""
    return listing(map(shape, found.items), found.next_token)


def listing(shapes: Iterable[Shape], next_token: str | None = None) -> Response:
    """A list, or a page of one."""
    return JSONResponse(
        {
            "data": [_plain(shape) for shape in shapes],
            "has_more": next_token is not None,
            "next_token": next_token,
        }
    )


def refused(refusal: Refusal) -> Response:
    """A refusal in the error envelope."""
    error = {"code": refusal.code, "message": refusal.message, "param": refusal.param, "doc_url": None}
    return JSONResponse({"error": error}, refusal.status, headers=refusal.headers)


def _plain(shape: Shape) -> object:
    return shape.model_dump(mode="json") if isinstance(shape, BaseModel) else shape
