"""The door of the room: a judge made ready, if its library is there."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from eda_coach.errors import CoachError
from eda_coach.grading.judging import Judge
from eda_coach.judges.address import address_of


@contextmanager
def open_judge(
    url: str, *, model: str, limit_s: float, insecure: bool, environ: Mapping[str, str]
) -> Iterator[Judge]:
    """A model behind an OpenAI-compatible endpoint.

    Args:
        url: Of the endpoint's base or of its chat completions.
        model: Its name there.
        limit_s: Time-out of one try; the deadline of an answer is a small multiple of it.
        insecure: Whether plain http may leave this machine.
        environ: Where the key is.

    Raises:
        CoachError: The library for it is not installed.
        UsageError: The address or the key is none.
    """
    try:
        from eda_coach.judges.endpoint import Endpoint, Time
        from eda_coach.judges.model_judge import ModelJudge
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise CoachError(
            "A judge needs the library httpx, which the default install leaves out.",
            hint="Install it with: pip install 'eda-coach[judge]'",
        ) from error
    address = address_of(url, environ, insecure=insecure)
    clock = Time(sleep=time.sleep, monotonic=time.monotonic)
    with Endpoint(address, limit_s=limit_s, time=clock) as endpoint:
        yield ModelJudge(endpoint, model=model)
