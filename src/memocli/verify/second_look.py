"""Words of a PDF as a second reader sees them: whether it finds them where the first one does, or finds what the first one does not.

Claims are held in two steps, since to read a sheet again is dear, and to begin to read a copy is dearer: in the first one it is
noted which sheets are needed, then these are read, those of a copy at once, and the claims that asked for them are held again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from memocli.evidence.extracted import Block, EvidenceText, Place
from memocli.evidence.placing import BEFORE_MARK
from memocli.evidence.sheets import Sheets
from memocli.verify.copies import Copy
from memocli.verify.quoted import read_quoted
from memocli.verify.quotes import Hit, find_quoted
from memocli.verify.searchable import Searchable, searchable


class SecondLook:
    """What the second reader says of sheets. `wanted` are those of copies, by their digests, of which that is not known yet."""

    def __init__(self, kept: Callable[[str], Sheets] | None = None) -> None:
        """`kept` says of a copy which sheets are known; without it, there is no second reader."""
        self.is_there = kept is not None
        self.wanted: dict[str, set[int]] = {}
        self.asked = 0
        self._kept = kept
        self._known: dict[str, Sheets] = {}

    def learn(self, found: dict[str, Sheets]) -> None:
        """Take in what was wanted."""
        self._known |= found
        self.wanted = {}

    def reason(self, digest: str) -> str:
        """Why the second reader can't read a copy; empty where it can, or was not asked."""
        return self._known[digest].reason if digest in self._known else ""

    def contradicts(self, digest: str, copy: Copy, hit: Hit) -> bool:
        """Whether the second reader does not find words where the first one has them."""
        sheets = {place.page for place in hit.places if place.page}
        texts = self._texts(digest, sheets)
        if not texts:
            return False
        read = {sheet: searchable(_text_of([(sheet, text, "")])) for sheet, text in texts.items()}
        # The second reader does not set raised marks of notes apart: 8,335¹² is 8,33512 to it.
        whole = copy.searchable.said(hit.first, hit.past).replace(BEFORE_MARK, "")
        if any(_stands(one, whole) for one in read.values()):
            return False
        return not all(
            _has(read[sheet], copy.searchable, parts)
            for sheet, parts in _parts(copy.searchable, hit)
            if sheet in read
        )

    def copy_of(self, digest: str, copy: Copy, sheets: Iterable[int]) -> Copy | None:
        """Some sheets of a copy as the second reader has them, to be searched like the copy itself; None where that is not known."""
        wanted = sorted(sheet for sheet in set(sheets) if 0 < sheet <= copy.text.pages)
        texts = self._texts(digest, wanted)
        if not texts:
            return None
        labels = {block.place.page: block.place.label for block in copy.text.blocks}
        read = [(sheet, texts[sheet], labels.get(sheet, "")) for sheet in wanted]
        return Copy(_text_of(read), copy.issued)

    def _texts(self, digest: str, sheets: Iterable[int]) -> dict[int, str]:
        """The texts of sheets; none where one of them is not known, which is noted."""
        if self._kept is None:
            return {}
        if digest not in self._known:
            self._known[digest] = self._kept(digest)
        known = self._known[digest]
        missing = {sheet for sheet in sheets if sheet not in known.texts}
        if missing and not known.reason:
            self.wanted.setdefault(digest, set()).update(missing)
            self.asked += 1
        return {} if missing else {sheet: known.texts[sheet] for sheet in sheets}


def _text_of(sheets: Iterable[tuple[int, str, str]]) -> EvidenceText:
    read = list(sheets)
    blocks = [Block(text, Place(sheet, label)) for sheet, text, label in read if text.strip()]
    return EvidenceText(tuple(blocks), pages=max((sheet for sheet, _, _ in read), default=0))


def _parts(where: Searchable, hit: Hit) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The words of a hit by sheets: on each, runs of words that are in one block."""
    for first, past in hit.runs:
        for sheet, words in groupby(range(first, past), lambda at: where.place(at).page):
            blocks = [list(group) for _, group in groupby(words, where.block_at)]
            yield sheet, [(block[0], block[-1] + 1) for block in blocks]


def _has(read: Searchable, where: Searchable, parts: list[tuple[int, int]]) -> bool:
    """Whether a sheet has words: one behind the other; or block by block, or line by line, since the two may read in another order."""
    if _stands(read, where.said(parts[0][0], parts[-1][1])):
        return True
    blocks = [where.said(*part) for part in parts]
    return all(
        _stands(read, block) or all(_stands(read, line) for line in block.splitlines())
        for block in blocks
    )


def _stands(read: Searchable, words: str) -> bool:
    quoted = read_quoted(words)
    return quoted.whole is None or bool(find_quoted(read, quoted))
