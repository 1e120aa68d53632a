"""Where things lie: the checkout, and the example memos that the tests read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TESTS: Final = ROOT / "tests"
# A frozen copy. The memos in memo/ are their editors' own; no test reads them.
EXAMPLE: Final = TESTS / "example"
