"""The elements, attributes and values of a style: at one that CSL does not have, a style would print other words than it means to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final

from memocli.endnotes.csl.vocabulary import (
    ELEMENTS,
    ET_AL_TERMS,
    INTEGERS,
    LISTS,
    LOCALIZED_DATE,
    ONLY_WITH,
    VALUES,
    Element,
    is_term,
)

_SPACE_OF_CSL: Final = "{http://purl.org/net/xbiblio/csl}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE_TAG: Final = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*\Z")
_INTEGER: Final = re.compile(r"\s*[+-]?[0-9]+\s*\Z")
_BOOLEANS: Final = {"1": "true", "0": "false"}
_MOST_SHOWN: Final = 60


def faults(root: Any) -> Iterator[tuple[int, str]]:
    """What is not CSL in a style, with the line; nothing is said of the facts about the style itself."""
    waiting = [(root, "")]
    while waiting:
        element, around = waiting.pop()
        name = _name(element)
        is_localized = name == "date" and around != "locale" and element.get("form") is not None
        kind = LOCALIZED_DATE if is_localized else name
        known = ELEMENTS.get(f"{around} {name}") or ELEMENTS[kind]
        yield from ((element.sourceline, said) for said in _of_element(element, name, known))
        inside = [child for child in element if _name(child) != "info"]
        waiting.extend((child, kind) for child in inside if _name(child) in ELEMENTS)


def spell_out(root: Any) -> None:
    """Write values as pandoc knows them: in silence it passes over ` title ` and `1`, which in CSL are `title` and `true`."""
    for element in root.iter():
        name = _name(element)
        for attribute, value in element.items():
            if attribute in INTEGERS:
                element.set(attribute, value.strip().removeprefix("+"))
            elif words := _words_for(name, attribute):
                spelt = " ".join(value.split())
                element.set(attribute, _BOOLEANS.get(spelt, spelt) if spelt in words else spelt)


def _name(element: Any) -> str:
    """The element's name in CSL; as it is where it belongs to something else."""
    return str(element.tag).removeprefix(_SPACE_OF_CSL)


def _of_element(element: Any, name: str, known: Element) -> Iterator[str]:
    attributes = {key if key != _LANGUAGE else "lang": value for key, value in element.items()}
    for attribute, value in attributes.items():
        if attribute not in known.attributes:
            if attribute in ELEMENTS[name].attributes:
                yield f"`{attribute}` says nothing in this `{name}`"
            else:
                yield f"`{name}` has no attribute `{attribute}`"
        elif not _is_value(name, attribute, value):
            yield f"`{value[:_MOST_SHOWN]}` is no value of `{attribute}` in `{name}`"
        elif not _goes_with(name, attribute, attributes):
            yield f"`{attribute}` says nothing in this `{name}`"
    if known.needs and not any(need <= attributes.keys() for need in known.needs):
        listed = " or ".join(" and ".join(sorted(need)) for need in known.needs)
        yield f"`{name}` needs {listed}"
    if name == "text" and len(attributes.keys() & {"macro", "term", "value", "variable"}) > 1:
        yield "`text` prints one thing only"
    if name == "key" and {"macro", "variable"} <= attributes.keys():
        yield "`key` sorts by one thing only"
    if (
        name == "date-part"
        and attributes.get("form") == "ordinal"
        and attributes.get("name") != "day"
    ):
        yield "only a day is `ordinal`"
    yield from _of_children(element, name, known)


def _is_value(name: str, attribute: str, value: str) -> bool:
    key = f"{name} {attribute}"
    if attribute == "macro" or key == "macro name":
        return len(value.split()) == 1
    if key in {"term name", "text term"}:
        return is_term(value)
    if key == "locale lang":
        return _LANGUAGE_TAG.match(value) is not None
    if words := _words_for(name, attribute):
        is_list = key in LISTS or (key not in VALUES and attribute in LISTS)
        given = value.split() if is_list else [" ".join(value.split())]
        return bool(given) and words.issuperset(given)
    return attribute not in INTEGERS or _INTEGER.match(value) is not None


def _words_for(name: str, attribute: str) -> frozenset[str] | None:
    """The words of which an attribute has one, or some; None where it has other values."""
    key = f"{name} {attribute}"
    if key == "et-al term":
        return ET_AL_TERMS
    for table, entry in ((VALUES, key), (LISTS, key), (VALUES, attribute), (LISTS, attribute)):
        if entry in table:
            return table[entry]
    return None


def _goes_with(name: str, attribute: str, others: Collection[str]) -> bool:
    """Whether an attribute has a meaning beside the others."""
    wanted = ONLY_WITH.get(f"{name} {attribute}")
    return wanted is None or bool(wanted & set(others))


def _of_children(element: Any, name: str, known: Element) -> Iterator[str]:
    children = [_name(child) for child in element]
    counted = Counter(children)
    allowed = {child.rstrip("*+?"): child[-1] for child in known.children}
    for child, number in counted.items():
        if child not in allowed:
            yield f"`{name}` has no `{child[:_MOST_SHOWN]}` in it"
        elif number > 1 and allowed[child] not in "*+":
            yield f"`{name}` has more than one `{child}`"
    if not children and (known.is_filled or (name == "date" and element.get("form") is None)):
        yield f"`{name}` has nothing in it"
    for child, end in allowed.items():
        if end not in "*?" and not counted[child]:
            yield f"`{name}` has no `{child}`"
    order = list(allowed)
    ranks = [order.index(child) for child in children if child in order]
    if known.in_order and ranks != sorted(ranks):
        yield f"the order in `{name}` is {', '.join(order)}"
    if name == "term" and counted["single"] != counted["multiple"]:
        yield "`term` has one of `single` and `multiple` alone"
    texts = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in texts):
        if not known.has_text:
            yield f"`{name}` has text in it"
        elif children:
            yield f"`{name}` has text beside `{children[0][:_MOST_SHOWN]}`"
