"""From the server's loop to a worker and back. Apart from `workers`, which every worker loads, and without asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")


async def in_a_worker(
    executor: Executor, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
) -> Result:
    """What a function comes to in a worker. Handing it over may start a process, which takes 40 ms: a thread does it.

    Raises:
        BrokenExecutor: The pool is closed, or the worker died.
        UpgradedError: A worker is to be started, and would load other code than this process runs.
    """
    return await asyncio.wrap_future(await asyncio.to_thread(executor.submit, fn, *args, **kwargs))
