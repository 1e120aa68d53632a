"""Slips around the confidential source of the small project: each hides that it is one, or cites it wrongly."""

from __future__ import annotations

from typing import Final

SOURCES_FILE: Final = "sources/all.yaml"
WATER: Final = "memo/2018/water.yaml"
# Slips that may hide the word that a source is confidential, or its whole record.
SLIPS: Final[dict[str, tuple[str, str, str]]] = {
    "a file that is no YAML": (SOURCES_FILE, "references:\n", "references: [\n"),
    "a record without its id": (
        SOURCES_FILE,
        "  - id: witness-quintana\n    type: interview\n",
        "  - type: interview\n",
    ),
    "a misspelt custom": (SOURCES_FILE, "custom: {status: confirmed, conf", "costum: {conf"),
    "a misspelt confidential": (SOURCES_FILE, "confidential: true", "confidentail: true"),
    "another word altogether": (SOURCES_FILE, "confidential: true", "secreta: true"),
    "a value that is none": (SOURCES_FILE, "confidential: true", "confidential: yes"),
    "no value": (SOURCES_FILE, "confidential: true", "confidential:"),
    "a key at the wrong place": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "confidential: true",
    ),
    "a text where the keys belong": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "custom: confidential",
    ),
    "a key given twice": (
        SOURCES_FILE,
        "    archive: safe of Casa\n",
        "    archive: safe of Casa\n    custom: {status: confirmed}\n",
    ),
    "no value at the end of a record": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "custom:\n      confidential:",
    ),
    "nothing below custom": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "custom:",
    ),
    "a key that took the others in": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "note:\n      confidential: true",
    ),
    "a list where a text belongs": (
        SOURCES_FILE,
        "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}",
        "keyword: [confidential]",
    ),
    "a hyphen too many": (
        SOURCES_FILE,
        "    custom: {status: confirmed, confidential: true",
        "  - custom: {status: confirmed, confidential: true",
    ),
    "two records with one id": (
        SOURCES_FILE,
        "  - id: witness-quintana\n",
        "  - {id: witness-quintana, type: interview, title: What Zoraida saw}\n  - id: witness-quintana\n",
    ),
    "a citation without its brackets": (WATER, "[@witness-quintana]", "@witness-quintana"),
    "a citation without its sign": (WATER, "[@witness-quintana]", "[witness-quintana]"),
    "a citation without a semicolon": (
        WATER,
        "[@witness-quintana]",
        "[@report-2018 @witness-quintana]",
    ),
    "a citation without the second sign": (
        WATER,
        "[@witness-quintana]",
        "[@report-2018; witness-quintana]",
    ),
    "a citation that is not closed": (WATER, "[@witness-quintana]", "[@witness-quintana"),
    "a citation in a heading": (
        WATER,
        "heading: Wells & pipes",
        "heading: Wells [@witness-quintana]",
    ),
    "a part of an id": (WATER, "@witness-quintana", "@quintana"),
    "a misspelt id": (WATER, "@witness-quintana", "@witness-quintanna"),
    "an id in other letters": (WATER, "@witness-quintana", "@Witness-Quintana"),
    "a dash in an id": (WATER, "@witness-quintana", "@witness–quintana"),
    "a blank in an id": (WATER, "@witness-quintana", "@witnes s-quintana"),
}
