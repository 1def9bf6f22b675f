"""Where a judge is asked, and with which key: checked before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from eda_coach.errors import UsageError

OWN_KEY = "EDA_COACH_JUDGE_KEY"
COMMON_KEY = "OPENAI_API_KEY"
_PATH = "/chat/completions"
_EXAMPLE = "Write it as https://api.example.com/v1 or http://localhost:11434/v1."


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """An endpoint that may be asked.

    Attributes:
        url: Of the chat completions.
        key: Sent with each request; empty to send none. It never shows in a representation.
        is_local: Whether the endpoint is on this very machine.
    """

    url: str
    key: str = field(repr=False)
    is_local: bool


def address_of(url: str, environ: Mapping[str, str], *, insecure: bool = False) -> Address:
    """The address of an endpoint.

    Without TLS answers and key can be read on the way, so that plain http is for this machine only, unless
    it is asked for; and even then a key that was not made for this program is not sent.

    Args:
        url: Of the endpoint's base or of its chat completions.
        environ: Where the key is.
        insecure: Whether plain http may leave this machine.

    Raises:
        UsageError: It is no such address, may not be asked, or the key cannot be one.
    """
    parts = _split(url)
    is_local = _is_loopback(parts.hostname or "")
    is_open = parts.scheme == "http" and not is_local
    if is_open and not insecure:
        raise UsageError(
            "Plain http is only for a judge on this machine: answers and key could be read on the way.",
            hint="Use https, a tunnel to localhost, or --judge-insecure if you trust the network.",
        )
    path = parts.path.rstrip("/")
    full = parts._replace(path=path if path.endswith(_PATH) else path + _PATH)
    return Address(url=full.geturl(), key=_key(environ, common=not is_open), is_local=is_local)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        is_whole = bool(parts.hostname) and parts.scheme in ("http", "https") and parts.port != 0
    except ValueError as error:
        raise UsageError(f"--judge {url[:80]!r} is no address.", hint=_EXAMPLE) from error
    if parts.username is not None or parts.password is not None:
        raise UsageError("--judge must not hold a name or password.", hint=f"Put the key into {OWN_KEY}.")
    if (
        not is_whole
        or parts.fragment
        or any(one.isspace() or not one.isprintable() for one in parts.geturl())
    ):
        raise UsageError(f"--judge {url[:80]!r} is no address.", hint=_EXAMPLE)
    return parts


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False  # a name


def _key(environ: Mapping[str, str], *, common: bool) -> str:
    for name in (OWN_KEY, COMMON_KEY) if common else (OWN_KEY,):
        key = environ.get(name, "").strip()
        if key and not (key.isascii() and key.isprintable() and " " not in key):
            raise UsageError(f"{name} holds characters that no key has.", hint="Set it to the key alone.")
        if key:
            return key
    return ""
