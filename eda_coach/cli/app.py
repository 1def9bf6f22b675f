"""The program's commands, each loaded only when it is called."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from eda_coach.cli.world.streams import guarded
from eda_coach.version import __version__

# Module and one line of help by command. The line stands here so that `--help` loads no command.
COMMANDS = {
    "quiz": (
        "eda_coach.cli.quiz.command",
        "Answer questions; each answer is scored, explained and kept at once.",
    ),
    "mock": (
        "eda_coach.cli.mock.command",
        "Hold a mock interview by the clock; probes follow your words, a scorecard ends it.",
    ),
    "review": (
        "eda_coach.cli.review.command",
        "Review a design of your own: what is a problem, what you did not say, what is well done.",
    ),
    "rules": ("eda_coach.cli.rules.command", "List and explain the rules of a design review."),
    "report": ("eda_coach.cli.report", "Write a study report: what to put right first, and what to do next."),
    "pack": ("eda_coach.cli.pack.command", "List, check and show packs of questions."),
    "grade": ("eda_coach.cli.grade.command", "Score a file of typed answers to one question."),
    "journal": ("eda_coach.cli.journal", "Look after the record of your answers."),
}


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and loads the one that is called."""

    _is_listing = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Click's signature
        """Names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Click's signature
        """The command of that name; for a list of commands, a stand-in that only has its line of help."""
        if cmd_name not in COMMANDS:
            return None
        module, summary = COMMANDS[cmd_name]
        if self._is_listing:
            return TyperCommand(name=cmd_name, help=summary)
        command = typer.main.get_command(import_module(module).app)
        command.name = cmd_name
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, loading no command for it."""
        self._is_listing = True
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Complete a name, loading no command for it."""
        self._is_listing = True
        return super().shell_complete(ctx, incomplete)

    def invoke(self, ctx: Any) -> Any:
        """Run a command, guarded; the exit code is what it returns, or what went wrong."""

        def run() -> int:
            try:
                returned = super(LazyGroup, self).invoke(ctx)
            except typer.Exit as leaving:
                return leaving.exit_code
            return returned if isinstance(returned, int) else 0

        ctx.exit(guarded(run))


app = typer.Typer(
    cls=LazyGroup,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    if wanted:
        typer.echo(f"eda-coach {__version__}")
        raise typer.Exit


@app.callback()
def start(
    ctx: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True)
    ] = False,
    now: Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")] = None,
) -> None:
    """Practise the choice between event-driven and request-response for a system-design interview.

    Without a command: where you stand, and what to do next.

    Example: eda-coach quiz --topic foundations --count 5
    """
    if ctx.invoked_subcommand is None:
        from eda_coach.cli.start import show_start

        show_start(ctx, now=now)
