"""What tests of the judge share: a question, and a way to have an answer to it judged."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, cast

import pytest

from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.grading.grade import grade
from eda_coach.grading.judging import Judge, Judgement
from eda_coach.grading.response import Response
from eda_coach.judges.address import address_of
from eda_coach.judges.opening import open_judge
from eda_coach.judges.retrying import Time
from tests.builders import write_pack
from tests.judges.fake_endpoint import FakeEndpoint, Reply, serving
from tests.judges.typed_pack import STRONG, TYPED_PACK


class FakeTime:
    """Time that passes by sleeping, and by a step at each look at the clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.step = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def monotonic(self) -> float:
        """This moment."""
        self.now += self.step
        return self.now


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackIndex]:
    """The small pack of typed questions."""
    folder = tmp_path_factory.mktemp("typed")
    with closing(open_pack(write_pack(folder / "pack", TYPED_PACK), folder / "cache")) as opened:
        yield opened


@pytest.fixture
def time() -> FakeTime:
    """Time that nobody waits for."""
    return FakeTime()


Ask = Callable[..., Judgement]


@pytest.fixture
def ask(index: PackIndex, time: FakeTime) -> Ask:
    """Have an answer judged by a server that gives some replies; by default a strong one."""

    def call(*replies: Reply, text: str = STRONG, question: str = "charge-once", **more: Any) -> Judgement:
        with serving(*replies) as fake:
            return judged(fake, index, time=time, text=text, question=question, **more)

    return call


def judged(  # noqa: PLR0913 - everything a judge is told
    fake: FakeEndpoint,
    index: PackIndex,
    *,
    time: FakeTime,
    text: str = STRONG,
    question: str = "charge-once",
    picked: tuple[str, ...] = (),
    limit_s: float = 5.0,
    key: str = "",
    times: int = 1,
) -> Judgement:
    """Have an answer judged by a server, some times over; the last judgement."""
    asked = cast("TypedQuestion", index.question(question))
    response = Response(picked=picked, text=text)
    offline = grade(asked, response, {}, index.wording())
    address = address_of(fake.url, {"EDA_COACH_JUDGE_KEY": key})
    clock = Time(sleep=time.sleep, monotonic=time.monotonic)
    with open_judge(address, model="test-model", limit_s=limit_s, time=clock) as judge:
        judgements = [_judge(judge, asked, response, offline) for _ in range(times)]
    return judgements[-1]


def _judge(judge: Judge, question: TypedQuestion, response: Response, offline: Any) -> Judgement:
    return judge.judge(question, response, offline=offline)


def verdicts(judgement: Judgement) -> dict[str, str]:
    """Verdicts by part; a judgement without a score fails the test with its reason."""
    assert judgement.score is not None, judgement.not_graded
    return {one.part: one.verdict.value for one in judgement.score.verdicts}
