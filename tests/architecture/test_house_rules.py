"""The house rules that can be counted."""

from __future__ import annotations

import ast
import importlib.util
from functools import cache
from pathlib import Path

SOURCE = Path(importlib.util.find_spec("trucewatch").submodule_search_locations[0])
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 500, 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base", "tools"}
OUTERMOST = {"cli", "web"}


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return function.end_lineno - function.lineno + 1


def named(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def test_there_is_something_to_count():
    assert len(MODULES) > 20


def test_no_module_is_longer_than_one_idea():
    lines = {named(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {module: count for module, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_reaches_sixty_lines():
    found = {
        f"{named(module)}:{function.name}": length(function)
        for module in MODULES
        for function in functions(module)
        if length(function) >= LONGEST_FUNCTION
    }
    assert found == {}


def test_half_of_the_functions_have_under_ten_lines_and_nine_in_ten_under_forty():
    lengths = sorted(length(function) for module in MODULES for function in functions(module))
    assert lengths[len(lengths) // 2] < 10
    assert lengths[len(lengths) * 9 // 10] < 40


def test_no_module_has_a_name_that_says_nothing():
    assert [named(module) for module in MODULES if module.stem in VAGUE or module.parent.name in VAGUE] == []


def test_only_the_outermost_frame_catches_everything():
    broad = [
        f"{named(module)}:{node.lineno}"
        for module in MODULES
        if module.relative_to(SOURCE).parts[0] not in OUTERMOST
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert broad == []


FORBIDDEN = {"sqlite3", "socket", "urllib.request", "requests", "subprocess", "multiprocessing", "random", "secrets"}
TOUCHING_THE_WORLD = {"ledger", "pipeline", "cli", "web"}


def imports(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


STAGES = [module for module in MODULES if module.relative_to(SOURCE).parts[0] not in TOUCHING_THE_WORLD]


def test_a_stage_touches_neither_network_nor_chance_nor_processes():
    assert {named(module): imports(module) & FORBIDDEN for module in STAGES if imports(module) & FORBIDDEN} == {}


def test_no_stage_asks_the_clock():
    asked = [
        f"{named(module)}:{node.lineno}"
        for module in STAGES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
    ]
    assert asked == []
