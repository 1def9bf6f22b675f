"""The entry point: as little as possible before it is known what is wanted."""

import gc
import sys

from eda_coach.version import __version__


def main() -> None:
    """Run the program."""
    # Before anything is imported: a version is asked for by scripts, and often.
    if sys.argv[1:] == ["--version"]:
        _show_version()
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
    try:
        app(prog_name="eda-coach")
    except SystemExit as leaving:
        # Click and Rich make an error of a reader of the help who has gone (`| head`); it is none.
        if isinstance(leaving.__context__, BrokenPipeError):
            leaving.code = 0
        raise
    except OSError as error:  # Rich writes the help itself
        from eda_coach.cli.world.streams import output_failed

        sys.exit(output_failed(error))


def _show_version() -> None:
    try:
        print(f"eda-coach {__version__}", flush=True)  # noqa: T201 - the answer itself
    except OSError as error:
        from eda_coach.cli.world.streams import output_failed

        sys.exit(output_failed(error))
