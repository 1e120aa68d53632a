"""The words of what a page has on a screen only, beside those of the document."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class ScreenWords(Struct, frozen=True):
    """The words around a text on a screen: what leads through it, shows a part of it, and says how to cite it.

    `menu` is the button that opens what `label` names to who hears the page. `shown` says how many claims are shown of how many; `gap` stands for those that are not, and `shown_again` is said where a link leads to one
    of them. `files` maps forms of outputs to what a link to one says. `verdict` and `basis` stand above the verdicts and the kinds of
    basis that can be chosen, and `kinds` are those, by the keys of signs, with `documented` and `without_note` for claims with and without a note of their own.
    """

    skip: str
    menu: str
    label: str
    show_only: str
    part: str
    verdict: str
    basis: str
    kinds: Mapping[str, str]
    shown: str
    gap: str
    everything: str
    shown_again: str
    to_claim: str
    link_copied: str
    not_copied: str
    cite: str
    copy: str
    citation_copied: str
    reference: str
    files: Mapping[str, str]
