"""Changes as Markdown that GitHub and pandoc understand in the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from memocli.compare.changes import EditKind
from memocli.compare.summary import title
from memocli.report.changes.facts import ChangesReport, figure_row
from memocli.report.changes.outline import head_facts, legend, outline, record_facts
from memocli.report.changes.said import Block, Entry, Fact, Heading, Look, Run, Unchanged
from memocli.report.sanitize import sanitize

# Signs that have a meaning in some dialect at any place; others only in combination: "--", "...",
# ":smile:". In an address, the sign that would make it a link, since our backslashes would become part of the link.
_SIGNS: Final = re.compile(
    r"[\\`*_{}\[\]<>#|~&$^@\"'=]|(?<=-)-|(?<=\.)\.|:(?=[\w+-]+:|//)|(?<=www)\.", re.IGNORECASE
)
_BACKTICKS: Final = re.compile(r"`+")
_MARKS: Final = {EditKind.KEEP: "", EditKind.DELETE: "~~", EditKind.INSERT: "**"}


def render(report: ChangesReport) -> str:
    """A title, the summary, the figures, the parts; or, in brief, a line for each part."""
    blocks = [f"# {escaped(title(report.changes))}", "\n".join(_summary(report))]
    if report.is_brief:
        blocks += _in_brief(report)
    elif report.has_entries:
        blocks += [*_figures(report), *_title_page(report)]
        for block in outline(report):
            blocks += _block(block)
        blocks += _records(report)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """The author's text so that no sign in it is read as markup. It must not begin a line."""
    return _SIGNS.sub(lambda found: "\\" + found[0], sanitize(text))


def code(text: str) -> str:
    """A name in a code span, whatever backticks it holds."""
    shown = sanitize(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown.strip() else escaped(text)


def _summary(report: ChangesReport) -> Iterator[str]:
    for label, said in report.summary():
        yield f"- **{label}:** {escaped(said)}" if label else f"  - {escaped(said)}"
    if report.has_entries and not report.is_brief:
        yield from _facts([legend(report)])


def _in_brief(report: ChangesReport) -> Iterator[str]:
    lines = [f"- **{escaped(label)}:** {escaped(said)}" for label, said in report.part_lines()]
    if lines:
        yield "\n".join(lines)


def _figures(report: ChangesReport) -> Iterator[str]:
    """A table of those of both memos; those of one stand at their claims."""
    changed = report.shown.figures.changed
    if changed:
        rows = [[escaped(cell) for cell in figure_row(change)] for change in changed]
        head = ("Figure", *map(_label, (report.old_label, report.new_label)))
        yield "## Figures"
        yield _table((*head, "Difference", "Percent"), (":--", "--:", "--:", "--:", "--:"), rows)


def _table(head: Sequence[str], rule: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _title_page(report: ChangesReport) -> Iterator[str]:
    if facts := head_facts(report):
        yield "## Title page"
        yield from _facts(facts)


def _records(report: ChangesReport) -> Iterator[str]:
    found = list(record_facts(report))
    if found:
        yield "## Records of sources that both memos cite"
    for source, facts in found:
        yield f"### {_run(source)}"
        yield from _facts(facts)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words, name, more, facts):
            shown = f" ({escaped(more)})" if more else ""
            named = f"{escaped(words)} · {code(name)}" if words else code(name)
            yield f"{'#' * (level + 1)} {named}{shown}"
            yield from _facts(facts)
        case Entry(names, kinds, notes, facts):
            yield f"#### {', '.join(map(code, names))} · {kinds} · {escaped(notes)}"
            yield from _facts(facts)
        case Unchanged(claims):
            yield f"#### Unchanged ({len(claims)})"
            yield "\n".join(
                " · ".join(filter(None, (f"- {code(name)}", escaped(notes), escaped(words))))
                for name, notes, words in claims
            )


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    lines = [f"- **{_label(fact.label)}:** {_runs(fact)}".rstrip() for fact in facts]
    if lines:
        yield "\n".join(lines)


def _label(label: str) -> str:
    return escaped(label[:1].upper() + label[1:])


def _runs(fact: Fact) -> str:
    """Runs of words, with white space around every mark, which both dialects need."""
    return " ".join(_run(run, is_marked=not fact.is_whole) for run in fact.runs)


def _run(run: Run, *, is_marked: bool = True) -> str:
    mark = _MARKS[run[0].kind] if is_marked else ""
    return mark + "".join(_styled(run)) + mark


def _styled(run: Run) -> Iterator[str]:
    """The pieces of a run. What the memo prints in bold is in italics here, since bold is what was added."""
    plain = ""
    for index, said in enumerate(run):
        before = run[index - 1].text[-1:] if index else ""
        after = run[index + 1].text[:1] if index + 1 < len(run) else ""
        is_stressed = said.look in (Look.EMPHASIS, Look.STRONG) and bool(said.text.strip())
        # Behind a full stop, pandoc does not read it.
        may_begin = _may_stand(before) and before != "."
        if is_stressed and may_begin and _may_stand(after):
            start, end = (" " * (said.text[at] == " ") for at in (0, -1))
            yield f"{escaped(plain)}{start}_{escaped(said.text.strip(' '))}_{end}"
            plain = ""
        elif said.look is Look.NAME:
            yield f"{escaped(plain)}{code(said.text)}"
            plain = ""
        else:
            # Escaped as one: "-" beside "-" would become a dash.
            plain += said.text
    yield escaped(plain)


def _may_stand(character: str) -> bool:
    """Whether a sign of emphasis is read as one beside it, in both dialects."""
    return not character or character.isspace() or unicodedata.category(character)[0] == "P"
