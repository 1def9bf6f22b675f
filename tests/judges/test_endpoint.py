"""An endpoint that is busy, slow, broken, hostile or not there: not graded, and the reason told."""

import json
import sys
from socket import create_server
from typing import Any

import pytest

from eda_coach.content.index.pack_index import PackIndex
from eda_coach.errors import CoachError
from eda_coach.judges.address import Address
from eda_coach.judges.opening import open_judge
from tests.judges.conftest import Ask, FakeTime, judged, verdicts
from tests.judges.fake_endpoint import Asked, FakeEndpoint, Reply, honest, says, serving

GOOD = honest({"stable key": ("met", "send the event id")})


@pytest.mark.parametrize(
    ("busy", "slept"),
    [
        (Reply(status=429), 0.5),
        (Reply(status=429, headers={"Retry-After": "7"}), 7.0),
        (Reply(status=503, headers={"Retry-After": "0"}), 0.0),
        (Reply(status=429, headers={"Retry-After": "99999999999999999999"}), 30.0),
        (Reply(status=429, headers={"Retry-After": "-5"}), 0.5),
        (Reply(status=429, headers={"Retry-After": "soon"}), 0.5),
        (Reply(status=429, headers={"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}), 0.5),
        (Reply(status=500, body=b"<html>"), 0.5),
        (Reply(status=529), 0.5),
        (Reply(status=408), 0.5),
    ],
)
def test_busy_then_good(ask: Ask, time: FakeTime, busy: Reply, slept: float) -> None:
    """If an endpoint is busy, then it is asked again after the wait it asks for, within bounds."""
    judgement = ask(busy, GOOD, limit_s=20.0)

    assert verdicts(judgement)["stable-key"] == "met"
    assert time.slept == [slept]


def test_moment_to_retry_after(ask: Ask, time: FakeTime) -> None:
    """If an endpoint names a moment, then the wait is counted from its own clock."""
    when = {"Retry-After": "Mon, 23 Nov 2026 20:00:09 GMT", "Date": "Mon, 23 Nov 2026 20:00:00 GMT"}

    ask(Reply(status=429, headers=when), GOOD, limit_s=20.0)

    assert time.slept == [9.0]


def test_broken_for_good(ask: Ask, time: FakeTime) -> None:
    """If an endpoint fails again and again, then it is given up after some tries, with its own words."""
    judgement = ask(Reply(status=500, body=b'{"error": "out of memory"}'), limit_s=20.0)

    assert judgement.score is None
    assert judgement.not_graded == "the endpoint answers 500; out of memory (4 tries)"
    assert time.slept == [0.5, 1.0, 2.0]


def test_deadline(ask: Ask, time: FakeTime) -> None:
    """If the waits would outlast the deadline of an answer, then it is given up before."""
    judgement = ask(Reply(status=429, headers={"Retry-After": "25"}), limit_s=10.0)

    assert (judgement.score, time.slept) == (None, [25.0])
    assert judgement.not_graded == "the endpoint answers 429 (2 tries)"


def test_slow_then_good(ask: Ask, time: FakeTime) -> None:
    """If a try takes too long, then another is made."""

    def dawdle(_: Asked) -> bytes:
        time.now += 6.0
        return says("{}")

    judgement = ask(Reply(body=dawdle), GOOD, limit_s=5.0)

    assert verdicts(judgement)["stable-key"] == "met"
    assert time.slept == [0.5]


def test_time_out(ask: Ask) -> None:
    """If the body never ends, then the time-out ends it."""
    judgement = ask(Reply(body=b'{"choices": [', hangs=True), limit_s=0.1)

    assert judgement.not_graded == "no whole reply within 0.1 s (1 try)"


def test_slow_body(index: PackIndex, time: FakeTime) -> None:
    """If a body trickles, so that no single wait is too long, then the limit of the try ends it."""
    time.step = 3.0

    with serving(Reply(body=b" " * 200_000, hangs=True)) as fake:
        judgement = judged(fake, index, time=time, limit_s=5.0)

    assert judgement.not_graded.startswith("no whole reply within 5 s")


@pytest.mark.parametrize("status", [200, 400, 500])
def test_huge_body(ask: Ask, status: int) -> None:
    """If a body is larger than any reply, then it is not read to its end."""
    judgement = ask(Reply(status=status, body=b" " * 1_000_001, hangs=True))

    assert judgement.not_graded == "the reply has more than 1,000,000 bytes"


def test_packed_body(ask: Ask) -> None:
    """If a body is packed, so that it could be of any size, then it is not unpacked."""
    judgement = ask(Reply(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))

    assert "packs its reply" in judgement.not_graded


def test_refused_connection(index: PackIndex, time: FakeTime) -> None:
    """If nobody listens, then that is told at once."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    judgement = judged(FakeEndpoint(replies=[], url=f"http://127.0.0.1:{port}/v1"), index, time=time)

    assert "cannot be reached" in judgement.not_graded
    assert time.slept == []


def test_connection_broken_off(index: PackIndex, time: FakeTime) -> None:
    """If the endpoint hangs up without a word, then it is asked again, and given up in the end."""
    with serving(Reply(status=200, body=_hang_up)) as fake:
        judgement = judged(fake, index, time=time)

    assert judgement.not_graded == "the endpoint broke off (4 tries)"
    assert len(fake.asked) == 4


def _hang_up(_: Asked) -> bytes:
    raise ConnectionError


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirect(index: PackIndex, time: FakeTime, status: int) -> None:
    """If an endpoint redirects, then nobody follows: the answer and the key are not for others."""
    with serving(GOOD) as other:
        away = Reply(status=status, headers={"Location": f"{other.url}/chat/completions"})
        with serving(away) as fake:
            judgement = judged(fake, index, time=time, key="secret")

    assert other.asked == []
    assert judgement.not_graded.startswith(f"the endpoint redirects to {other.url}")


def test_key(index: PackIndex, time: FakeTime) -> None:
    """If there is a key, then it goes with the request, and the body in plain."""
    with serving(GOOD) as fake:
        judged(fake, index, time=time, key="secret")
        judged(fake, index, time=time)

    assert fake.paths == ["/v1/chat/completions"] * 2
    assert fake.headers[0]["authorization"] == "Bearer secret"
    assert "authorization" not in fake.headers[1]
    assert fake.headers[0]["accept-encoding"] == "identity"


def test_key_is_never_shown(ask: Ask) -> None:
    """If an endpoint repeats the key in its complaint, then it is not repeated to the user."""
    judgement = ask(Reply(status=401, body=b'{"error": {"message": "no such key: secret"}}'), key="secret")

    assert "no such key: ***" in judgement.not_graded
    assert "EDA_COACH_JUDGE_KEY" in judgement.not_graded
    assert "secret" not in repr(Address(url="https://example.com", key="secret", is_local=False))


@pytest.mark.parametrize(("status", "asked"), [(401, 1), (403, 1), (404, 1), (418, 3), (500, 12)])
def test_endpoint_that_fails_is_left_alone(index: PackIndex, time: FakeTime, status: int, asked: int) -> None:
    """If an endpoint refuses for good or fails for some answers in a row, then it is not asked again."""
    with serving(Reply(status=status)) as fake:
        judgement = judged(fake, index, time=time, times=5, limit_s=20.0)

    assert len(fake.asked) == asked
    assert judgement.not_graded.startswith(f"not asked any more: the endpoint answers {status}")


def test_failures_apart_from_each_other(index: PackIndex, time: FakeTime) -> None:
    """If an endpoint fails now and then, then it is asked for every answer."""
    with serving(
        Reply(status=418), Reply(status=418), GOOD, Reply(status=418), Reply(status=418), GOOD
    ) as fake:
        judgement = judged(fake, index, time=time, times=6)

    assert judgement.score is not None


@pytest.mark.parametrize(
    ("complaint", "without"),
    [
        ("This response_format type is unavailable now", ("response_format",)),
        ("Unsupported value: 'temperature' does not support 0 with this model", ("temperature",)),
        ("unknown fields: seed, temperature", ("temperature", "seed")),
    ],
)
def test_setting_that_is_not_taken(
    index: PackIndex, time: FakeTime, complaint: str, without: tuple[str, ...]
) -> None:
    """If an endpoint does not take a setting and says so, then it is left out, and that is told."""
    refusal = Reply(status=400, body=json.dumps({"error": {"message": complaint}}).encode())

    with serving(refusal, GOOD) as fake:
        judgement = judged(fake, index, time=time, times=2)

    assert judgement.refused == without
    assert [set(without) & set(asked) for asked in fake.asked] == [set(without), set(), set()]
    assert verdicts(judgement)["stable-key"] == "met"


@pytest.mark.parametrize("complaint", ["too many tokens", "temperature"])
def test_complaint_that_does_not_end(ask: Ask, complaint: str) -> None:
    """If an endpoint goes on complaining, then the answer is not graded."""
    judgement = ask(Reply(status=400, body=json.dumps({"message": complaint}).encode()))

    assert judgement.not_graded == f"the endpoint answers 400; {complaint}"


def test_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """If httpx is not installed, then the way to install it is told."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    address: Any = Address(url="http://localhost/chat/completions", key="", is_local=True)

    with pytest.raises(CoachError) as told, open_judge(address, model="m", limit_s=1.0):
        pass

    assert "pip install 'eda-coach[judge]'" in told.value.hint


def test_reply_to_nothing_but_the_question(ask: Ask) -> None:
    """If a good reply carries keys of its own in the envelope, then they do no harm."""
    body = json.loads(says("{}")) | {"usage": {"total_tokens": 1}, "id": "x"}

    assert "leaves out" in ask(Reply(body=json.dumps(body).encode())).not_graded
