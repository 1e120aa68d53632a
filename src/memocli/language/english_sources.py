"""The words by which a source in English is read: its dates, percentages and names."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import SourceWords

ENGLISH_SOURCES: Final = SourceWords(
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
    percent=("percent", "per cent", "pct"),
    points=("percentage points", "percentage point", "percent points"),
    currencies={
        "dollar": ("dollars", "dollar", "usd"),
        "peso": ("pesos", "peso", "mexican pesos", "mxn"),
        "euro": ("euros", "euro", "€"),
        "pound": ("pounds", "pounds sterling"),
    },
    parts_of_year={
        "half": (
            ("first half", "first semester", "first six months"),
            ("second half", "second semester", "last six months"),
        ),
        "quarter": (
            ("first quarter", "first three months"),
            ("second quarter",),
            ("third quarter",),
            ("fourth quarter", "last quarter", "last three months"),
        ),
    },
    within_year=("in", "during"),
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
    articles=("the",),
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
        "case cases citizens civil code commission commissioner committee communities community conference congress constitution convention "
        "council court courts deputy department development director disappearance disappearances embassy executive federal federation "
        "foreign forum foundation front fund gazette general global government governor group human index initiative institute interior internal "
        "international judge judicial justice law mechanism memo minister ministry mission movement national nations navy network "
        "northern office official ombudsman organization party permanent persons police president prevention program programme project prosecutor prosecutors "
        "protection protocol public rapporteur recommendation registry republic reserve rights sanction search secretariat secretary security "
        "senate service services society southern special specialized state states supreme system treaty tribunal union unit united "
        "university victims watch women working world inter-american american latin missing forced enforced city air force forces bank "
        "church cross health education labor prison prisons".split()
    ),
    offices=tuple(
        "mr mrs ms dr prof gen col lt capt sgt gov sen rep hon doctor professor judge justice magistrate president governor mayor senator congressman "
        "congresswoman minister secretary prosecutor commissioner rapporteur ombudsman ambassador director general colonel captain "
        "lieutenant sergeant admiral father sister bishop archbishop journalist lawyer activist".split()
    ),
    left_off=("un", "u.n."),
)
