"""``eda-coach pack``: list, check and show packs."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from eda_coach.cli.completion import names_of, packs
from eda_coach.cli.lines import wrap
from eda_coach.cli.pack.listing import JSON_VERSION, put_json
from eda_coach.cli.pack.listing import list_packs as write_pack_list
from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import put_line, say, terminal_width
from eda_coach.cli.world.wiring import clock_of, wiring_of
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.problem import Problem
from eda_coach.content.shelf import DEFAULT_PACK
from eda_coach.errors import CoachError, UsageError
from eda_coach.language.nearest import nearest
from eda_coach.language.printable import one_line, printable

app = typer.Typer(no_args_is_help=True, add_completion=False, help="List, check and show packs of questions.")
_SORTS = ("question", "concept", "topic", "source", "scenario", "misconception")
_Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]


@app.command(name="list")
def list_packs(ctx: typer.Context, *, as_json: _Json = False) -> None:
    """List the packs there are: your own and the bundled ones.

    Example: eda-coach pack list
    """
    write_pack_list(wiring_of(ctx), as_json=as_json)


@app.command()
def check(
    ctx: typer.Context,
    pack: Annotated[
        str, typer.Argument(help="Name or folder of a pack.", autocompletion=packs)
    ] = DEFAULT_PACK,
    *,
    as_json: _Json = False,
) -> None:
    """Check a pack: every mistake at once, each with its place and how to mend it.

    Example: eda-coach pack check my-pack
    """
    from eda_coach.content.reading.pack_reader import read_pack

    wiring = wiring_of(ctx)
    folder = wiring.shelf.find(pack).folder
    with wiring.progress() as progress:
        reading = read_pack(folder, progress=progress)
    if as_json:
        put_json(_check_facts(folder, reading.problems))
    else:
        for problem in reading.problems:
            put_line(printable(str(problem)))
    if reading.problems:
        say(f"{folder}: {len(reading.problems)} problem{'s' if len(reading.problems) != 1 else ''}.")
        raise typer.Exit(1)
    if not as_json and reading.pack is not None:
        put_line(f"{folder}: {len(reading.pack.questions)} questions, no problems.")


def _check_facts(folder: Path, problems: Sequence[Problem]) -> dict[str, Any]:
    fields = ("file", "line", "column", "path", "what", "mend")
    return {
        "format": "eda-coach-pack-check",
        "version": JSON_VERSION,
        "pack": str(folder),
        "problems": [{field: getattr(one, field) for field in fields} for one in problems],
    }


@app.command()
def show(
    ctx: typer.Context,
    item: Annotated[
        str | None, typer.Argument(help="Id of a topic, concept, question, source or scenario.")
    ] = None,
    *,
    pack: Annotated[str, typer.Option(help="Name or folder of a pack.", autocompletion=packs)] = DEFAULT_PACK,
    as_json: _Json = False,
) -> None:
    """Show what a pack holds, or one thing in it.

    Example: eda-coach pack show push-vs-pull
    """
    with closing(wiring_of(ctx).open_pack(pack)) as index:
        if item is None:
            _show_pack(index, as_json=as_json)
        else:
            _show_item(index, item, as_json=as_json)


def _show_pack(index: PackIndex, *, as_json: bool) -> None:
    from eda_coach.content.index.selection import Selection

    counts = {topic: len(ids) for topic, ids in index.ids_by_topic(Selection()).items()}
    topics = [
        {"scope": "", **(index.body("topic", id_) or {}), "questions": counts.get(id_, 0)}
        for id_ in index.ids("topic")
    ]
    if as_json:
        put_json(
            {
                "format": "eda-coach-pack",
                "version": JSON_VERSION,
                **index.summary,
                "path": index.path,
                "topic_list": topics,
            }
        )
        return
    width, summary = terminal_width(), index.summary
    for line in wrap(
        f"{summary['title']} ({summary['id']} {summary['version']}, {summary['licence']})", width
    ):
        put_line(line)
    put_line(index.path)
    counts_of = ", ".join(
        f"{summary[sort]} {sort}" for sort in ("questions", "concepts", "sources", "scenarios")
    )
    for line in wrap(counts_of, width):
        put_line(line)
    put_line()
    for topic in topics:
        put_line(f"{topic['id']}  ({topic['questions']} questions)")
        for line in wrap(f"{topic['title']}. {topic['scope']}", width, first="  "):
            put_line(line)


def _show_item(index: PackIndex, item: str, *, as_json: bool) -> None:
    for table in _SORTS:
        body = index.body(table, item)
        if body is not None:
            break
    else:
        raise _unknown(index, item)
    if table == "topic":
        body = body | _in_topic(index, item)
    if as_json:
        put_json({"format": f"eda-coach-{table}", "version": JSON_VERSION, "sort": table, **body})
        return
    put_line(f"{table} {one_line(item)}")
    for line in _body_lines(body, "", terminal_width()):
        put_line(line)


def _in_topic(index: PackIndex, topic: str) -> dict[str, Any]:
    """Concepts and questions of a topic: titles or prompts by id."""
    from eda_coach.content.index.selection import Selection

    concepts = [
        id_ for id_ in index.ids("concept") if (index.body("concept", id_) or {}).get("topic") == topic
    ]
    questions = index.ids_by_topic(Selection(topics=(topic,))).get(topic, ())
    return {"concepts": index.titles("concept", concepts), "questions": index.titles("question", questions)}


def _unknown(index: PackIndex, item: str) -> UsageError:
    ids = [id_ for sort in _SORTS for id_ in index.ids(sort)]
    close = nearest(item, ids)
    hint = (
        f'Did you mean "{close}"?'
        if close
        else "`eda-coach pack show` lists the topics, `pack show TOPIC` what is in one."
    )
    return UsageError(f"Nothing in the pack {index.id} is called {item!r}.", hint=hint)


def _body_lines(value: dict[str, Any] | list[Any], indent: str, width: int) -> list[str]:
    """Any content as indented lines."""
    if isinstance(value, list):
        return [line for one in value for line in _entry_lines("-", one, indent, width)]
    return [
        line for key, one in value.items() for line in _entry_lines(f"{one_line(key)}:", one, indent, width)
    ]


def _entry_lines(lead: str, value: Any, indent: str, width: int) -> list[str]:
    if isinstance(value, list) and all(not isinstance(one, dict | list) for one in value):
        value = ", ".join(map(str, value))
    if isinstance(value, dict | list):
        return [f"{indent}{lead}", *_body_lines(value, f"{indent}  ", width)]
    return wrap(str(value), width, first=f"{indent}{lead} ", rest=f"{indent}  ")


@app.command(name="test")
def prove_rubrics(
    ctx: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(help="Id of a question or scenario.", autocompletion=names_of("question")),
    ] = None,
    *,
    pack: Annotated[str, typer.Option(help="Name or folder of a pack.", autocompletion=packs)] = DEFAULT_PACK,
    advice: Annotated[bool, typer.Option("--advice", help="Also say what could be better.")] = False,
    as_json: _Json = False,
) -> None:
    """Try rubrics and scenarios with their samples, and with samples denied, cut, shuffled or misspelt.

    Example: eda-coach pack test --pack my-pack
    """
    from eda_coach.cli.pack.proving import try_rubrics

    raise typer.Exit(
        try_rubrics(wiring_of(ctx), pack=pack, name=question, as_json=as_json, with_advice=advice)
    )


@app.command()
def gaps(
    ctx: typer.Context,
    *,
    pack: Annotated[str | None, typer.Option(help="Only this pack.", autocompletion=packs)] = None,
    as_json: _Json = False,
) -> None:
    """List verdicts on typed answers that you overruled: wordings the pack's author may have missed.

    Example: eda-coach pack gaps --json
    """
    from eda_coach.cli.pack.proving import list_gaps

    wiring = wiring_of(ctx)
    list_gaps(wiring, pack=pack, as_json=as_json, now=clock_of(wiring, ctx.find_root().params.get("now")))


@app.command()
def schema(
    file: Annotated[
        str | None, typer.Argument(help="pack.yaml, sources.yaml, concepts, questions, ...")
    ] = None,
    *,
    folder: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="Write one schema a file into a folder."),
    ] = None,
) -> None:
    """Write the JSON Schema of a pack's files, for editors that complete keys and mark mistakes.

    Example: eda-coach pack schema -o schemas
    """
    from eda_coach.content.reading.schema import schema_names, schema_of

    names = schema_names()
    if file is not None and file not in names:
        raise UsageError(f"Packs have no file {file!r}.", hint=f"Say one of {', '.join(names)}.")
    if folder is None:
        chosen = {name: schema_of(name) for name in ([file] if file else names)}
        put_json(chosen[file] if file else chosen)
        return
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CoachError(
            f"{folder} cannot be made ({error.strerror}).", hint="Give another folder with -o."
        ) from error
    for name in [file] if file else names:
        text = json.dumps(schema_of(name), indent=2) + "\n"
        deliver(text, str(target / f"{name.removesuffix('.yaml')}.schema.json"))
