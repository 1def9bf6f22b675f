"""The door of the room: a judge made ready, if its library is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from eda_coach.errors import CoachError
from eda_coach.grading.judging import Judge
from eda_coach.judges.address import Address
from eda_coach.judges.retrying import Time


@contextmanager
def open_judge(address: Address, *, model: str, limit_s: float, time: Time | None = None) -> Iterator[Judge]:
    """A model behind an OpenAI-compatible endpoint.

    Args:
        address: Of the endpoint.
        model: Its name there.
        limit_s: Time-out of one try; the deadline of an answer is a small multiple of it.
        time: The real one if None.

    Raises:
        CoachError: The library for it is not installed.
    """
    if find_spec("httpx") is None:
        raise CoachError(
            "A judge needs the library httpx, which the default install leaves out.",
            hint="Install it with: pip install 'eda-coach[judge]'",
        )
    from eda_coach.judges.endpoint import Endpoint
    from eda_coach.judges.model_judge import ModelJudge

    with Endpoint(address, limit_s=limit_s, time=time or Time()) as endpoint:
        yield ModelJudge(endpoint, model=model)
