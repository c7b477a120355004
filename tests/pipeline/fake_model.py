"""A server of language models for tests: it answers as it is told to, also not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Request"], None]


@dataclass
class Request:
    """One question that came in, and the means to answer it."""

    handler: BaseHTTPRequestHandler
    body: dict[str, Any]
    gone: threading.Event

    @property
    def passage(self) -> str:
        return json.loads(self.body["messages"][-1]["content"])["passage"]

    def send(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def say(self, content: object) -> None:
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())

    def claim(self, *claims: dict[str, Any]) -> None:
        self.say(json.dumps({"claims": list(claims)}))


@dataclass
class FakeModel:
    """``reply`` decides what becomes of each request; ``asked`` holds all of them."""

    url: str
    reply: Reply = lambda request: request.claim()
    asked: list[Request] = field(default_factory=list)


@contextmanager
def fake_model() -> Iterator[FakeModel]:
    """The server, for as long as the context lasts."""
    gone = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(self, {**body, "path": self.path, "key": self.headers.get("Authorization")}, gone)
            model.asked.append(request)
            try:
                model.reply(request)
            except OSError:  # the reader has hung up
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing is written to the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    model = FakeModel(url=f"http://127.0.0.1:{server.server_port}/v1")
    try:
        yield model
    finally:
        gone.set()
        server.shutdown()
        server.server_close()
