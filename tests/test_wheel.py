"""The wheel: built, installed beside the installed libraries, and used somewhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import eda_coach

ROOT = Path(eda_coach.__file__).parent.parent


def run(*words: str | Path, folder: Path, **variables: str) -> str:
    """Run this Python; what it writes."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONPATH" and not name.startswith("COV")
    } | variables
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_quiz_from_the_built_wheel(tmp_path: Path, home: Path) -> None:
    """If the wheel is installed, then a quiz on the pack inside it runs from any folder."""
    run("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", folder=ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--target"]
    run(*install, tmp_path / "site", wheel, folder=tmp_path, PIP_DISABLE_PIP_VERSION_CHECK="1")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "answers.json").write_text("[1]")

    variables = {
        "PYTHONPATH": str(tmp_path / "site"),
        "EDA_COACH_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    words: list[str | Path] = [
        "-m",
        "eda_coach",
        "quiz",
        "--kind",
        "single-choice",
        "--answers",
        tmp_path / "answers.json",
        "--json",
    ]
    session = json.loads(run(*words, folder=tmp_path / "elsewhere", **variables))
    where = run(
        "-c", "import eda_coach; print(eda_coach.__file__)", folder=tmp_path / "elsewhere", **variables
    )
    packs = json.loads(
        run("-m", "eda_coach", "pack", "list", "--json", folder=tmp_path / "elsewhere", **variables)
    )

    assert Path(where.strip()).is_relative_to(tmp_path / "site")
    assert (session["pack"], session["summary"]["answered"]) == ("event-driven-vs-request-response", 1)
    assert Path(packs["packs"][0]["path"]).is_relative_to(tmp_path / "site")
    assert list((tmp_path / "site").glob("*.dist-info/licenses/**/LICENSE"))
