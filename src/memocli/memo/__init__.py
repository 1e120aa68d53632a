"""What the files of a memo mean: frozen, typed, and the single source of truth of their JSON Schemas.

head.py     what holds for the whole memo of a year
design.py   what it looks like
model.py    the memo of a year: parts, findings, claims
chart.py    a chart of a part
figures.py  what each figure is, and how far it went
organizations.py who signs
passage.py  words of a source that carry a claim
source.py   a source: one CSL item
custom.py   names in it, and what memocli knows of it, under CSL's own `custom` key or apart from it
keys.py     the keys of the files, and which was meant
seal.py     what a memo was made of when it was sealed
settings.py the settings of a project
signers.py  which organization was meant
schemas.py  the JSON Schemas of the seven kinds of files
"""

from memocli.memo.chart import Chart
from memocli.memo.custom import Annotation, Annotations, CslName, Custom, KeptCopy
from memocli.memo.design import MemoColours, MemoDesign, MemoFonts, MemoSizes
from memocli.memo.figures import (
    FigureMeaning,
    FigureMeanings,
    Quantity,
    Step,
    counts_percent,
    step_between,
)
from memocli.memo.head import Correction, Dropped, Head, Letterhead, Methods, Period, language_of
from memocli.memo.model import (
    Basis,
    Claim,
    Condition,
    Finding,
    FindingPicture,
    FindingTable,
    Loss,
    Memo,
    NamedClaim,
    Part,
)
from memocli.memo.organizations import Organization, Organizations
from memocli.memo.passage import Passage
from memocli.memo.seal import (
    Seal,
    SealedClaim,
    SealedCorrection,
    SealedFigure,
    SealedFinding,
    SealedHead,
    SealedOrganization,
    SealedOutput,
    SealedPart,
    SealedSource,
    SealedTemplates,
    whole_of,
)
from memocli.memo.settings import CheckSettings, ProjectSettings
from memocli.memo.signers import Signers
from memocli.memo.source import Source, SourceFile

__all__ = [
    "Annotation",
    "Annotations",
    "Basis",
    "Chart",
    "CheckSettings",
    "Claim",
    "Condition",
    "Correction",
    "CslName",
    "Custom",
    "Dropped",
    "FigureMeaning",
    "FigureMeanings",
    "Finding",
    "FindingPicture",
    "FindingTable",
    "Head",
    "KeptCopy",
    "Letterhead",
    "Loss",
    "Memo",
    "MemoColours",
    "MemoDesign",
    "MemoFonts",
    "MemoSizes",
    "Methods",
    "NamedClaim",
    "Organization",
    "Organizations",
    "Part",
    "Passage",
    "Period",
    "ProjectSettings",
    "Quantity",
    "Seal",
    "SealedClaim",
    "SealedCorrection",
    "SealedFigure",
    "SealedFinding",
    "SealedHead",
    "SealedOrganization",
    "SealedOutput",
    "SealedPart",
    "SealedSource",
    "SealedTemplates",
    "Signers",
    "Source",
    "SourceFile",
    "Step",
    "counts_percent",
    "language_of",
    "step_between",
    "whole_of",
]
