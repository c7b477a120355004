"""Who compares: this process, several of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from trucewatch.pipeline.spreading import Here, Processes, Spread

OPTIONS = (
    click.option(
        "--workers",
        type=click.IntRange(1, 64),
        default=1,
        show_default=True,
        help="Processes that compare; worth it from some hundred thousand rows. The output is the same.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Compare on the workers of the Dask scheduler at this address (tcp://host:8786). The output is the same.",
    ),
)


def spread_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--workers`` and ``--cluster``, handed to the command as ``spread``: a context, to be entered once
    there is something to compare."""

    @wraps(command)
    def collected(*, workers: int, cluster: str | None, **rest: Any) -> Any:
        return command(spread=spread_of(workers, cluster), **rest)

    for option in reversed(OPTIONS):
        collected = option(collected)
    return collected


def spread_of(workers: int, cluster: str | None) -> AbstractContextManager[Spread]:
    """Who is meant. Raises UsageError for both at once, and where Dask is not installed."""
    if cluster is None:
        return nullcontext(Processes(workers=workers) if workers > 1 else Here())
    if workers > 1:
        raise click.UsageError("--workers is for this machine: a cluster has as many as it has")
    machines: AbstractContextManager[Spread] = with_dask("trucewatch.pipeline.cluster_spread").Machines(address=cluster)
    return machines


def with_dask(module: str) -> ModuleType:
    """A module of ours that needs Dask. Raises UsageError that says how to get it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != "distributed":
            raise
        raise click.UsageError("--cluster needs Dask: pip install 'trucewatch[cluster]'") from error
