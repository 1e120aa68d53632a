"""What the page of a memo needs on a screen: its words, and how to cite the memo."""

from __future__ import annotations

from memocli.dates import PartialDate
from memocli.document import Screen
from memocli.language import language_of_tag
from memocli.memo import Memo


def screen_of(memo: Memo, title: str, authors: tuple[str, ...]) -> Screen:
    """This, of a memo with such a `title` and `authors` as they are printed."""
    language = language_of_tag(memo.language)
    submitted = memo.head.submitted.value if memo.head.submitted else None
    marks = language.notes.marks
    inner = title.replace(marks.opening, marks.inner_opening)
    inner = inner.replace(marks.closing, marks.inner_closing)
    cited = f"{marks.opening}{inner}{marks.closing}"
    if authors:
        cited = f"{'; '.join(authors)}, {cited}"
    if submitted:
        cited = f"{cited} ({submitted.spoken(memo.language)})"
    return Screen(
        language.wording.screen,
        f"{cited}.",
        _reference(memo, title, authors, submitted),
        f"memo-{memo.year}.ris",
    )


def _reference(
    memo: Memo, title: str, authors: tuple[str, ...], submitted: PartialDate | None
) -> str:
    """A RIS record: each line a tag of two signs and a value; Zotero takes a name without a comma for that of an organization."""
    fields = [("TY", "RPRT"), ("TI", title), *(("AU", author) for author in authors)]
    fields.append(("PY", str(memo.year)))
    if submitted:
        fields.append(("DA", f"{submitted.isoformat().replace('-', '/')}/"))
    fields += [("LA", memo.language), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)
