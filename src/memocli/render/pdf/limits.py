"""How many pages a PDF may have: a style sheet can ask for one page a letter."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from memocli.errors import UserError

# The longest memo known has 70 pages; a page takes about 0.2 s and 5 MB.
MOST_PAGES: Final = 1_000


@contextmanager
def pages_counted() -> Iterator[None]:
    """Raise UserError where a PDF becomes too long: WeasyPrint tells its progress page by page, and can be stopped there."""

    class Count(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            # "Step 5 - Creating layout - Page 12"
            page = record.args[0] if isinstance(record.args, tuple) and record.args else 0
            if isinstance(page, int) and page > MOST_PAGES:
                raise UserError(
                    f"the PDF becomes longer than {MOST_PAGES:,} pages; look at the sizes in templates/memo.css and extra.css"
                )

    logger, handler = logging.getLogger("weasyprint.progress"), Count(logging.INFO)
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
