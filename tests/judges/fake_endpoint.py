"""A real HTTP server on loopback that speaks the protocol of chat completions and says what it is told."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Asked = dict[str, Any]
# What a verdict is, by a part of what its criterion says.
Opinions = dict[str, tuple[str, str]]
_LINE = re.compile(r"^(c\d+): (.*)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One reply of the server.

    Attributes:
        hangs: Whether it never ends; the client has to go.
    """

    status: int = 200
    body: bytes | Callable[[Asked], bytes] = b""
    headers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False


@dataclass
class FakeEndpoint:
    """The server as tests see it.

    Attributes:
        replies: Given in turn; the last one again and again.
        asked: Bodies of the requests so far.
        headers: Of the requests so far, names in lower case.
        paths: Of the requests so far.
    """

    replies: list[Reply]
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def next_reply(self) -> Reply:
        """The reply to the request that came last."""
        return self.replies[min(len(self.asked), len(self.replies)) - 1]


def says(content: str, **choice: Any) -> bytes:
    """A chat completion."""
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {"choices": [{"index": 0, "message": message, "finish_reason": "stop"} | choice]}
    ).encode()


def criteria_of(asked: Asked) -> dict[str, str]:
    """What each criterion says, by its key, as the model reads it."""
    task = asked["messages"][1]["content"]
    return dict(_LINE.findall(task.partition("Criteria:\n")[2].partition("\n\n")[0]))


def honest(opinions: Opinions) -> Reply:
    """A model that does as it is told: an opinion on some criteria, and nothing found for all others."""

    def write(asked: Asked) -> bytes:
        return says(json.dumps({key: _row(says_, opinions) for key, says_ in criteria_of(asked).items()}))

    return Reply(body=write)


def _row(says_: str, opinions: Opinions) -> dict[str, str]:
    verdict, quote = next((one for part, one in opinions.items() if part in says_), ("missing", ""))
    return {"quote": quote, "verdict": verdict}


def obedient(quote: str, verdict: str = "met") -> Reply:
    """A model that does as the answer tells it: one verdict on everything."""

    def write(asked: Asked) -> bytes:
        keys = asked["response_format"]["json_schema"]["schema"]["required"]
        return says(json.dumps({key: {"quote": quote, "verdict": verdict} for key in keys}))

    return Reply(body=write)


@contextmanager
def serving(*replies: Reply) -> Iterator[FakeEndpoint]:
    """A server in a thread; no test waits for it."""
    fake = FakeEndpoint(replies=list(replies))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    fake.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        fake.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(fake: FakeEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            fake.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            fake.headers.append({name.lower(): value for name, value in self.headers.items()})
            fake.paths.append(self.path)
            try:
                self._answer(fake.next_reply(), fake.asked[-1])
            except OSError:
                self.close_connection = True  # the client has gone

        def _answer(self, reply: Reply, asked: Asked) -> None:
            body = reply.body(asked) if callable(reply.body) else reply.body
            self.send_response_only(reply.status)  # without a date of its own
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + reply.hangs))
            self.end_headers()
            self.wfile.write(body)
            if reply.hangs:
                self.wfile.flush()
                fake.over.wait()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
