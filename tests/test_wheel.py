"""The wheel works in an environment of its own: the command is there, and so is every file it needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "communique"
REPORT = ROOT / "examples" / "summit" / "sarrow-ledger.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment, with the wheel in it.

    The libraries are taken from the environment of the tests, so that nothing is fetched. They are added by a
    line of path, which runs none of their own path files: the project in place stays out of sight.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(own) / "libraries.pth").write_text("\n".join(sorted(libraries)) + "\n", encoding="utf-8")
    return python.with_name("communique")


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {
        f"communique/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "communique/py.typed" in files
    assert any("/templates/" in name for name in files)
    assert files - names == set()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if not re.match(r"communique(-[\d.]+\.dist-info)?/", name)] == []
    assert [name for name in names if name.endswith((".pyc", ".pyo"))] == []
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_package_comes_from_the_wheel(command: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [command.with_name("python"), "-c", "import communique; print(communique.__file__)"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=clean_environment(),
    )
    assert not Path(done.stdout.strip()).is_relative_to(ROOT)


def test_a_brief_is_made_from_there(command: Path, tmp_path: Path) -> None:
    for form in ("json", "html", "markdown", "terminal"):
        subprocess.run(
            [command, "brief", REPORT, "--format", form, "-o", tmp_path / form],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env=clean_environment(),
        )
    record = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert record["schema"] == "communique.record/1"
    assert len(record["documents"]) == 1
    assert record["attributions"]
    assert "<html" in (tmp_path / "html").read_text(encoding="utf-8")
