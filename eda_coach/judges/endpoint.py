"""An HTTP endpoint that is asked again when it is busy, and never waited for without end."""

from collections.abc import Mapping
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import Self

import httpx

from eda_coach.errors import CoachError
from eda_coach.judges.address import COMMON_KEY, OWN_KEY, Address
from eda_coach.judges.completions import complaint
from eda_coach.judges.retrying import Time, wait_s
from eda_coach.language.printable import one_line

# A reply with a quote for each of thirty criteria has 20 kB. More would let an endpoint fill the memory.
MOST_BYTES = 1_000_000
# The deadline of one answer, all tries and waits together, in time-outs of one try.
DEADLINE_TRIES = 3
_OK = 200
_REDIRECTS = range(300, 400)
_BUSY = (408, 425, 429)
_SERVER_FAILED = 500
_HINTS = {
    401: f"set {OWN_KEY} or {COMMON_KEY} to a key it knows",
    403: f"set {OWN_KEY} or {COMMON_KEY} to a key that may use this model",
    404: "check the address and the name of the model",
}
# Characters of foreign words that are shown. Longer ones are pages of HTML.
_MOST_SHOWN = 200


class EndpointError(CoachError):
    """An endpoint gave no reply that can be read.

    Attributes:
        status: Of HTTP; 0 where there was none.
        is_final: Whether the next request will fail just so.
    """

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        self.is_final = status in _HINTS


class _BusyError(Exception):
    """A try failed in a way that another may not."""

    def __init__(self, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.headers = headers or {}


class Endpoint:
    """Asks one address by POST, keeping the connection."""

    def __init__(self, address: Address, *, limit_s: float, time: Time) -> None:
        self._address = address
        self._limit_s = limit_s
        self._time = time
        headers = {"Accept-Encoding": "identity", "Content-Type": "application/json"}
        if address.key:
            headers["Authorization"] = f"Bearer {address.key}"
        # A proxy of the environment is for addresses out there; this machine needs none.
        self._client = httpx.Client(
            headers=headers,
            verify=_certificates(address),
            follow_redirects=False,
            trust_env=not address.is_local,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, body: bytes) -> bytes:
        """The body of the reply to a request.

        Raises:
            EndpointError: There was none, or it is not a success.
        """
        deadline = self._time.monotonic() + DEADLINE_TRIES * self._limit_s
        tries = 0
        while True:
            tries += 1
            try:
                return self._try(body, deadline)
            except _BusyError as busy:
                wait = wait_s(tries, busy.headers)
                if wait is None or self._time.monotonic() + wait >= deadline:
                    told = f"{busy} ({tries} {'try' if tries == 1 else 'tries'})"
                    raise EndpointError(told) from busy
                self._time.sleep(wait)

    def _try(self, body: bytes, deadline: float) -> bytes:
        limit_s = min(self._limit_s, max(deadline - self._time.monotonic(), 0.001))
        end = self._time.monotonic() + limit_s
        try:
            with self._client.stream("POST", self._address.url, content=body, timeout=limit_s) as response:
                return self._body(response, end)
        except httpx.TimeoutException as error:
            raise _BusyError(self._too_slow()) from error
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
            raise _BusyError("the endpoint broke off") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EndpointError(
                f"the endpoint cannot be reached ({self._hidden(str(error)) or type(error).__name__})"
            ) from error

    def _body(self, response: httpx.Response, end: float) -> bytes:
        """The body of a success; everything else is told by its kind."""
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS:
            target = self._hidden(headers.get("location", "")) or "nowhere"
            raise EndpointError(f"the endpoint redirects to {target}; name that address itself")
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise EndpointError("the endpoint packs its reply although it was asked not to")
        body = self._read(response, end)
        if status == _OK:
            return body
        if status in _BUSY or status >= _SERVER_FAILED:
            raise _BusyError(self._told(status, body), headers)
        raise EndpointError(self._told(status, body), status=status)

    def _read(self, response: httpx.Response, end: float) -> bytes:
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > MOST_BYTES:
                raise EndpointError(f"the reply has more than {MOST_BYTES:,} bytes")
            if self._time.monotonic() > end:
                raise _BusyError(self._too_slow())
        return bytes(body)

    def _told(self, status: int, body: bytes) -> str:
        said = self._hidden(complaint(body))
        words = [f"the endpoint answers {status}", said, _HINTS.get(status, "")]
        return "; ".join(word for word in words if word)

    def _too_slow(self) -> str:
        return f"no whole reply within {self._limit_s:g} s"

    def _hidden(self, text: str) -> str:
        """Foreign words in a short line, without the key."""
        key = self._address.key
        return one_line(text.replace(key, "***") if key else text)[:_MOST_SHOWN]


def _certificates(address: Address) -> SSLContext | bool:
    """Those that httpx trusts; for plain http none, whose loading takes longer than the rest of the start."""
    return address.url.startswith("https:") or SSLContext(PROTOCOL_TLS_CLIENT)
