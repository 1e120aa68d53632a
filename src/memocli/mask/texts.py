"""What a text may not say: who a confidential source is. One place knows which words these are, and puts others there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from memocli.load.library import Library
from memocli.mask.names import SourceNames
from memocli.prose import CitedSource
from memocli.text import Span

# A sign that every font has. As many as there were letters, so that all places in the text stay what they were.
_DOT: Final = "·"
# Where an id stands in a text: behind `@`, unless that is an e-mail address, or in brackets without one. It is not
# compiled here, since that takes longer than all the rest of this module, and most projects have nothing to hide.
_ID: Final = r"(?:(?P<at>(?!(?<=\w)@[\w-]+\.\w)@\{?)|\[|;\s*)(?P<id>\w(?:[\w:.#$%&+?<>~/-]*\w)?)"
_BEFORE_ID: Final = "@[;"
_WORD: Final = re.compile(r"[\w-]+")
_CITATION: Final = re.compile(r"(?:\[[^\[\]]*)?@[^\[\]]*")
_QUOTED_ID: Final = re.compile(r"(?P<kind>\bthe (?:source|record) )?`(?P<id>[^`]+)`")
_RUN: Final = re.compile(r"[\w/-]+")
_QUOTED: Final = re.compile(r"`[^`]*`")


class Mask:
    """Hides who the confidential sources of a library are, and what else may not be seen.

    A confidential source is called "confidential source 1" and so on, in the order of the library; dots stand for another id
    that may not be shown. `words` become dots wherever they stand as whole words, in any case. `spans` are places in files
    whose text may not be shown: those of the library, and the given ones.
    """

    def __init__(
        self, library: Library, words: Iterable[str] = (), spans: Iterable[Span] = ()
    ) -> None:
        """Look up what there is to hide."""
        self.spans = (*library.hidden, *spans)
        self._names = SourceNames(library)
        ids = self._names.hidden
        self._shown = {key.casefold(): name for key, name in ids.items()}
        # An id of letters alone may be any word: in a text that is printed, it is hidden only where ids stand.
        self._plain = _WholeWords(key for key in ids if key.isalpha())
        longer = [key for key in ids if not key.isalpha() and not key.isdigit()]
        self._words = _WholeWords([*longer, *words], any_case=True)
        self.is_needed = bool(ids or self._words or self.spans or library.may_lack_confidential)

    def name(self, source_id: str) -> str:
        """What a source may be called: its id, "confidential source 2", or nothing."""
        return self._names.name(source_id)

    def named(self, text: str) -> str:
        """The text, with what sources may be called in the place of their ids."""
        return self._without_ids(text, self._name_or_dots)

    def dotted(self, text: str) -> str:
        """The text, with as many dots in the place of each id as it has letters."""
        return self._without_ids(text, dots)

    def said(self, message: str) -> str:
        """A message of ours, which quotes the author's words between backticks, with names in the place of ids."""
        message = _QUOTED_ID.sub(self._without_quotes, message)
        if plain := self._plain:
            message = _QUOTED.sub(lambda quoted: plain.sub(self._name_or_dots, quoted[0]), message)
        return self.named(message)

    def excerpt(self, text: str) -> str:
        """The text of a file, as long as before, with dots for ids and for what slips have left of them."""
        text = self.dotted(text)
        if self._plain:
            text = self._plain.sub(dots, text)
        if self._names.telling:
            text = _CITATION.sub(lambda citation: self._without_pieces(citation[0]), text)
            text = _WORD.sub(lambda w: self._piece_or_dots(w) if "-" in w[0] else w[0], text)
        return text

    def cited(self, cited: CitedSource) -> CitedSource:
        """A citation as it may be printed: what stands beside an id that may be a misspelt one may be the rest of that."""
        if self.name(cited.key) or not self._names.telling:
            return cited
        prefix, suffix = self._without_pieces(cited.prefix), self._without_pieces(cited.suffix)
        return replace(cited, prefix=prefix, suffix=suffix)

    def _without_ids(self, text: str, show: Callable[[str], str]) -> str:
        names = self._names

        def hide(match: re.Match[str]) -> str:
            key = match["id"]
            may_show = names.may_show(key) if match["at"] else key not in names.hidden
            return match[0] if may_show else match[0].removesuffix(key) + show(key)

        if any(sign in text for sign in _BEFORE_ID):
            text = re.sub(_ID, hide, text)
        return self._words.sub(show, text)

    def _without_pieces(self, text: str) -> str:
        return _WORD.sub(self._piece_or_dots, text)

    def _piece_or_dots(self, match: re.Match[str]) -> str:
        return dots(match[0]) if self._names.tells(match[0]) else match[0]

    def _without_quotes(self, match: re.Match[str]) -> str:
        key, hidden = match["id"], self._names.hidden
        if key not in hidden:
            return match[0]
        return hidden[key] or f"{match['kind'] or ''}`{dots(key)}`"

    def _name_or_dots(self, key: str) -> str:
        return self._shown.get(key.casefold()) or dots(key)


def dots(text: str) -> str:
    """As many dots as the text has characters."""
    return _DOT * len(text)


class _WholeWords:
    """Words, none of them a part of a longer one, that get others in their place.

    A word as most ids are, of letters, digits and hyphens, is looked up: a pattern of thousands would try each at each place.
    """

    def __init__(self, words: Iterable[str], *, any_case: bool = False) -> None:
        self._fold = str.casefold if any_case else str
        listed = set(words)
        self._runs = {self._fold(word) for word in listed if _RUN.fullmatch(word)}
        others = [word for word in listed if not _RUN.fullmatch(word)]
        self._has_others = bool(others)
        pattern = "|".join([*sorted(map(re.escape, others), key=len, reverse=True), r"[\w/-]++"])
        flags = re.IGNORECASE if any_case else re.NOFLAG
        self._any = re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])", flags) if listed else None

    def __bool__(self) -> bool:
        return self._any is not None

    def sub(self, show: Callable[[str], str], text: str) -> str:
        """The text with what `show` says of each word in its place."""
        if self._any is None or not self._may_have(text):
            return text
        return self._any.sub(lambda match: self._shown(show, match[0]), text)

    def _may_have(self, text: str) -> bool:
        """Whether one may stand in the text: most texts have none, and are passed over quickly."""
        return self._has_others or not self._runs.isdisjoint(map(self._fold, _RUN.findall(text)))

    def _shown(self, show: Callable[[str], str], found: str) -> str:
        is_other = _RUN.fullmatch(found) is None
        return show(found) if is_other or self._fold(found) in self._runs else found
