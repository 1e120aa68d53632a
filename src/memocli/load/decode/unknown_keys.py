"""Keys that do not belong where they stand: each is reported, and read as the key that was meant, so that nothing else seems missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.fields import Entries
from memocli.load.decode.schema_paths import known_keys, node_at, text_schema
from memocli.memo.keys import meant_key
from memocli.nodes import Mapping, Node
from memocli.suggest import Speller, look_alike, sign_name
from memocli.text import Placed

Path = list[str | int]
_OWNERS: Final = {
    "CslName": "a person or institution",
    "FindingPicture": "a picture",
    "FindingTable": "a table",
    "KeptCopy": "a kept copy",
    "MemoColours": "`colours`",
    "MemoDesign": "`design`",
    "MemoFonts": "`fonts`",
    "MemoSizes": "`sizes`",
}


class KeyCorrection(Struct):
    """The unknown keys of one file, whose nodes are `root` and whose type is `shape`."""

    root: Node
    shape: type
    _spellers: dict[tuple[str, ...], Speller] = {}
    _misplaced: set[str] = set()
    _places: set[tuple[str | int, ...]] = set()

    def explains(self, fault: Any) -> bool:
        """Whether a fault of the schema is that a key is missing which stands at another place, or the other way round."""
        if fault.kind.name != "required":
            return False
        return fault.kind.property in self._misplaced or tuple(fault.instance_path) in self._places

    def correct(self, names: list[str], path: Path, holder: Entries) -> Iterator[Diagnostic]:
        """Report the unknown keys `names` of the mapping at `path`; in the nodes and in `holder` they become those that were meant.

        A key of which that can't be told, or that is there already, is left out.
        """
        known = known_keys(text_schema(self.shape), path)
        custom = known_keys(text_schema(self.shape), [*path, "custom"]) if "custom" in known else []
        near = self._spellers.setdefault(tuple(known), Speller(known))
        node, _ = node_at(self.root, path)
        strangers: dict[str, list[Placed]] = {}
        for name in names:
            key, value = holder.places[name], holder.pop(name)
            owner = None if name in custom else self._owner(name)
            if owner:
                strangers.setdefault(owner, []).append(key)
                self._misplaced.add(name)
                self._places.add(tuple(path))
                continue
            meant = None if name in custom else meant_key(name, known, near)
            yield _unknown(key, meant, known, custom)
            if meant is not None and meant not in holder and isinstance(node, Mapping):
                holder[meant], holder.places[meant] = value, Placed(meant, key.span)
                node.entries[holder.places[meant]] = node.entries.pop(key)
        for owner, keys in strangers.items():
            yield _misplaced(owner, keys)

    def _owner(self, name: str) -> str | None:
        """What else of the file has such a key: "a claim"."""
        for title, described in text_schema(self.shape)["$defs"].items():
            if name in described.get("properties", {}):
                article = "an" if title[0] in "AEIOU" else "a"
                return _OWNERS.get(title, f"{article} {title.casefold()}")
        return None


def _misplaced(owner: str, keys: list[Placed]) -> Diagnostic:
    listed = ", ".join(f"`{key}`" for key in keys)
    one = len(keys) == 1
    message = f"{listed} {'does' if one else 'do'} not belong here"
    said = f"it is a key of {owner}: indent it" if one else f"they are keys of {owner}: indent them"
    hint = f"{said} below the entry that {'it belongs' if one else 'they belong'} to"
    return diagnostic("F004", message, keys[0].span, hint)


def _unknown(key: Placed, meant: str | None, known: list[str], custom: list[str]) -> Diagnostic:
    message = f"unknown key `{key}`"
    sign = look_alike(key)
    if key in custom:
        hint = f"write it below `custom:`, as `custom: {{{key}: …}}`"
    elif meant and sign:
        message = f"unknown key `{key}`: it has {sign_name(sign)} in it"
        hint = f"write `{meant}`"
    elif meant:
        hint = f"did you mean `{meant}`?"
    elif known and len(known) <= 12:
        hint = "known keys here: " + ", ".join(known)
    else:
        hint = "delete it; docs/format.md lists every key"
    return diagnostic("F004", message, key.span, hint)
