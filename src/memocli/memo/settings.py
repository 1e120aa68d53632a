"""The settings of a project: the format of its files, and which rules count for everyone who checks it."""

from __future__ import annotations

from msgspec import field

from memocli.diagnostics import Severity
from memocli.fields import FailOn, Shape
from memocli.text import Placed


class CheckSettings(Shape, frozen=True):
    """Which rules count, for everyone and for CI alike.

    Keys:
        ignore: warnings that do not count, as codes or beginnings of codes: `S206`, `S2`
        also: codes that count although `ignore` names a beginning of theirs
        fail-on: the lowest severity that counts as a failure and stops a build: `error` (if nothing is said), `warning`
    """

    ignore: tuple[Placed, ...] = ()
    also: tuple[Placed, ...] = ()
    fail_on: FailOn | None = None

    @property
    def failing(self) -> Severity:
        """The lowest severity that counts as a failure."""
        return Severity(self.fail_on or Severity.ERROR)


class ProjectSettings(Shape, frozen=True):
    """`memocli.yaml`, at the top of a project: what holds for the whole project.

    Keys:
        format: the format that the files of the project are written in: `1`
        checks: which rules count
    """

    format: Placed | None = None
    checks: CheckSettings = field(default_factory=CheckSettings)
