"""Moments on the command line: a date is a whole day, a clock time needs its offset."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from trucewatch.model.moment import Bound, read_bound, zone_of


class When(click.ParamType[Bound]):
    """A date, meant to its end in the agreement's timezone, or an instant such as ``2020-12-07T15:00+04:00``."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Bound:
        """The bound; a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            bound = read_bound(str(value))
        except ValueError:
            bound = None
        if bound is None:
            forms = "a date (2020-12-07) nor an instant with its offset (2020-12-07T15:00+04:00)"
            self.fail(f"{value!r} is neither {forms}", param, ctx)
        return bound


def checked_zone(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An IANA name, or a usage error."""
    if value and zone_of(value) is None:
        raise click.BadParameter(f"there is no timezone {value!r}; use an IANA name such as Asia/Baku")
    return value
