"""Who may import whom; CONTRIBUTING.md says it in words."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sendnotes"
MAY_IMPORT = {
    "errors": set(),
    "model": set(),
    "processes": {"errors"},
    "mapping": {"model", "errors"},
    "extract": {"model", "errors", "mapping"},
    "ingest": {"model", "errors", "mapping"},
    "formats": {"ingest", "model", "errors", "mapping"},
    "archive": {"model", "errors", "mapping"},
    "index": {"model", "errors", "mapping", "processes"},
    "library": {
        *("extract", "formats", "ingest", "archive", "index", "model", "errors", "mapping"),
        "processes",
    },
    "views": {"model", "errors", "mapping"},
    "cli": {"library", "views", "archive", "extract", "model", "errors"},
    "__main__": {"cli", "errors"},
    "__init__": set(),
}
FOR_FORMATS = {
    *("lxml", "trafilatura", "markdownify", "httpx", "mammoth", "pypdfium2", "striprtf"),
}
OWNERS = {
    "whoosh": {"index"},
    "yaml": {"archive", "ingest"},
    "frontmatter": {"archive", "ingest"},
    "typer": {"cli"},
    "rich": {"views", "cli"},
    "rensa": {"index"},
    **{name: {"formats"} for name in FOR_FORMATS},
}


def imports_of(path: Path) -> set[str]:
    """Return the dotted names that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    for name in imports_of(path):
        top, _, rest = name.partition(".")
        if top == "sendnotes" and rest:
            imported = rest.split(".")[0]
            if imported in MAY_IMPORT:
                assert imported == part or imported in MAY_IMPORT[part], f"{part} -> {imported}"
        elif top in OWNERS:
            assert part in OWNERS[top], f"{top} belongs to {OWNERS[top]}"


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a fresh `sendnotes ARGUMENTS` has loaded when it ends."""
    script = (
        "import sys, contextlib, io\n"
        f"sys.argv = ['sendnotes', *{list(arguments)!r}]\n"
        "from sendnotes.__main__ import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    main()\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return {name.split(".")[0] for name in done.stderr.split()} | set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("search", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)

    heavy = {"whoosh", "yaml", "rich", "frontmatter", "tomllib", "ftfy", "rapidfuzz", "rensa"}
    assert not loaded & (heavy | FOR_FORMATS)


def test_a_search_loads_only_what_reads(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(PACKAGE.parent / "archive", archive)
    search = ("search", "inclusion", "--archive", str(archive))
    loaded_by(*search)  # builds the index
    loaded = loaded_by(*search)

    of_whoosh = {name for name in loaded if name.startswith("whoosh.")}
    assert of_whoosh == {"whoosh.lang", "whoosh.lang.porter2"}
    heavy = {"yaml", "rich", "frontmatter", "tomllib", "ftfy", "rensa", "sendnotes.index.writing"}
    assert not loaded & (heavy | FOR_FORMATS)


def test_text_is_added_without_the_libraries_of_other_formats(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("Words about kites.", encoding="utf-8")
    loaded = loaded_by("add", "--dry-run", "--archive", str(PACKAGE.parent / "archive"), str(post))

    assert "ftfy" not in loaded
    assert not loaded & FOR_FORMATS


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_hold_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
