"""The rules of the house: sizes, docstrings, nothing half done, nothing that names the place it was written in."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 40, 25

HALF_DONE = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|WI" r"P)\b|NotImpl" r"emented(?:Error)?\b")
"""Words of things left for later; written in pieces, as below, so that this file passes its own tests."""
ELSEWHERE = re.compile(
    r"(?<![\w.])/(?:wor"
    r"k|roo"
    r"t|op"
    r"t|hom"
    r"e/(?!jo"
    r"e\b)\w+|Use"
    r"rs)/"  # paths of one machine
    r"|(?:\.\./|\b)sha"
    r"red/(?:seeds|design|oracle|corpora|tools)"
    r"|pypi\.o"
    r"rg|pythonhosted\.o"
    r"rg|deb\.debian\.o"
    r"rg|registry\.npmjs"
)
VAGUE_NAMES = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py", "manager.py", "base.py"}


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project: what git knows or would take; without git, all but what is made."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-co", "--exclude-standard"]
    git = shutil.which("git") and subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if git and git.returncode == 0:
        found = [ROOT / line for line in git.stdout.splitlines()]
    else:
        made = re.compile(r"(?:^|/)(?:\.|__pycache__|dist/|build/|out/|_bundled)")
        found = [path for path in ROOT.rglob("*") if not made.search(str(path.relative_to(ROOT)))]
    return tuple(sorted(path for path in found if path.is_file()))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def words(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@cache
def shape(path: Path) -> ast.Module:
    return ast.parse(words(path))


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(shape(path)) if isinstance(node, ast.FunctionDef)]


def classes(path: Path) -> list[ast.ClassDef]:
    return [node for node in ast.walk(shape(path)) if isinstance(node, ast.ClassDef)]


PYTHON = [path for path in tracked() if path.suffix == ".py"]
PROGRAM = [path for path in PYTHON if name(path).startswith("viewer/")]
VALUES = [path for path in PROGRAM if path.parts[len(ROOT.parts) + 1] in ("model", "readers", "exchange", "timeline")]
TEXT = [path for path in tracked() if path.suffix not in {".png", ".ico", ".ttf", ".dateline"}]
OURS = [path for path in TEXT if not re.match(r"seeds/\d", name(path))]
"""Text we wrote: the seeds are the newspaper's."""


def too_large(path: Path) -> Iterator[str]:
    lines = words(path).count("\n")
    if lines >= FILE_LINES:
        yield f"{lines} lines"
    for function in functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        if length >= FUNCTION_LINES:
            yield f"{function.name} has {length} lines"
    for kind in classes(path):
        methods = sum(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in kind.body)
        if methods >= CLASS_METHODS:
            yield f"{kind.name} has {methods} methods"


def unexplained(path: Path) -> Iterator[str]:
    first = (ast.get_docstring(shape(path)) or "").split("\n\n")[0]
    if not re.match(r"\S.{15,}?[.:](?:\s|$)", first, re.DOTALL):
        yield "no sentence says why this module is there"


def is_nothing(body: list[ast.stmt]) -> bool:
    """Whether a function does nothing: `pass`, `...`, or only a docstring."""
    return all(
        isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in body
    )


def may_be_empty(function: ast.FunctionDef, path: Path) -> bool:
    """An overload, an abstract method, a Protocol's; what a base class asks for, when it is said why it is empty."""
    marks = {getattr(d, "id", getattr(d, "attr", "")) for d in function.decorator_list}
    bases = [base for kind in classes(path) if function in kind.body for base in kind.bases]
    protocol = any(getattr(base, "id", getattr(base, "attr", "")) == "Protocol" for base in bases)
    explained = bool(bases) and ast.get_docstring(function) is not None
    return bool(marks & {"overload", "abstractmethod"}) or protocol or explained


def stubs(path: Path) -> Iterator[str]:
    for function in functions(path):
        if is_nothing(function.body) and not may_be_empty(function, path):
            yield f"{function.name} does nothing"


def state(path: Path) -> Iterator[str]:
    if path.name in VAGUE_NAMES:
        yield "a name that says nothing"
    for node in ast.walk(shape(path)):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno} changes a global variable"


def changeable(path: Path) -> Iterator[str]:
    for kind in classes(path):
        for mark in kind.decorator_list:
            called = mark.func if isinstance(mark, ast.Call) else mark
            if getattr(called, "id", getattr(called, "attr", "")) == "dataclass":
                given = {k.arg: getattr(k.value, "value", None) for k in getattr(mark, "keywords", [])}
                if not (given.get("frozen") and given.get("slots")):
                    yield f"{kind.name} is no frozen value with slots"


def half_done(path: Path) -> Iterator[str]:
    for found in HALF_DONE.finditer(words(path)):
        yield f"left for later: {found.group()}"


def untidy(path: Path) -> Iterator[str]:
    if re.search("[\r\0]", words(path)):
        yield "holds zero bytes or carriage returns"
    if words(path) and not words(path).endswith("\n"):
        yield "no line end at its end"


def elsewhere(path: Path) -> Iterator[str]:
    for found in ELSEWHERE.finditer(words(path)):
        yield f"names {found.group()}"


def sleeping(path: Path) -> Iterator[str]:
    for node in ast.walk(shape(path)):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("time.sleep", "qtbot.wait", "QTest.qWait"):
            yield f"line {node.lineno} waits for a time, not for an event"


RULES: list[tuple[Callable[[Path], Iterator[str]], list[Path]]] = [
    (too_large, PYTHON),
    (unexplained, [path for path in PYTHON if not name(path).startswith("tests/")]),
    (stubs, PROGRAM),
    (state, PROGRAM),
    (changeable, VALUES),
    (sleeping, [path for path in PYTHON if name(path).startswith("tests/")]),
    (half_done, OURS),
    (untidy, OURS),
    (elsewhere, OURS),
]


@pytest.mark.parametrize(("rule", "paths"), RULES, ids=[rule.__name__ for rule, _ in RULES])
def test_the_house_keeps_its_rules(rule: Callable[[Path], Iterator[str]], paths: list[Path]) -> None:
    assert paths
    faults = [f"{name(path)}: {fault}" for path in paths for fault in rule(path)]
    assert not faults, "\n" + "\n".join(faults)


def test_all_resources_can_be_read() -> None:
    for path in tracked():
        if path.suffix == ".toml":
            assert tomllib.loads(words(path)), name(path)
        elif path.suffix == ".svg":
            assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg", name(path)


WRONG = [
    (too_large, "def f():\n" + "    x = 1\n" * 40),
    (too_large, "class C:\n" + "".join(f"    def m{n}(self): return 1\n" for n in range(25))),
    (too_large, "x = 1\n" * 400),
    (unexplained, "x = 1\n"),
    (unexplained, '"""Things."""\n'),
    (stubs, 'def f():\n    """Words."""\n'),
    (stubs, "def f(): ...\n"),
    (stubs, "class C(Base):\n    def f(self): ...\n"),
    (state, "def f():\n    global x\n"),
    (changeable, "@dataclass\nclass C: ...\n"),
    (changeable, "@dataclass(frozen=True)\nclass C: ...\n"),
    (sleeping, "import time\ntime.sleep(1)\n"),
    (half_done, "# TO" + "DO: later\n"),
    (half_done, "raise NotImpl" + "ementedError\n"),
    (untidy, "x = 1"),
    (untidy, "x = 1\r\n"),
    (elsewhere, 'open("/wor' + 'k/main/a.txt")\n'),
    (elsewhere, "as in ../sha" + "red/seeds\n"),
    (elsewhere, "https://pypi.o" + "rg/simple\n"),
]


@pytest.mark.parametrize(("rule", "text"), WRONG, ids=[f"{rule.__name__}-{n}" for n, (rule, _) in enumerate(WRONG)])
def test_each_rule_notices_what_it_is_for(rule: Callable[[Path], Iterator[str]], text: str, tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_bytes(text.encode("utf-8"))
    assert list(rule(path))


def test_what_is_right_is_not_blamed(tmp_path: Path) -> None:
    path = tmp_path / "fine.py"
    path.write_text(
        '"""Says why this module is there."""\n\n\n'
        "@dataclass(frozen=True, slots=True)\nclass C(Protocol):\n    def f(self) -> int: ...\n\n\n"
        "PATHS = ('./work/a', 'network/root', 'public/shared')\n",
        encoding="utf-8",
    )
    assert [fault for rule, _ in RULES for fault in rule(path)] == []
