"""A server of language models, spoken to over the OpenAI-compatible interface (llama.cpp, Ollama, vLLM and others)."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

LARGEST = 1_000_000
"""Bytes of an answer; more is never the answer to our question."""

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class NoAnswerError(Exception):
    """The server gave nothing that can be used; the message says why."""


class TooLateError(NoAnswerError):
    """The server did not answer in time; it may hang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelServer:
    """One server and the model to ask there.

    ``url`` is the base of the interface, usually ending in ``/v1``. ``patience`` is the number of seconds that one answer
    may take as a whole, also where it trickles. ``key`` goes into the header that such servers ask for. Proxies of the
    environment are not used, so that texts go to the named server and nowhere else; redirects are not followed.
    """

    url: str
    model: str
    patience: float = 120.0
    key: str | None = None
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    @property
    def local(self) -> bool:
        """Whether the server runs on this machine, so that no text leaves it."""
        return (urlsplit(self.url).hostname or "") in LOOPBACK

    def answer(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
        """The model's words. Raises NoAnswerError where there are none in time, or too many."""
        form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        body = {"model": self.model, "messages": messages, "temperature": 0, "seed": 0, "stream": False}
        status, text = self._post({**body, "response_format": form})
        if status == httpx.codes.BAD_REQUEST:
            # Servers that cannot hold a model to a schema refuse it; the answer is checked by us anyway.
            status, text = self._post(body)
        if status != httpx.codes.OK:
            raise NoAnswerError(f"the server answered with status {status}")
        return content_of(text)

    def _post(self, body: dict[str, Any]) -> tuple[int, str]:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        end = time.monotonic() + self.patience
        try:
            with (
                httpx.Client(timeout=self.patience, trust_env=False, transport=self.transport) as client,
                client.stream("POST", self.url.rstrip("/") + "/chat/completions", json=body, headers=headers) as got,
            ):
                return got.status_code, received(got, end)
        except httpx.TimeoutException as error:
            raise TooLateError(f"no answer within {self.patience:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswerError(f"the server cannot be reached: {error or type(error).__name__}") from error


def received(response: httpx.Response, end: float) -> str:
    """The body of a response, given up where it is too long or comes too slowly."""
    got = bytearray()
    for piece in response.iter_bytes():
        got += piece
        if len(got) > LARGEST:
            raise NoAnswerError(f"the answer is longer than {LARGEST:,} bytes")
        if time.monotonic() > end:
            raise TooLateError("the answer was not complete in time")
    return got.decode("utf-8", errors="replace")


def content_of(text: str) -> str:
    """The model's words in the server's answer."""
    try:
        content = json.loads(text)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswerError("the answer is not in the form of this interface") from error
    if not isinstance(content, str):
        raise NoAnswerError("the answer holds no text")
    return content
