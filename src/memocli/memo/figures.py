"""What the figures of the memos are: what each is called, what it counts, whether it can fall, and how far it went."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TypeAlias

from msgspec import Struct

from memocli.fields import ByLanguage, Name, Shape
from memocli.text import Placed

# The value of a figure and its bound, which is empty where the value is exact.
Quantity: TypeAlias = tuple[Decimal, str]


class FigureMeaning(Shape, frozen=True):
    """What one figure is, in all memos that state it.

    Keys:
        id: the name by which claims state it, such as `torture-investigations`
        label: what readers call it, as one text or one for each language: `{en: …, es: …}`
        unit: what it counts, such as `investigations`; `percent` for a percentage; as one text or one for each language
        cumulative: `true` for a total that can only rise, such as all cases registered so far
        counted: how it is counted, by whom and since when; for the editors
    """

    id: Name
    label: ByLanguage
    unit: ByLanguage | None = None
    cumulative: bool = False
    counted: Placed | None = None

    @property
    def is_percentage(self) -> bool:
        """Whether it counts percent, by its unit or its name: it differs by points then."""
        percent = self.unit is not None and "percent" in self.unit.values()
        return percent or counts_percent(self.id)


class FigureMeanings(Shape, frozen=True):
    """`memo/figures.yaml`: what the figures of all memos are.

    Keys:
        figures: one entry for each figure
    """

    figures: tuple[FigureMeaning, ...]


def counts_percent(name: str) -> bool:
    """Whether a figure counts percent, by its name."""
    return name.endswith(("percent", "percentage"))


class Step(Struct, frozen=True):
    """How far a figure went from one statement of it to the next; None where that can't be told, or would have no meaning.

    Only two exact values, or two with the same bound, can be compared: from "at least 31" to 40 may be a fall. A figure that is itself
    a percentage differs by points: a percentage of it would mislead.
    """

    difference: Decimal | None = None
    percent: Decimal | None = None


def step_between(old: Quantity, new: Quantity, *, is_percentage: bool) -> Step:
    """The step from one statement of a figure to the next."""
    (was, was_at), (now, now_at) = old, new
    if was_at != now_at:
        return Step()
    with localcontext() as exactly:
        # Else a difference would be rounded to 28 digits.
        exactly.prec = max(28, len(f"{was:f}") + len(f"{now:f}"))
        difference = now - was
    return Step(difference, None if is_percentage or not was else difference / abs(was) * 100)
