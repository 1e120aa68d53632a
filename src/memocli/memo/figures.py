"""What the figures of the memos are: what each is called, what it counts, and whether it can fall."""

from __future__ import annotations

from memocli.fields import ByLanguage, Name, Shape
from memocli.text import Placed


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
        return percent or self.id.endswith(("percent", "percentage"))


class FigureMeanings(Shape, frozen=True):
    """`memo/figures.yaml`: what the figures of all memos are.

    Keys:
        figures: one entry for each figure
    """

    figures: tuple[FigureMeaning, ...]
