"""What a memo's files mean: frozen, typed, and the single source of truth of their JSON Schemas.

Every text keeps its place (`Placed`), so that a check can point at the word; places do not count
when two memos are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from memocli.fields import (
    Computed,
    Figures,
    Listing,
    Name,
    OneOrMore,
    PartKind,
    Shape,
    Verdict,
    Waivers,
)
from memocli.memo.chart import Chart
from memocli.memo.head import Head, language_of
from memocli.memo.organizations import Organization
from memocli.memo.passage import Passage
from memocli.prose import Prose
from memocli.text import Placed, Span

if TYPE_CHECKING:  # no file has them: they are read from others
    from memocli.font import FontFile
    from memocli.image import Image


class Condition(Shape, frozen=True):
    """The legal condition of a requirement: its text, and the source that it is quoted from.

    Keys:
        text: the words of the law
        source: the id of the source that has them; its name, date and `section` are printed behind the words, without a note
    """

    text: Placed
    source: Placed | None = None


class Basis(Shape, frozen=True):
    """Why a claim without a citation may stand; exactly one of the five is given.

    Keys:
        cited-with: one or more claims of this memo whose notes carry this one too, as `part/finding/claim`
        own-research: the organizations that found it out themselves, by their ids
        inference: the claims of this memo that it follows from, as `part/finding/claim`
        earlier-memo: one or more claims of earlier memos that said so, as `YEAR/part/finding/claim`
        position: `true` for a request or an opinion of those who sign
    """

    cited_with: OneOrMore = OneOrMore()
    own_research: tuple[Placed, ...] = ()
    inference: tuple[Placed, ...] = ()
    earlier_memo: OneOrMore = OneOrMore()
    position: bool = False

    def kinds(self) -> tuple[str, ...]:
        """The keys that are given, as written in the file."""
        given = {
            "cited-with": self.cited_with,
            "own-research": self.own_research,
            "inference": self.inference,
            "earlier-memo": self.earlier_memo,
            "position": self.position,
        }
        return tuple(kind for kind, value in given.items() if value)


class Claim(Shape, frozen=True):
    """One sentence or more: the unit that must be supported.

    Keys:
        id: its name within the finding; the full name is `part/finding/claim`
        text: the sentences, with their citations: `… in 17 cases [@pgr-2018, p. 4].`
        figures: the key numbers that the text states, by name: `{torture-investigations: 8335}`; one that is not exact
            as `{value: 31, at: least}`
        continues: the earlier claim or claims whose matter this one takes up, as `YEAR/part/finding/claim`
        carried: `true` for a claim that was carried over from an earlier memo and that nobody has looked at yet; never printed
        passages: the words of the sources that carry the claim; never printed
        computed: numbers of the text that no source states, and how each follows from numbers that sources state:
            `{96.8: 8051 / 8318}`
        basis: what a claim without a citation rests on
        waive: rules that do not apply to this claim, each with the reason: `{C105: the reply has no pages}`
        remark: for the editors; never printed
    """

    id: Name
    text: Placed
    figures: Figures = field(default_factory=Figures)
    continues: OneOrMore = OneOrMore()
    carried: bool = False
    passages: tuple[Passage, ...] = ()
    computed: Computed = field(default_factory=Computed)
    basis: Basis | None = None
    waive: Waivers = field(default_factory=Waivers)
    remark: Placed | None = None


class FindingPicture(Shape, frozen=True):
    """A picture below the words of a finding.

    Keys:
        file: the name of a PNG or JPEG file that lies in the memo's folder
        alt: what it shows, in a sentence or two, for readers who can't see it
        caption: a line printed below it
    """

    file: Placed
    alt: Placed
    caption: Placed | None = None


class FindingTable(Shape, frozen=True):
    """A table below the claims of a finding.

    Keys:
        caption: what it shows, in a line printed above it
        head: the names of its columns
        rows: its rows, each a list with a cell for each name of the head: plain words, or a claim; the first cell names the row
    """

    caption: Placed
    head: tuple[Placed, ...]
    rows: tuple[tuple[str | Claim, ...], ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in its cells, row by row."""
        return tuple(cell for row in self.rows for cell in row if isinstance(cell, Claim))

    @property
    def words(self) -> tuple[Placed, ...]:
        """All that is printed of it and is no claim."""
        cells = (cell for row in self.rows for cell in row if isinstance(cell, Placed))
        return (self.caption, *self.head, *cells)


class Finding(Shape, frozen=True):
    """What is said about one matter: running text, a list, or a block quotation.

    Keys:
        id: its name within the part
        claims: the claims that it is made of, in order; needed where there is no `table`
        heading: its heading
        addressee: to whom its recommendations are made; only in a part of recommendations
        topic: a word by which findings of several years can be gathered; not printed
        list: `true` to print each claim as one item of a list with bullets, `numbered` of one with numbers
        quote: `true` where the claims are the words of others, printed as a block quotation; without quotation marks
        table: a table below the claims, of claims and plain words
        picture: a picture below the claims
    """

    id: Name
    said: Annotated[
        tuple[Claim, ...] | None, Meta(extra_json_schema={"needed-without": "table"})
    ] = field(name="claims", default=None)
    heading: Placed | None = None
    topic: Placed | None = None
    as_list: Listing | None = field(name="list", default=None)
    quote: bool = False
    table: FindingTable | None = None
    picture: FindingPicture | None = None
    addressee: Placed | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where a file gives neither claims nor a table."""
        if self.said is None and self.table is None:
            raise ValueError("a finding needs claims, or a table")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of its claims in reading order: those of the text, then those in cells of the table."""
        said = self.said or ()
        return said + self.table.claims if self.table else said


class Part(Shape, frozen=True):
    """A part file: an introduction, a legal requirement with its condition and verdict, recommendations, or an annex.

    Keys:
        id: its name within the memo
        heading: the heading
        findings: the findings, in order
        condition: what the law requires; only in a requirement
        verdict: whether it was met: `met`, `partly-met`, `not-met` or `no-evidence`; only in a requirement
        charts: figures of the claims, drawn
        kind: `recommendations` for a part whose claims are requests, by addressee, or `annex` for one behind all others
    """

    id: Name
    heading: Placed
    findings: tuple[Finding, ...]
    condition: Condition | None = None
    verdict: Verdict | None = None
    charts: tuple[Chart, ...] = ()
    kind: PartKind | None = None

    @property
    def is_requirement(self) -> bool:
        """Whether the part answers a legal requirement."""
        return not self.kind and (self.condition is not None or self.verdict is not None)


class NamedClaim(Struct, frozen=True, gc=False):
    """A claim with the part and finding that it is in; `name` is `part/finding/claim`, `prose` what its text says of its support."""

    name: str
    year: int
    part: Part
    finding: Finding
    claim: Claim
    prose: Prose

    @property
    def full_name(self) -> str:
        """`YEAR/part/finding/claim`."""
        return f"{self.year}/{self.name}"


class Loss(Struct, frozen=True):
    """Something that is in the files of a memo and could not be read: `what` it is, and where it stands.

    `words` are such of a file that was read, at a place which is not known. The span of a whole file, which may not be
    there at all, is its start.
    """

    what: Literal["part", "finding", "claim", "chart", "words"]
    span: Span


class Memo(Struct, frozen=True):
    """The memo of one year. `origin` is the start of its `memo.yaml`, for faults of the whole.

    `claims` are those of all parts in reading order, scanned once. `pictures` has what is in the picture files, by their
    names; those that can't be used are not there. `fonts` are those of its own that it is set in, by
    the paths of their files. `losses` are what could not be read of its files.
    """

    head: Head
    parts: tuple[Part, ...]
    claims: tuple[NamedClaim, ...]
    organizations: dict[str, Organization]
    origin: Span
    pictures: dict[str, Image] = {}
    fonts: dict[str, FontFile] = {}
    losses: tuple[Loss, ...] = ()

    @property
    def year(self) -> int:
        """The memo's year."""
        return self.head.year.value

    @property
    def language(self) -> str:
        """BCP 47 tag of the memo's language; `en` unless it says otherwise."""
        return language_of(self.head)
