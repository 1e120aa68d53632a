"""What every test may use: `pytest --update` rewrites the files that are made from the code."""

from __future__ import annotations

import os

import pytest


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


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether files made from the code are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))
