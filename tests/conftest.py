"""What every test may use: `pytest --update` rewrites the files that are made from the code; how long Hypothesis looks."""

from __future__ import annotations

import compileall
import os
from typing import Any, Final

import pytest
from hypothesis import settings
from tests.support.fuzz_count import TRIED, summary
from tests.support.places import ROOT

# A test that passes must pass again, here and in CI: the same examples each time, and no clock.
settings.register_profile("short", max_examples=100, derandomize=True, deadline=None)
# `make fuzz`: other examples each time, and many; what fails is kept in .hypothesis and tried first.
settings.register_profile("long", max_examples=2000, derandomize=False, deadline=None)
settings.load_profile("short")  # --hypothesis-profile comes after this and wins

# Half a minute each, or more. `make test` runs each file in one process, and waits for the last: so these come first.
LONGEST: Final = (
    "test_evidence_child.py",
    "test_streams.py",
    "test_fuzz_texts.py",
    "test_paths.py",
    "test_hostile_templates.py",
    "test_pdf.py",
    "test_protect.py",
    "test_same_bytes.py",
    "test_mask.py",
    "test_signals.py",
    "test_outputs.py",
    "test_cli.py",
    "test_robustness.py",
    "test_interrupted_writing.py",
    "test_example_memo.py",
    "test_endnotes.py",
    "test_settings.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite the generated files and golden texts instead of comparing them",
    )


def pytest_configure(config: pytest.Config) -> None:
    # A CI service that could rewrite what it compares with would never fail.
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError(
            "--update rewrites what the tests compare with; not where CI is set"
        )
    # Hundreds of starts of memocli: none is to compile it, nor to do what the next one does not.
    if not _is_worker(config):
        compileall.compile_dir(ROOT / "src", quiet=2)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _is_worker(config):
        places = {name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: places.get(item.path.name, len(places)))


# ── several processes ────────────────────────────────────────────────────────────────────────────


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _is_worker(session.config):
        session.config.workeroutput["tried"] = dict(TRIED)  # type: ignore[attr-defined]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    TRIED.update(getattr(node, "workeroutput", {}).get("tried", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if said := summary():
        terminalreporter.write_line(said)


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether files made from the code are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))
