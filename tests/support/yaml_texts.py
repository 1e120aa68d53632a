"""YAML as people lay it out: blocks and braces, texts on several lines, comments wherever they may stand."""

from __future__ import annotations

from io import StringIO
from typing import Any, Final

from hypothesis import strategies as st
from ruamel.yaml import YAML

KEYS: Final = ("id", "text", "waive", "figures", "remark", "añadido", "key-7")
_SCALARS: Final = (
    *("a", "1,250 wells", "2018/p/f/c", "é", "true", "a:b", "x#y", "12:30", "~", "a b"),
    *("'it''s'", "'a: b # c'", '"a \\"b\\" \\u00e9"', '"{"', "''"),
)
_PLAIN_IN_BRACES: Final = ("a", "2018/p/f/c", "é", "true", "'it''s, {so}'", '"a, b # c"', "1.5")
_WORDS: Final = (
    "Some words.",
    "More: of them",
    "a [@x, p. 4];",
    "“é”, # no comment",
    "- dash",
    "  deeper",
    "   ",
)
_BLOCK_SIGNS: Final = (">-", "|", ">", "|-", "|+", ">+", ">-")


def said_in_yaml(text: str) -> Any:
    """What another reader of YAML understands; every value is a text."""
    return YAML(typ="base", pure=True).load(StringIO(text, newline=""))


class _Writer:
    """Writes one text, line by line; `draw` decides what comes next. Every comment has a number of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.comments = 0

    def chance(self, of: int) -> bool:
        return bool(self.draw(st.integers(1, of)) == of)

    def comment(self) -> str:
        self.comments += 1
        return f"# comment {self.comments}."

    def between(self, indent: int) -> None:
        """Empty lines and comments on lines of their own."""
        while self.chance(4):
            self.lines.append("" if self.chance(2) else " " * indent + self.comment())

    def mapping(self, indent: int, depth: int, first: str = "") -> None:
        """The keys of a mapping; `first` is what stands before the first one, such as `- `."""
        keys = self.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
        for number, key in enumerate(keys):
            start = first if number == 0 and first else " " * indent
            if number:
                self.between(indent)
            self.value(f"{start}{key}:", indent, depth)

    def value(self, start: str, indent: int, depth: int) -> None:
        kinds = ["scalar", "scalar", "text", "braces", "brackets"]
        kinds += ["mapping", "list", "entries"] if depth else []
        kind = self.draw(st.sampled_from(kinds))
        end = f" {self.comment()}" if self.chance(4) else ""
        if kind == "scalar":
            self.lines.append(f"{start} {self.draw(st.sampled_from(_SCALARS))}{end}")
        elif kind == "text":
            self.lines.append(f"{start} {self.draw(st.sampled_from(_BLOCK_SIGNS))}{end}")
            self.text(indent + 2)
        elif kind == "braces":
            self.lines += f"{start} {self.braces(indent + 2, depth)}{end}".split("\n")
        elif kind == "brackets":
            items = self.draw(st.lists(st.sampled_from(_PLAIN_IN_BRACES), max_size=3))
            self.lines.append(f"{start} [{', '.join(items)}]{end}")
        elif kind == "mapping":
            self.lines.append(f"{start}{end}")
            self.between(indent + 2)
            self.mapping(indent + 2, depth - 1)
        else:
            self.lines.append(f"{start}{end}")
            inner = indent + 2 * self.draw(st.integers(0, 1))
            for _ in range(self.draw(st.integers(1, 3))):
                self.between(inner)
                if kind == "list":
                    item = self.draw(st.sampled_from(_SCALARS))
                    self.lines.append(f"{' ' * inner}- {item}")
                else:
                    self.mapping(inner + 2, depth - 1, f"{' ' * inner}- ")

    def text(self, indent: int) -> None:
        """The lines below `>-` or its like; the first is never deeper than the others."""
        lines = self.draw(st.lists(st.sampled_from(("", *_WORDS)), min_size=1, max_size=4))
        self.lines.append(" " * indent + "Begun.")
        self.lines += [f"{' ' * indent}{line}" if line else "" for line in lines]

    def braces(self, indent: int, depth: int) -> str:
        pairs = []
        for key in self.draw(st.lists(st.sampled_from(KEYS), max_size=3, unique=True)):
            inner = depth and self.chance(4)
            value = (
                self.braces(indent + 2, depth - 1)
                if inner
                else self.draw(st.sampled_from(_PLAIN_IN_BRACES))
            )
            pairs.append(f"{key}: {value}")
        joints = [", ", f",\n{' ' * indent}", f", {self.comment()}\n{' ' * indent}"]
        made = "{"
        for number, pair in enumerate(pairs):
            made += (self.draw(st.sampled_from(joints)) if number else "") + pair
        return made + "}"


@st.composite
def yaml_texts(draw: st.DrawFn) -> str:
    """A mapping, in any layout; with line ends of Windows or not, and with one at its end or not."""
    writer = _Writer(draw)
    writer.between(0)
    writer.mapping(0, 3)
    writer.between(0)
    ends: str = draw(st.sampled_from(("\n", "\r\n")))
    last: str = draw(st.sampled_from(("", "\n")))
    return (("\n".join(writer.lines)) + last).replace("\n", ends)
