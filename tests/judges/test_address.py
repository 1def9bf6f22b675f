"""Where a judge may be asked, and with which key."""

import pytest

from eda_coach.errors import UsageError
from eda_coach.judges.address import address_of

KEYS = {"EDA_COACH_JUDGE_KEY": " own ", "OPENAI_API_KEY": "common"}


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://api.example.com/v1", "https://api.example.com/v1/chat/completions"),
        ("https://api.example.com/v1/", "https://api.example.com/v1/chat/completions"),
        ("https://api.example.com", "https://api.example.com/chat/completions"),
        ("https://example.com/v1/chat/completions", "https://example.com/v1/chat/completions"),
        ("https://example.com/v1/chat/completions/", "https://example.com/v1/chat/completions"),
        ("https://example.com/d?api-version=1", "https://example.com/d/chat/completions?api-version=1"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("http://127.8.0.1/v1", "http://127.8.0.1/v1/chat/completions"),
        ("http://[::1]:1/v1", "http://[::1]:1/v1/chat/completions"),
    ],
)
def test_base_or_completions(url: str, asked: str) -> None:
    """If the base or the whole address is given, then the chat completions are asked."""
    assert address_of(url, {}).url == asked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/v1",
        "ftp://example.com",
        "https://",
        "https://[::1",
        "https://example.com:x",
        "https://example.com:99999",
        "https://user:pass@example.com",
        "https://example.com/#a",
        "https://exa mple.com",
        "http://example.com/v1",
        "http://10.0.0.1/v1",
        "http://localhost.example.com/v1",
        "http://127.0.0.1.example.com/v1",
    ],
)
def test_address_that_is_not_asked(url: str) -> None:
    """If an address is none, holds a secret, or would send answers in the open, then it is wrong usage."""
    with pytest.raises(UsageError) as told:
        address_of(url, KEYS)

    assert told.value.hint
    assert "pass" not in str(told.value).replace("password", "")


@pytest.mark.parametrize(
    ("environ", "key"),
    [
        (KEYS, "own"),
        ({"OPENAI_API_KEY": "common"}, "common"),
        ({"EDA_COACH_JUDGE_KEY": "", "OPENAI_API_KEY": "common"}, "common"),
        ({}, ""),
    ],
)
def test_key(environ: dict[str, str], key: str) -> None:
    """If a key was made for this program, then it goes before the common one."""
    assert address_of("https://example.com", environ).key == key


def test_key_in_the_open() -> None:
    """If plain http to another machine is asked for, then only a key made for this program is sent."""
    own = address_of("http://10.0.0.1/v1", KEYS, insecure=True)
    common = address_of("http://10.0.0.1/v1", {"OPENAI_API_KEY": "common"}, insecure=True)

    assert (own.key, common.key, own.is_local) == ("own", "", False)


@pytest.mark.parametrize("key", ["two words", "schlüssel", "a\nb"])
def test_key_that_is_none(key: str) -> None:
    """If a key cannot stand in a request, then it is told without showing it."""
    with pytest.raises(UsageError) as told:
        address_of("https://example.com", {"OPENAI_API_KEY": key})

    assert key not in str(told.value) + told.value.hint
