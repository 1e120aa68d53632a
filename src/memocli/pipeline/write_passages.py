"""Proposed passages become passages of their claim: its file, with the words in it, and what holding them at once comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.diagnostics import has_errors
from memocli.edit import Value, YamlFile
from memocli.errors import UserError
from memocli.files import Mended, opened, write_files
from memocli.interruption import writing
from memocli.nodes import Mapping, Node
from memocli.nodes import Sequence as SequenceNode
from memocli.pipeline.copies import NAMES, mend_first
from memocli.pipeline.find_passages import Search, proposed_for, same_words, search_for
from memocli.project import Project
from memocli.protect import is_searchable, protected_places, protecting_errors
from memocli.report.evidence.proposals import Proposed, where_words
from memocli.verify.held_words import held_words
from memocli.verify.results import Words

_KEY: Final = "passages"


class Outcome(Struct, frozen=True):
    """What became of a proposal, by its number: it was written, or is a passage already; where it stands, and what holding it says.

    `remark` is what must be known of the copy besides.
    """

    number: int
    where: str
    is_written: bool
    held: str
    remark: str = ""


class Written(Struct, frozen=True):
    """The file of the claim, and what became of each proposal."""

    claim: str
    path: Path
    outcomes: tuple[Outcome, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return any(one.is_written for one in self.outcomes)


@protecting_errors
def write_passages(
    project: Project, name: str, numbers: Sequence[int], mended: Callable[[Mended], None]
) -> Written:
    """Write the proposals with these numbers into the file of the claim: all of them, or none. Raises UserError."""
    mend_first(project, mended)
    search = search_for(project, name)
    chosen = _chosen(search, numbers)
    new = [one for one in chosen.values() if not one.is_there]
    _refuse_protected(project, search, new)
    path = search.claim.claim.id.span.file.path
    if new:
        content = _with_passages(search, path, new)
        with opened(project.root, NAMES, mended), writing():
            old = {path: search.library.files[path]}
            write_files(project.root, {path: content}, NAMES, replaced=old)
    now = search_for(project, search.claim.full_name) if new else search
    outcomes = tuple(_outcome(number, one, now) for number, one in chosen.items())
    return Written(search.claim.full_name, project.root / path, outcomes)


def _chosen(search: Search, numbers: Sequence[int]) -> dict[int, Proposed]:
    """The proposals with these numbers."""
    found = proposed_for(search, max(numbers))
    for number in numbers:
        if not 1 <= number <= len(found):
            there = "there are none" if not found else f"the last one has number {len(found)}"
            raise UserError(f"there is no proposal {number}: {there}")
    return {number: found[number - 1] for number in dict.fromkeys(numbers)}


def _refuse_protected(project: Project, search: Search, new: Sequence[Proposed]) -> None:
    """Raise UserError where the words would bring what is protected into a file that is committed."""
    if not is_searchable(project):
        raise UserError("there are faults in private/; `memocli check-citations` shows them")
    for one in new:
        if places := protected_places(project, search.library, f"{one.quote}\n{one.at}"):
            raise UserError(
                f"the passage holds {places[0]}, and would stand in memo/; quote other words of the source by hand"
            )


def _with_passages(search: Search, path: str, new: Sequence[Proposed]) -> bytes:
    """The file of the claim with these passages behind those that it has."""
    library, claim = search.library, search.claim.claim
    if path.endswith(".json") or has_errors(
        found for found in library.diagnostics if found.span.file.path == path
    ):
        raise UserError(f"{path} has faults; `memocli check-citations` shows them")
    file = YamlFile(path, library.files[path])
    place = _claim_at(file.root, claim.id.span.start)
    if place is None:
        raise UserError(f"{path} was changed while memocli was reading it; try again")
    items = [_item(one) for one in new]
    key = place.key(_KEY)
    if key is not None and isinstance(place.entries[key], SequenceNode):
        file.extend(place, _KEY, items)
    else:
        file.set(place, _KEY, items, after="figures" if place.key("figures") else "text")
    return file.content()


def _item(one: Proposed) -> Value:
    said = {"source": one.source, "quote": one.quote}
    return said | {"at": one.at} if one.at else said


def _claim_at(node: Node, start: int) -> Mapping | None:
    """The mapping whose `id` begins at this place of the file."""
    inner: Iterable[Node] = ()
    if isinstance(node, SequenceNode):
        inner = node.items
    elif isinstance(node, Mapping):
        key = node.key("id")
        if key is not None and node.entries[key].span.start == start:
            return node
        inner = node.entries.values()
    return next((found for one in inner if (found := _claim_at(one, start)) is not None), None)


def _outcome(number: int, one: Proposed, now: Search) -> Outcome:
    """What the file of the claim and the copies say of a proposal once it is written."""
    wanted = one.source, same_words(one.quote)
    at = next(
        index
        for index, passage in enumerate(now.claim.claim.passages)
        if (str(passage.source), same_words(passage.quote)) == wanted
    )
    held = next(
        words for words in held_words(now.claim, now.support, now.shelf) if words.passage == at
    )
    remark = "" if one.is_there else _about_private(now, one)
    return Outcome(number, where_words(one), not one.is_there, _held_words(held), remark)


def _held_words(words: Words) -> str:
    """In a sentence, what the check makes of a passage."""
    if words.outcome != "found":
        return "the check does not find it in the copy: `memocli check-citations` says why"
    said = "the passage stands there"
    if words.agreement == "differs":
        said = f"the passage stands there, and not at {words.given}, which the note of the claim gives (E402)"
    elif words.agreement == "sheet":
        said = f"the passage stands there, and the note gives {words.given}, the number of the sheet and not the printed one (E402)"
    if words.is_short:
        said += "; it is so short that it could stand anywhere (E408)"
    elif len(words.found) > 1 and words.agreement in ("none", "unknown"):
        said += f"; the copies have it in {len(words.found)} places (E408)"
    if words.limits:
        limits = ", ".join(f"“{one}”" for one in words.limits)
        said += f"; words around it may take it back or limit it: {limits} (E411)"
    return said


def _about_private(search: Search, one: Proposed) -> str:
    """What is to be known where the words are those of a private copy."""
    custom = search.library.sources[one.source].custom
    if not any(
        copy.private and copy.file == one.file for copy in (custom.evidence if custom else ())
    ):
        return ""
    return f"{one.file} is a private copy, and these words of it stand in memo/, which is committed: see that they may be published"
