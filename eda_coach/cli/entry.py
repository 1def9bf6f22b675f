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
    # While modules are loaded there is no garbage, and looking for it takes a tenth of the time. A call
    # of a script ends before there is any that matters.
    gc.disable()
    from eda_coach.cli.express import express
    from eda_coach.cli.world.streams import guarded, prepare_streams

    prepare_streams()
    run = express(sys.argv[1:])
    if run is not None:
        sys.exit(guarded(run))
    from eda_coach.cli.app import app

    gc.enable()

    app(prog_name="eda-coach")
