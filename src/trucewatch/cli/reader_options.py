"""Which reader is to read: the rules, or a language model that the user runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from trucewatch.pipeline.model_server import ModelServer
from trucewatch.pipeline.reading import Reader
from trucewatch.pipeline.second_reading import ModelReader

READERS = ("rules", "llm")
KEY = "TRUCEWATCH_LLM_KEY"


def checked_address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The base address of a server, refused where it is no address."""
    parts = urlsplit(value or "http://none")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise click.BadParameter(f"{value!r} is no address of a server; write it like http://localhost:8080/v1")
    return value


places_option = click.option(
    "--gazetteer",
    "gazetteers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    envvar="TRUCEWATCH_GAZETTEER",
    show_envvar=True,
    help="A file of places made by `trucewatch gazetteer import`; may be given more than once.",
)
OPTIONS = (
    places_option,
    click.option(
        "--llm-timeout",
        default=120.0,
        show_default=True,
        type=click.FloatRange(min=0.1),
        help="Seconds for one answer.",
    ),
    click.option("--llm-model", default="default", show_default=True, help="The model's name at that server."),
    click.option(
        "--llm-url",
        callback=checked_address,
        help=f"Base address of an OpenAI-compatible server (http://localhost:8080/v1). A key is taken from {KEY}.",
    ),
    click.option(
        "--reader",
        "name",
        type=click.Choice(READERS),
        default="rules",
        show_default=True,
        help="Who reads. The texts go to --llm-url with llm, and nowhere with rules.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The reader of the call, and what is needed to make another one."""

    name: str
    url: str | None
    model: str
    timeout: float
    places: tuple[Path, ...] = ()

    def reader(self, name: str | None = None) -> Reader:
        """The reader of a name, else the chosen one. A usage error where its server is not named."""
        if (name or self.name) == "rules":
            if self.url and not name:
                click.echo("note: the rules read, and --llm-url is not used; --reader llm asks that server", err=True)
            return Reader(self.places)
        if not self.url:
            raise click.UsageError("the reader llm needs --llm-url, the address of a server that you run")
        server = ModelServer(url=self.url, model=self.model, patience=self.timeout, key=os.environ.get(KEY))
        if not server.local:
            click.echo(f"note: the reports' texts are sent to {self.url}", err=True)
        return ModelReader(server, self.places)


def reader_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the reader, handed to the command as one ``chosen``."""

    @wraps(command)
    def collected(
        *, name: str, llm_url: str | None, llm_model: str, llm_timeout: float, gazetteers: tuple[Path, ...], **rest: Any
    ) -> Any:
        chosen = Chosen(name=name, url=llm_url, model=llm_model, timeout=llm_timeout, places=gazetteers)
        return command(chosen=chosen, **rest)

    for option in OPTIONS:
        collected = option(collected)
    return collected
