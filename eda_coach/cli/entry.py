"""The entry point: as little as possible before it is known what is wanted."""

import gc
import sys

from eda_coach.version import __version__


def main() -> None:
    """Run the program."""
    # Before anything is imported: a version is asked for by scripts, and often.
    if sys.argv[1:] == ["--version"]:
        print(f"eda-coach {__version__}")  # noqa: T201 - the answer itself
        return
    from eda_coach.cli.express import express
    from eda_coach.cli.streams import guarded, prepare_streams

    prepare_streams()
    run = express(sys.argv[1:])
    if run is not None:
        # A script's call makes little and soon ends: looking for garbage takes longer than leaving it.
        gc.disable()
        sys.exit(guarded(run))
    from eda_coach.cli.app import app

    app(prog_name="eda-coach")
