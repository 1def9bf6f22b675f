"""The only module that looks at the clock and rolls real dice."""

from datetime import datetime
from secrets import randbits, token_hex

# Short enough to type again with --seed, wide enough that two sittings rarely share one.
_SEED_BITS = 31


def now() -> datetime:
    """This moment, with the offset of the local time zone."""
    return datetime.now().astimezone()


def new_seed() -> int:
    """A fresh seed."""
    return randbits(_SEED_BITS)


def new_id() -> str:
    """An id that is unique for ever."""
    return token_hex(12)
