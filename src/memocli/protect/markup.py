"""The texts of HTML and XML: words that stand together as one, and each attribute and comment for itself."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import unquote
from xml.parsers import expat

from memocli.font import words_of_font
from memocli.protect.own import (
    OWN_FONTS,
    is_own_script,
    is_own_term,
    words_of_css,
    words_of_page,
    words_of_part,
    words_of_text,
)
from memocli.protect.pictures import metadata

# Elements of HTML within which a word may go on. (Place, text) is what every function here gives.
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup u var wbr".split()
)
# In the text of Word's files only these end a word; in all other XML every element does.
_WORD_TEXT: Final = ("wordprocessingml/", "drawingml/", "officeDocument/2006/math")
_WORD_BREAKS: Final = frozenset("p tab br cr tc ptab v".split())
# The attributes of a chart's own elements are terms of the format: its words stand in them as text.
_CHART: Final = "drawingml/2006/chart "
_STYLE_SHEET: Final = "data:text/css,"
_DATA: Final = re.compile(
    r"data:(?P<kind>[\w/+.-]*)[\w;=.-]*;base64,(?P<data>[A-Za-z0-9+/=%\s]*)", re.IGNORECASE
)


def texts_of_html(content: bytes) -> Iterator[tuple[str, str]]:
    """The words of a page, its styles, its attributes and what stands in comments."""
    yield from _texts_of_page(content.decode("utf-8", "replace"), "text")


def _texts_of_page(page: str, place: str) -> Iterator[tuple[str, str]]:
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    yield place, "".join(reader.words)
    yield from ((place, name) for name in reader.names)
    yield from (("script", said) for script in reader.scripts for said in _texts_of_script(script))
    for style in reader.styles:
        yield "style", words_of_css(_DATA.sub("", style))
        yield from _texts_of_data(style, "style")
    for name, value in dict.fromkeys(reader.attributes):
        if value.startswith(_STYLE_SHEET):
            yield f"`{name}`", words_of_css(unquote(value.removeprefix(_STYLE_SHEET)))
        else:
            yield f"`{name}`", words_of_page(name, _DATA.sub("", value))
            yield from _texts_of_data(value, name)
    for comment in dict.fromkeys(reader.comments):
        # Word reads its notes in comments.
        yield from _texts_of_page(comment, "comment")


def _texts_of_script(script: str) -> Iterator[str]:
    """What a script says, or the data that it reads: each name and value that is no term of ours."""
    try:
        waiting = [json.loads(script, object_pairs_hook=list)]
    except (ValueError, RecursionError):
        yield "" if is_own_script(script) else script
        return
    while waiting:
        said = waiting.pop()
        if isinstance(said, list | tuple):
            waiting += said
        elif not is_own_term(str(said)):
            yield str(said)


def _texts_of_data(text: str, name: str) -> Iterator[tuple[str, str]]:
    """The texts of what addresses in a text hold: the words beside the pixels of a picture or the letters of a font, or a text."""
    for data in _DATA.finditer(text):
        if data["data"] in OWN_FONTS:
            continue
        content = b64decode(unquote(data["data"]), validate=False)
        if data["kind"].startswith(("text/", "image/svg")):
            yield f"`{name}`", content.decode("utf-8", "replace")
        else:
            yield from ((f"`{name}`", said) for said in _words_beside(data["kind"], content))


def _words_beside(kind: str, content: bytes) -> Iterator[str]:
    """The words in a file of pixels or outlines, in which rows of letters come about by chance."""
    if kind.startswith("font/"):
        try:
            yield from words_of_font(content)
        except ValueError:
            pass  # then it is looked at as any other file
        else:
            return
    yield from metadata(content)


class _PageReader(HTMLParser):
    """Gathers what a page says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        # Those of elements and attributes that somebody made up.
        self.names: dict[str, None] = {}
        self.attributes: list[tuple[str, str]] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made_up = [name for name, _ in attrs if name.startswith("data-")]
        self.names.update(dict.fromkeys(made_up + [tag] * ("-" in tag)))
        self.attributes += [(name, value) for name, value in attrs if value]
        self._end_word(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_word(tag)

    def handle_data(self, data: str) -> None:
        places = {"style": self.styles, "script": self.scripts}
        places.get(self.cdata_elem or "", self.words).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data.removeprefix("[if mso]>").removesuffix("<![endif]"))

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def _end_word(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append("\n")


def texts_of_xml(content: bytes) -> Iterator[tuple[str, str]]:
    """The words of an XML file, its attributes and comments; the names of fonts are left out. Raises ValueError."""
    words: list[str] = []
    attributes: dict[tuple[str, str], None] = {}
    comments: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        element = _local(tag)
        given = {} if _CHART in tag else given
        for name, value in given.items():
            attributes[_local(name), words_of_part(element, _local(name), value)] = None
        end(tag)

    def end(tag: str) -> None:
        element = _local(tag)
        if element == "noBreakHyphen":
            words.append("-")
        elif element in _WORD_BREAKS or not any(space in tag for space in _WORD_TEXT):
            words.append("\n")

    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: words.append(words_of_text(text))
    parser.CommentHandler = comments.append
    parser.ProcessingInstructionHandler = lambda _, data: comments.append(data)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError("not XML") from error
    yield "", "".join(words)
    yield from ((f"`{name}`", value) for name, value in attributes)
    yield from (("comment", comment) for comment in comments)


def _local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition(" ")[2]


def texts_of_json(content: bytes) -> Iterator[tuple[str, str]]:
    """What a manifest says of the memo and its files; its other keys, options and versions are our own."""
    whole = json.loads(content)
    for key in ("claims", "inputs", "outputs"):
        for name, value in whole.get(key, {}).items():
            yield from ((key, text) for text in (str(name), *_values(value)))


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _values(inner)
    else:
        yield str(value)
