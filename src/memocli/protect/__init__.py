"""Nobody is exposed: what is listed in `private/`, and what confidential records say, is in no output and no message.

private.py   what is in `private/`: only this package reads it, and it hands on no string
strings.py   which strings are protected
words.py     whole words, whatever their case, accents and separators; dots in their place
unpack.py    an output → its texts: markup.py, pdf.py, pictures.py
own.py       words of the formats and of memocli itself, which expose nobody
claims.py    a document → the words of its claims
search.py    the last step of a build
ids.py       C112
hiding.py    diagnostics and memos without protected words
changes.py   comparisons without them
fragments.py what is cut out of kept copies, without parts of them

A project without `private/` and without a confidential record loads nothing of this but the functions here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from memocli.diagnostics import in_reading_order
from memocli.errors import UserError
from memocli.load import Library
from memocli.mask import Mask, masked

if TYPE_CHECKING:
    from memocli.compare import Side
    from memocli.diagnostics import Diagnostic
    from memocli.document import Document
    from memocli.project import Project
    from memocli.protect.search import Exposure
    from memocli.protect.words import Finder
    from memocli.tree import Tree
    from memocli.verify.results import Verification

__all__ = [
    "as_anybody_may_see",
    "compared_without_protected_words",
    "exposures",
    "is_searchable",
    "protected_places",
    "protecting_errors",
    "verified_without_fragments",
    "without_protected_words",
]

P = ParamSpec("P")
T = TypeVar("T")


def as_anybody_may_see(
    project: Project,
    library: Library,
    years: Iterable[int],
    diagnostics: tuple[Diagnostic, ...],
    takes: Callable[[str], bool],
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a check as anybody may see them, with those of `private/` and of ids (C112).

    Confidential sources are not named in them, and no protected word is shown.
    `takes` tells of a code whether it is wanted. Raises UserError where a file of `private/` can't be read.
    """
    mask = Mask(library)
    if not _is_there(project.tree):
        return masked(diagnostics, mask)
    from memocli.protect.hiding import hidden_diagnostics
    from memocli.protect.ids import ids_with_protected_words
    from memocli.protect.private import read_private
    from memocli.protect.words import Finder

    private = read_private(project.tree)
    ids = ids_with_protected_words(library, years, Finder(private.lines))
    more = [found for found in (*private.faults, *ids) if takes(found.code)]
    finder = Finder(private.strings(library))
    return hidden_diagnostics(masked(in_reading_order([*diagnostics, *more]), mask), finder)


def compared_without_protected_words(
    project: Project,
    libraries: Sequence[Library],
    sides: tuple[Side, Side],
    compare: Callable[[Side, Side], T],
) -> T:
    """What `compare` gives of two memos, as a comparison may show it: with dots in place of protected words.

    `libraries` are those of all states of the project whose words count, the present one first: `private/` is of that one.
    Raises UserError where it can't be told which these are.
    """
    if not any(_has_something(project, library) for library in libraries):
        return compare(*sides)
    from memocli.protect.changes import hidden_changes, hidden_sides

    finder = _whole_finder(project, *libraries)
    # Hidden twice: what changed may divide a word, and without its Markdown a text may have one that its file has not.
    return hidden_changes(compare(*hidden_sides(sides, finder)), finder)


def without_protected_words(project: Project, library: Library, value: T) -> T:
    """A report (a Struct of texts) with dots in place of protected words, ids of confidential sources not among them.

    Raises UserError where it can't be told which these are.
    """
    if not _has_something(project, library):
        return value
    from memocli.protect.changes import hidden_changes

    return hidden_changes(value, _whole_finder(project, library))


def verified_without_fragments(
    project: Project, library: Library, verification: Verification
) -> Verification:
    """What is told of kept copies, without the parts of protected strings that were cut through."""
    if not _has_something(project, library):
        return verification
    from memocli.protect.fragments import hidden_fragments

    return hidden_fragments(verification, _finder(project.tree, library))


def is_searchable(project: Project) -> bool:
    """Whether all of `private/` can be read: else an output could not be searched for it."""
    if not _is_there(project.tree):
        return True
    from memocli.protect.private import read_private

    return not read_private(project.tree).faults


def exposures(
    project: Project,
    libraries: Sequence[Library],
    document: Document,
    files: Mapping[str, bytes],
) -> tuple[Exposure, ...]:
    """The protected strings that finished outputs have; see `Exposure`.

    `libraries` are those of all states of the project that the outputs were made of, the present one first.
    """
    if not any(_has_something(project, library) for library in libraries):
        return ()
    from memocli.protect.search import search

    return search(project.tree, libraries, document, files)


def protected_places(project: Project, library: Library, text: str) -> tuple[str, ...]:
    """What lists the protected strings that a text holds, in order: `line 3 of private/protect.txt`; never the strings."""
    if not _has_something(project, library):
        return ()
    return tuple(sorted({found.where for found in _finder(project.tree, library).found(text)}))


def protecting_errors(
    function: Callable[Concatenate[Project, P], T],
) -> Callable[Concatenate[Project, P], T]:
    """A function whose UserErrors have dots in place of the words that are protected in its project."""

    def protected(project: Project, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(project, *args, **kwargs)
        except UserError as error:
            if not _is_there(project.tree):
                raise
            raise UserError(_finder(project.tree, Library()).hidden(str(error))) from None

    return cast("Callable[Concatenate[Project, P], T]", update_wrapper(protected, function))


def _finder(tree: Tree, library: Library, *others: Library) -> Finder:
    """Finds what `private/`, which completes the records of `library`, and confidential records say; of these, `Mask` hides the ids."""
    from memocli.protect.private import read_private
    from memocli.protect.strings import confidential_strings
    from memocli.protect.words import Finder

    told = (one for one in confidential_strings(library, *others) if not one.token)
    return Finder([*read_private(tree).strings(library), *told])


def _whole_finder(project: Project, library: Library, *others: Library) -> Finder:
    """The same; raises UserError where not all of `private/` can be read, so that something would be shown."""
    if not is_searchable(project):
        raise UserError("there are faults in private/; `memocli check-citations` shows them")
    return _finder(project.tree, library, *others)


def _has_something(project: Project, library: Library) -> bool:
    """Whether anything can be protected."""
    return _is_there(project.tree) or library.has_confidential


def _is_there(tree: Tree) -> bool:
    """Whether there is a `private/`, or what may be meant to be one."""
    return any(name.lower() == "private" for name in tree.names("."))
