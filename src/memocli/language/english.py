"""English, as it is written in the United States."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import (
    Language,
    NoteWords,
    NumberWords,
    QuotationMarks,
    SourceWords,
    Wording,
)

_ORDINALS: Final = "third fourth fifth sixth seventh eighth ninth tenth"
_NUMBERS: Final = NumberWords(
    units=tuple(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    ),
    tens=tuple("twenty thirty forty fifty sixty seventy eighty ninety".split()),
    others={},
    never_last=(),
    always_last=(),
    tens_joint="",
    hundreds_joint="and",
    scales={
        "hundred": 10**2,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
    },
    alone=(),
    articles=("a", "an"),
    halves=("half a", "half an"),
    and_half=("and a half",),
    digits_follow=False,
    portions=(
        *"half halves quarter quarters first second".split(),
        *_ORDINALS.split(),
        *_ORDINALS.replace(" ", "s ").split(),
        "tenths",
    ),
    rough_words=("dozen", "dozens"),
    no_numbers=("quarter of a", "third of a", "half of a", "tenth of a"),
    ordinal_endings=("st", "nd", "rd", "th"),
)

_NOTES: Final = NoteWords(
    marks=QuotationMarks("“", "”", "‘", "’", hold_stops=True),
    joint="and",
    and_others="et al.",
    editor=("ed.", "eds."),
    edition="ed.",
    ordinals=("th", "st", "nd", "rd"),
    within="in",
    volume="vol.",
    issue="no.",
    about="c.",
    accessed="accessed",
    note="note",
    above="above",
    ibid="ibid.",
    locators={
        "page": ("p.", "pp."),
        "paragraph": ("para.", "paras."),
        "section": ("sec.", "secs."),
        "chapter": ("chap.", "chaps."),
        "article-locator": ("art.", "arts."),
        "note": ("n.", "nn."),
        "line": ("l.", "ll."),
        "column": ("col.", "cols."),
        "figure": ("fig.", "figs."),
        "table": ("tbl.", "tbls."),
        "folio": ("fol.", "fols."),
        "issue": ("no.", "nos."),
        "part": ("pt.", "pts."),
        "volume": ("vol.", "vols."),
        "appendix": ("app.", "apps."),
    },
)

_SOURCES: Final = SourceWords(
    frequent=tuple("the of and to in that was for with by from is were which has".split()),
    months={
        **dict(
            zip(
                "jan feb mar apr jun jul aug sep oct nov dec".split(),
                (1, 2, 3, 4, *range(6, 13)),
                strict=True,
            )
        ),
        "sept": 9,
    },
    parts={
        "early": ("early", "beginning", "start"),
        "mid": ("mid", "middle"),
        "late": ("late", "end", "close"),
    },
    before_month=("of", "of the month of", "day of"),
    before_year=("of", "of the year", "the year"),
    linking=("to", "and", "or", "through", "until", "to the", "and the"),
    first_day=("first",),
    day_first=False,
    percent=("percent", "per cent", "pct", "percentage points", "percentage point"),
    out_of=(
        "of",
        "out of",
        "of the",
        "out of the",
        "of all",
        "of some",
        "out of a total of",
        "of a total of",
    ),
    of_which=("of which", "of whom", "of these", "of those", "of them"),
    rising=("from", "to"),
    in_names=tuple("of the and for on de del la las los y da do dos von van al".split()),
    and_names=("and",),
    titles=tuple("mr mrs ms dr prof gen col lt capt sgt jr st".split()),
    opening=tuple(
        "the a an in on at by of to from for with within without as and or but nor so yet if when while where since until after before during under "
        "over between among against despite although though because unless whereas he she it they we its their his her our this that "
        "these those such some many most all both each every no not none only even also another other one two three four five six "
        "seven eight nine ten there here according what which who whose how why up more less fewer several few any just now then "
        "thus still moreover however nevertheless meanwhile instead indeed".split()
    ),
    common_in_names=tuple(
        "act affairs agency amnesty army assembly association attorney attorneys authority board branch bureau center centre chamber "
        "citizens civil code commission commissioner committee communities community conference congress constitution convention "
        "council court courts deputy department development director disappearance disappearances embassy executive federal federation "
        "foreign forum foundation front fund general global government governor group human index institute interior internal "
        "international judge judicial justice law mechanism memo minister ministry mission movement national nations navy network "
        "northern office ombudsman organization party permanent persons police president program programme project prosecutor prosecutors "
        "protection protocol public rapporteur recommendation registry republic reserve rights search secretariat secretary security "
        "senate service services society southern special specialized state states supreme system treaty tribunal union unit united "
        "university victims watch women working world inter-american american latin missing forced enforced".split()
    ),
)

ENGLISH: Final = Language(
    tag="en",
    name="English",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date_joint=" ",
    links=("to", "and", "or"),
    range_links=("to",),
    and_following=("et seq", "ff", "f"),
    numbers=_NUMBERS,
    quotation_marks=(("“", "”"), ('"', '"')),
    grouping=",",
    decimal=".",
    signs_swap=False,
    bounds={
        "least": (
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "a minimum of",
        ),
        "most": (
            "at most",
            "no more than",
            "not more than",
            "up to",
            "fewer than",
            "less than",
            "a maximum of",
        ),
        "about": (
            "about",
            "some",
            "around",
            "roughly",
            "approximately",
            "an estimated",
            "estimated",
            "nearly",
            "almost",
            "close to",
        ),
        "over": ("over", "more than"),
    },
    bounds_behind={
        "least": ("or more", "at least"),
        "most": ("or fewer", "or less", "at most"),
        "about": ("or so",),
    },
    bounds_or_prepositions=("about", "around", "over"),
    locators={
        "page": ("p", "pp", "page", "pages"),
        "paragraph": ("para", "paras", "paragraph", "paragraphs", "¶", "¶¶"),
        "section": ("sec", "secs", "section", "sections", "§", "§§"),
        "chapter": ("ch", "chap", "chaps", "chapter", "chapters"),
        "article-locator": ("art", "arts", "article", "articles"),
        "note": ("n", "nn", "note", "notes"),
        "line": ("l", "ll", "line", "lines"),
        "column": ("col", "cols", "column", "columns"),
        "figure": ("fig", "figs", "figure", "figures"),
        "table": ("tbl", "table", "tables"),
        "folio": ("fol", "fols", "folio", "folios"),
        "issue": ("no", "nos", "number"),
        "part": ("pt", "pts", "part", "parts"),
        "volume": ("vol", "vols", "volume", "volumes"),
        "appendix": ("app", "apps", "appendix", "appendices", "annex"),
    },
    law_parts=("cl", "clause", "lit", "subpara", "subparagraph", "subsec", "subsection"),
    negations=(
        *"not no never neither nor none nobody nothing nowhere without cannot hardly scarcely barely".split(),
        *"aren’t can’t couldn’t didn’t doesn’t don’t hadn’t hasn’t haven’t isn’t shouldn’t wasn’t weren’t".split(),
        *"won’t wouldn’t".split(),
        *"denied denies deny denying rejected rejects refuted refutes disputed disputes".split(),
        *"false falsely untrue unfounded baseless failed fails failure".split(),
        "rather than",
        "instead of",
    ),
    limits=(
        *"alleged allegedly alleges reportedly purported purportedly supposed supposedly".split(),
        *"claimed claims presumed presumably suspected apparent apparently ostensibly possibly probably".split(),
        *"unless except if whether would could might hypothetical unconfirmed unverified".split(),
        "according to",
        "so-called",
        "in the view of",
        "in the opinion of",
    ),
    abbreviations=(
        *"mr mrs ms dr prof gen col lt capt sgt gov sen rep st jr sr hon rev".split(),
        *"no nos vol vols ed eds cf etc ie eg v vs al p pp para paras art arts sec secs ch fig n nn".split(),
    ),
    wording=Wording(
        notes="Notes",
        note="Note {number}",
        back="Back to note {number} in the text",
        draft="DRAFT",
        cited_with="cited with: {}",
        page="Page",
        of="of",
        about="About this document",
        corrections="Corrections",
        verdicts={
            "met": "Met",
            "partly-met": "Partly met",
            "not-met": "Not met",
            "no-evidence": "No evidence either way",
        },
        requirement="Requirement {}",
        condition="Condition",
        verdict="Verdict",
        submitted="Submitted",
        to="To",
        signers="From",
        period="Period",
        period_range="{} to {}",
        overview="The verdicts at a glance",
        overview_head=("Requirement", "Subject", "Verdict"),
        subject="Whether the conditions set by law were met, with the evidence for each claim",
        missing_source="[the source `{}` is missing]",
        unnamed_source="[a source is missing]",
        confidential_source="confidential source, on file with the signers",
        archived="archived at {}",
        lost={
            "part": ("A part is missing here.", "{} could not be read."),
            "finding": ("A finding is missing here.", "{} could not be read."),
            "claim": ("A claim is missing here.", "{} could not be read."),
            "picture": ("A picture is missing here.", "{} could not be used."),
            "chart": ("A chart is missing here.", "{} could not be drawn."),
            "words": ("Something may be missing.", "Not all of {} could be read."),
        },
        lost_line="Line {} of {}",
        lost_advice="“memocli check-citations {}” shows what is wrong.",
        chart_kinds={"bar": "Bar chart", "line": "Line chart"},
        chart_figure="Figure",
        chart_table="The numbers of this chart",
        chart_notes=("note {}", "notes {}"),
        chart_earlier_notes=("note {} of the memo of {}", "notes {} of the memo of {}"),
        percent="{}%",
    ),
    notes=_NOTES,
    sources=_SOURCES,
)
