"""When a compiled pack is used again, and when it is made anew."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from eda_coach.content.index.fingerprint import FileStamp
from eda_coach.content.index.opening import PackProblemsError, open_pack
from eda_coach.errors import PackNotFoundError
from tests.builders import DEMO_PACK, write_pack

A_WHILE_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack that was written long ago."""
    return _age(write_pack(tmp_path / "demo"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for compiled packs."""
    return tmp_path / "cache"


def _age(folder: Path) -> Path:
    for path in folder.rglob("*.yaml"):
        os.utime(path, (A_WHILE_AGO, A_WHILE_AGO))
    return folder


def _title(folder: Path, cache: Path) -> str:
    with closing(open_pack(folder, cache)) as index:
        return str(index.summary["title"])


def _is_read_anew(folder: Path, cache: Path) -> bool:
    steps: list[int] = []
    open_pack(folder, cache, progress=lambda done, _of: steps.append(done)).close()
    return bool(steps)


def _compiled(cache: Path) -> Path:
    (file,) = (cache / "packs").iterdir()
    return file


def test_second_opening_reads_no_yaml(folder: Path, cache: Path) -> None:
    """If nothing changed since a pack was compiled, then it is not read again."""
    assert _is_read_anew(folder, cache)

    assert not _is_read_anew(folder, cache)
    assert not _is_read_anew(folder, cache)


def test_edit_of_the_same_size_and_time_is_seen(folder: Path, cache: Path) -> None:
    """If a file is changed a moment ago and has its size and time of before, then the change is seen."""
    header = folder / "pack.yaml"
    assert _title(folder, cache) == "Demo"

    header.write_text(header.read_text(encoding="utf-8").replace("Demo", "Omed"), encoding="utf-8")
    os.utime(header, (A_WHILE_AGO, A_WHILE_AGO))

    assert _title(folder, cache) == "Omed"


@pytest.mark.parametrize("moved_back", [False, True])
def test_edit_within_one_tick_of_the_clock_is_seen(folder: Path, cache: Path, *, moved_back: bool) -> None:
    """If a file is changed again in the tick in which it was compiled, then its content tells."""
    header = folder / "pack.yaml"
    os.utime(header, (A_WHILE_AGO, A_WHILE_AGO) if moved_back else None)
    before = header.stat()
    assert _title(folder, cache) == "Demo"

    header.write_text(header.read_text(encoding="utf-8").replace("Demo", "Omed"), encoding="utf-8")
    os.utime(header, ns=(before.st_atime_ns, before.st_mtime_ns))
    _forget_tick(cache, header)

    assert _title(folder, cache) == "Omed"


def _forget_tick(cache: Path, changed: Path) -> None:
    """Make the index look as if the clock had not ticked between two changes of a file."""
    with closing(sqlite3.connect(_compiled(cache))) as connection, connection:
        ((value,),) = connection.execute("SELECT value FROM meta WHERE key = 'stamps'")
        stamps = [FileStamp._make(stamp) for stamp in json.loads(value)]
        ctime_ns = changed.stat().st_ctime_ns
        patched = [
            stamp._replace(ctime_ns=ctime_ns) if stamp.name == changed.name else stamp for stamp in stamps
        ]
        connection.execute("UPDATE meta SET value = ? WHERE key = 'stamps'", (json.dumps(patched),))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "lexicon.yaml").write_text("ack: [ack]\n", encoding="utf-8"),
        lambda folder: (folder / "questions" / "more.yaml").unlink(),
        lambda folder: (folder / "questions").rename(folder / "gone"),
        lambda folder: (folder / "questions" / "more.yaml").rename(folder / "questions" / "basics.yaml"),
        lambda folder: (folder / "questions" / "more.yaml").touch(),
        lambda folder: (folder / "sources.yaml").write_bytes((folder / "sources.yaml").read_bytes() + b"#\n"),
    ],
    ids=["added", "deleted", "folder renamed", "renamed", "touched", "longer"],
)
def test_changed_folder_is_read_anew(folder: Path, cache: Path, change: Callable[[Path], object]) -> None:
    """If a file was added, deleted, renamed, touched or made longer, then the pack is read anew."""
    open_pack(folder, cache).close()

    change(folder)

    with suppress(PackProblemsError):  # it was read anew, and has problems now
        assert _is_read_anew(folder, cache)


@pytest.mark.parametrize("name", ["README.md", ".hidden.yaml", "questions/notes.txt"])
def test_other_files_do_not_matter(folder: Path, cache: Path, name: str) -> None:
    """If a file that is no part of the pack comes, then the pack is not read again."""
    open_pack(folder, cache).close()

    (folder / name).write_text("x", encoding="utf-8")

    assert not _is_read_anew(folder, cache)


def test_another_version_of_the_program_compiles_anew(folder: Path, cache: Path) -> None:
    """If a pack was compiled by another version, then it is compiled anew."""
    open_pack(folder, cache).close()
    with closing(sqlite3.connect(_compiled(cache))) as connection, connection:
        connection.execute("UPDATE meta SET value = '\"0.0.0' || substr(value, 5) WHERE key = 'key'")

    assert _is_read_anew(folder, cache)
    assert not _is_read_anew(folder, cache)


def test_packs_of_one_name_do_not_mix(tmp_path: Path, cache: Path) -> None:
    """If two folders have one name, then each has its own compiled form."""
    first = write_pack(tmp_path / "a" / "demo")
    second = write_pack(
        tmp_path / "b" / "demo", DEMO_PACK | {"pack.yaml": DEMO_PACK["pack.yaml"] | {"title": "Other"}}
    )

    assert [_title(one, cache) for one in (first, second, first)] == ["Demo", "Other", "Demo"]


def test_cache_that_cannot_be_written_does_no_harm(folder: Path, tmp_path: Path) -> None:
    """If the cache cannot be written, then the pack is compiled in memory, each time."""
    cache = tmp_path / "cache"
    cache.write_text("not a folder", encoding="utf-8")

    assert _title(folder, cache) == "Demo"
    assert _is_read_anew(folder, cache)
    assert cache.read_text(encoding="utf-8") == "not a folder"


def test_cache_may_be_given_by_a_relative_path(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the cache is a relative path, then it works as any other."""
    monkeypatch.chdir(tmp_path)

    assert _is_read_anew(folder, Path("cache #1?"))
    assert not _is_read_anew(folder, Path("cache #1?"))


def test_pack_with_problems_is_not_opened(folder: Path, cache: Path) -> None:
    """If a pack has a problem, then the error tells each and how to see them again, and nothing is kept."""
    (folder / "sources.yaml").write_text("sources:\n- idd: x\n", encoding="utf-8")

    with pytest.raises(PackProblemsError, match='the key "title" is missing') as caught:
        open_pack(folder, cache)

    assert str(caught.value).endswith(f"The pack {folder} has {len(caught.value.problems)} problems.")
    assert f"eda-coach pack check {folder}" in caught.value.hint
    assert not cache.exists()


def test_one_problem_is_counted_as_one(folder: Path, cache: Path) -> None:
    """If a pack has a single problem, then the error says so in words."""
    (folder / "lexicon.yaml").write_text("", encoding="utf-8")

    with pytest.raises(PackProblemsError, match="has 1 problem\\."):
        open_pack(folder, cache)


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_folder_that_is_no_pack_is_not_opened(tmp_path: Path, cache: Path, name: str) -> None:
    """If there is no folder, or no pack.yaml in it, then the error says so."""
    with pytest.raises(PackNotFoundError, match=r"is no pack: it has no pack\.yaml"):
        open_pack(tmp_path / name, cache)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_pipe_in_a_pack_is_told_and_not_waited_for(folder: Path, cache: Path) -> None:
    """If a pack holds a pipe under the name of a file, then it is a problem and opening does not hang."""
    os.mkfifo(folder / "lexicon.yaml")

    with pytest.raises(PackProblemsError, match="this is no file"):
        open_pack(folder, cache)


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode there")
def test_folder_of_any_name_is_opened(tmp_path: Path, cache: Path) -> None:
    """If the name of a folder is not UTF-8, then its pack is opened and compiled all the same."""
    folder = write_pack(Path(os.fsdecode(os.fsencode(tmp_path) + b"/p\xff %?#")))

    assert _is_read_anew(folder, cache)
    assert not _is_read_anew(folder, cache)


def test_two_processes_may_compile_at_once(folder: Path, cache: Path) -> None:
    """If two processes open a pack at once, then both get it whole and one compiled form is left."""
    code = (
        "import sys; from pathlib import Path; from eda_coach.content.index.opening import open_pack\n"
        "index = open_pack(Path(sys.argv[1]), Path(sys.argv[2])); print(len(index.ids('question')))"
    )
    command = [sys.executable, "-c", code, str(folder), str(cache)]

    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]

    assert [process.communicate()[0] for process in processes] == ["6\n", "6\n"]
    assert not _is_read_anew(folder, cache)
    assert _compiled(cache).suffix == ".sqlite"


def test_compiled_pack_needs_no_reader(folder: Path, cache: Path) -> None:
    """If a compiled pack is fresh, then a question comes out of it without pydantic and without yaml."""
    open_pack(folder, cache).close()
    code = (
        "import sys; from pathlib import Path; from eda_coach.content.index.opening import open_pack\n"
        "from eda_coach.content.index.selection import Selection\n"
        "index = open_pack(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "index.ids_by_topic(Selection()); index.question('in-flight')\n"
        "print(sorted({'pydantic', 'pydantic_core', 'yaml', 'jinja2', 'typer'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(cache)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
