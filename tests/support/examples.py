"""How many examples a test of Hypothesis tries, beside what the profile says (tests/conftest.py)."""

from __future__ import annotations

from hypothesis import settings


def examples(share: float) -> settings:
    """This share of the usual number: less where each example is slow, more where faults hide well."""
    return settings(max_examples=round(settings().max_examples * share))
