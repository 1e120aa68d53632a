"""A house template, opened: the parts of it that the memo uses.

The rest (its text, comments, pictures in the text, custom properties, the path of the template it was made from) is left
out: a memo must not publish it.
"""

from __future__ import annotations

from typing import Final

from memocli.errors import UserError
from memocli.ooxml.package import Package, is_inside, open_package
from memocli.ooxml.parts import RELATION

_CALLED: Final = "the DOCX template"
_CARRIED: Final = frozenset(
    "styles settings fontTable theme numbering footnotes header footer webSettings stylesWithEffects".split()
)


def open_template(template: bytes) -> Package:
    """Open the template, with those of its relationships that are carried over.

    Raises UserError where it is not a Word file that memocli can use.
    """
    package = open_package(template, _CALLED)
    if "macroEnabled" in package.content_types().get(package.main, ""):
        raise UserError(f"{_CALLED} has macros; save it as Word Document (.docx)")
    package.relations = [
        relation
        for relation in package.relations
        if relation.get("Type", "").removeprefix(RELATION) in _CARRIED and is_inside(relation)
    ]
    return package
