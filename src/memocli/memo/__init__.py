"""What the files of a memo mean: frozen, typed, and the single source of truth of their JSON Schemas.

model.py    the memo of a year: head, parts, findings, claims; and who signs
figures.py  what each figure is
source.py   a source: one CSL item
custom.py   names in it, and what memocli keeps under CSL's own `custom` key
keys.py     the keys of the files, and which was meant
seal.py     what a memo was made of when it was sealed
settings.py the settings of a project
signers.py  which organization was meant
schemas.py  the JSON Schemas of the six kinds of files
"""

from memocli.memo.custom import CslName, Custom
from memocli.memo.figures import FigureMeaning, FigureMeanings
from memocli.memo.model import (
    Basis,
    Claim,
    Condition,
    Correction,
    Dropped,
    Finding,
    FindingPicture,
    Head,
    Loss,
    Memo,
    NamedClaim,
    Organization,
    Organizations,
    Part,
    Period,
    language_of,
)
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
    whole_of,
)
from memocli.memo.settings import CheckSettings, ProjectSettings
from memocli.memo.signers import Signers
from memocli.memo.source import Source, SourceFile

__all__ = [
    "Basis",
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
    "Head",
    "Loss",
    "Memo",
    "NamedClaim",
    "Organization",
    "Organizations",
    "Part",
    "Period",
    "ProjectSettings",
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
    "Signers",
    "Source",
    "SourceFile",
    "language_of",
    "whole_of",
]
