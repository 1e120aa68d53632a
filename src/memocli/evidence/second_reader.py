"""Single pages of a PDF as another reader sees them, which shares no code with the first. Only this module imports pdfminer."""

from __future__ import annotations

import io
from collections.abc import Collection
from importlib.util import find_spec

from memocli.errors import UserError
from memocli.evidence.extracted import CannotRead


def require_second_reader() -> None:
    """Raise UserError, which says what to install, unless there is a second reader."""
    if not has_second_reader():
        raise UserError(
            'to compare how a PDF is read takes pdfminer.six: install it with `pip install "memocli[evidence]"`'
        )


def has_second_reader() -> bool:
    """Whether there is one: it is an extra."""
    return find_spec("pdfminer") is not None


def version_of_second_reader() -> str:
    """Its name and version; empty where there is none."""
    from importlib.metadata import version

    return f"pdfminer.six-{version('pdfminer.six')}" if has_second_reader() else ""


def second_reading(content: bytes, pages: Collection[int]) -> dict[int, str]:
    """The text of these sheets of a PDF, counted from 1, in reading order. Raises CannotRead."""
    from pdfminer.converter import TextConverter
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psexceptions import PSException

    found: dict[int, str] = {}
    manager = PDFResourceManager()
    wanted = {page - 1 for page in pages}
    try:
        sheets = PDFPage.get_pages(io.BytesIO(content), wanted)
        for number, sheet in zip(sorted(wanted), sheets, strict=False):
            said = io.StringIO()
            with TextConverter(manager, said, laparams=LAParams()) as converter:
                PDFPageInterpreter(manager, converter).process_page(sheet)
            found[number + 1] = said.getvalue().strip("\f\n")
    except (PSException, PDFSyntaxError, *_FAILS_WITH) as error:
        raise CannotRead("the second reader of PDF can't read it") from error
    return found


# What its code runs into where a file is not as it takes it to be.
_FAILS_WITH = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
