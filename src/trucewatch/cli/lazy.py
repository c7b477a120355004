"""A command group that imports a command's module only when that command is called."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands by name: ``commands_of`` gives each its line in the help, ``package`` holds a module of its name.

    The module's ``command`` is the click command. Commands that are added to the group itself stand before these.
    """

    def __init__(self, *args: Any, package: str, commands_of: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.package, self.commands_of = package, commands_of

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which the help shows them."""
        return [*self.commands, *self.commands_of]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now; None where there is none."""
        if cmd_name not in self.commands_of:
            return super().get_command(ctx, cmd_name)
        found = import_module(f"{self.package}.{cmd_name}").command
        if not isinstance(found, click.Command):
            raise TypeError(f"{self.package}.{cmd_name}.command is not a click command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As ever, with what may have been meant where there is no such command."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self.list_commands(ctx))
            if not near:
                raise
            meant = " or ".join(map(repr, near))
            raise click.UsageError(f"{error.message} Did you mean {meant}?", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands' section of the help, without importing any of them."""
        with formatter.section("Commands"):
            own = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
            formatter.write_dl([*own, *self.commands_of.items()])
