"""Settings of a service that say how it calls and consumes: time limits, retries, prefetch."""

import re
from collections.abc import Iterable

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.compose.settings import Setting

# Of other things than calls of this service.
_OTHER = re.compile(
    r"SESSION|IDLE|STARTUP|SHUTDOWN|KEEP_?ALIVE|TOKEN|JWT|COOKIE|CACHE|LOGIN|LOCK|TEST", re.IGNORECASE
)
_ASPECTS = (
    (re.compile(r"(?:^|_)TIMEOUT(?:_|$)", re.IGNORECASE), Aspect.TIMEOUT),
    (re.compile(r"BACK_?OFF", re.IGNORECASE), Aspect.BACKOFF),
    (
        re.compile(
            r"MAX_?(?:RETR(?:Y|IES)|ATTEMPTS)|RETR(?:Y|IES)_(?:MAX|LIMIT|COUNT|ATTEMPTS)", re.IGNORECASE
        ),
        Aspect.RETRY_LIMIT,
    ),
    (re.compile(r"MAX_?(?:DELIVER(?:Y|IES)|RECEIVE_?COUNT|REDELIVER)", re.IGNORECASE), Aspect.MAX_DELIVERIES),
    (re.compile(r"PREFETCH|MAX_?IN_?FLIGHT|MAX_POLL_RECORDS", re.IGNORECASE), Aspect.BACKPRESSURE),
    (re.compile(r"RATE_?LIMIT", re.IGNORECASE), Aspect.RATE_LIMIT),
    (re.compile(r"CIRCUIT_?BREAKER", re.IGNORECASE), Aspect.BREAKER),
)
_OFF = frozenset({"0", "-1", "false", "off", "no", "none", "disabled"})
_UNIT = re.compile(r"_(MS|MILLIS|S|SEC|SECONDS)$", re.IGNORECASE)


def tuned(settings: Iterable[Setting]) -> dict[Aspect, Value]:
    """What settings say of the service that has them, the first one of each aspect."""
    values = dict[Aspect, Value]()
    for setting in settings:
        if _OTHER.search(setting.name) or not setting.value:
            continue
        for pattern, aspect in _ASPECTS:
            if aspect not in values and pattern.search(setting.name):
                values[aspect] = _value(setting)
    return values


def _value(setting: Setting) -> Value:
    is_off = setting.value.lower() in _OFF
    unit = _UNIT.search(setting.name) if setting.value.isdecimal() else None
    text = f"{setting.value} {unit[1].lower()}" if unit else setting.value
    return Value(known=Known.NO if is_off else Known.YES, text=text, evidence=(setting.evidence,))
