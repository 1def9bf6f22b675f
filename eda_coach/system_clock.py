"""The only module that looks at the clock and rolls real dice."""

import os
from datetime import datetime

# Short enough to type again with --seed, wide enough that two sittings rarely share one.
_SEED_BYTES = 3
# Wide enough that no two events on earth share an id.
_ID_BYTES = 12


def now() -> datetime:
    """This moment, with the offset of the local time zone."""
    return datetime.now().astimezone()


def new_seed() -> int:
    """A fresh seed."""
    return int.from_bytes(os.urandom(_SEED_BYTES), "big")


def new_id() -> str:
    """An id that is unique for ever."""
    return os.urandom(_ID_BYTES).hex()
