"""What every test may use: `pytest --update` rewrites the files that are made from the code; how long Hypothesis looks."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from tests.support.fuzz_count import summary

# A test that passes must pass again, here and in CI: the same examples each time, and no clock.
settings.register_profile("short", max_examples=100, derandomize=True, deadline=None)
# `make fuzz`: other examples each time, and many; what fails is kept in .hypothesis and tried first.
settings.register_profile("long", max_examples=2000, derandomize=False, deadline=None)
settings.load_profile("short")  # --hypothesis-profile comes after this and wins


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if said := summary():
        terminalreporter.write_line(said)


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether files made from the code are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))
