"""The keys of the files: which a file of a kind may have, which hold text in the author's own words, and which was meant."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from functools import cache
from typing import Final

from memocli.fields import FIGURE_KEYS
from memocli.memo.chart import Chart
from memocli.memo.custom import Annotation, Annotations, CslName, Custom, KeptCopy
from memocli.memo.design import MemoColours, MemoDesign, MemoFonts, MemoSizes
from memocli.memo.figures import FigureMeaning, FigureMeanings
from memocli.memo.head import Correction, Dropped, Head, Letterhead, Methods, Period
from memocli.memo.model import Basis, Claim, Condition, Finding, FindingPicture, FindingTable, Part
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
)
from memocli.memo.settings import CheckSettings, ProjectSettings
from memocli.memo.source import Source, SourceFile
from memocli.suggest import Speller, folded

_TYPES: Final[dict[Hashable, tuple[type, ...]]] = {
    Head: (
        Head,
        Period,
        MemoDesign,
        MemoColours,
        MemoSizes,
        MemoFonts,
        Dropped,
        Correction,
        Letterhead,
        Methods,
    ),
    Part: (Part, Condition, Finding, FindingPicture, FindingTable, Claim, Passage, Basis, Chart),
    Organizations: (Organizations, Organization),
    FigureMeanings: (FigureMeanings, FigureMeaning),
    SourceFile: (SourceFile, Source, Custom, KeptCopy, CslName),
    Annotations: (Annotations, Annotation, KeptCopy),
    ProjectSettings: (ProjectSettings, CheckSettings),
    Seal: (
        Seal,
        SealedHead,
        SealedTemplates,
        SealedOrganization,
        SealedPart,
        SealedFinding,
        SealedClaim,
        SealedSource,
        SealedFigure,
        SealedCorrection,
        SealedOutput,
    ),
}

FREE_TEXT: Final = frozenset(
    "abbreviations about abstract addressee alt annote authority caption cases collection-title container-title counted event-title "
    "family genre given head heading interviews label languages lines literal name note original-title protection publisher quote reason "
    "remark rights rows short-name standard subtitle text title title-short to translated-title unit waive why".split()
)


@cache
def keys_of(kind: Hashable) -> frozenset[str]:
    """Every key that a file of this kind may have, at whatever place; none for a type that is no file's."""
    types = _TYPES.get(kind, ())
    keys = frozenset(key for one in types for key in one.__struct_encode_fields__)  # type: ignore[attr-defined]
    return keys.union(FIGURE_KEYS) if kind is Part else keys


# What authors write for a key, mostly in Spanish, and the keys that it may stand for: the first that belongs at the place. Without
# accents, which do not count, and with a hyphen between words.
_OTHER_WORDS: Final[dict[str, str]] = {
    "membrete": "letterhead",
    "indice": "contents",
    "abreviaturas": "abbreviations",
    "acceso": "accessed",
    "acerca-de": "about",
    "afirmacion": "claim",
    "afirmaciones": "claims",
    "ano": "year",
    "ano-fiscal": "fiscal-year",
    "apellido": "family",
    "apellidos": "family",
    "archivo": "file archive",
    "autor": "author",
    "autora": "author",
    "autores": "author",
    "autoridad": "authority",
    "base": "basis",
    "cifras": "figures",
    "comentario": "remark note",
    "conclusion": "verdict",
    "condicion": "condition",
    "confidencial": "confidential",
    "colores": "colours",
    "colors": "colours",
    "correcciones": "corrections",
    "consultado": "accessed",
    "continua": "continues",
    "date": "issued submitted",
    "de": "from",
    "desde": "from",
    "destinatario": "to addressee",
    "destinatarios": "to",
    "direccion": "URL url",
    "diseno": "design",
    "editorial": "publisher",
    "erratas": "corrections",
    "encabezado": "heading head",
    "enlace": "URL url link",
    "estado": "status",
    "estilo": "style",
    "evidencia": "evidence",
    "filas": "rows",
    "fecha": "issued submitted date",
    "firmantes": "from",
    "firmas": "signatures",
    "fuente": "source references",
    "fuentes": "references fonts",
    "fundamento": "basis",
    "genero": "genre",
    "grafica": "charts",
    "graficas": "charts",
    "grafico": "charts",
    "graficos": "charts",
    "hallazgos": "findings",
    "hasta": "to",
    "idioma": "language",
    "imagen": "picture",
    "inferencia": "inference",
    "institucion": "literal publisher",
    "investigacion-propia": "own-research",
    "items": "references",
    "lengua": "language",
    "leyenda": "caption",
    "link": "URL url",
    "lista": "list",
    "medio": "container-title",
    "memo-anterior": "earlier-memo",
    "mostrar-base": "show-basis",
    "mostrar-fundamento": "show-basis",
    "metodologia": "methods",
    "metodos": "methods",
    "motivo": "reason why",
    "nombre": "name given",
    "nombre-corto": "short-name",
    "nota": "remark note",
    "numero": "number",
    "observacion": "remark note",
    "organizaciones": "organizations",
    "pagina": "page",
    "paginas": "page",
    "papel": "paper",
    "para": "to",
    "partes": "parts",
    "periodico": "container-title",
    "periodo": "period",
    "pie": "caption",
    "posicion": "position",
    "razon": "reason why",
    "tabla": "table",
    "referencias": "references",
    "requisito": "condition",
    "resumen": "abstract",
    "siglas": "short-name",
    "sobre": "about",
    "sources": "references",
    "subtitulo": "subtitle",
    "tamanos": "sizes",
    "tema": "topic",
    "texto": "text",
    "tipo": "type",
    "titulo": "title heading",
    "titulo-corto": "title-short",
    "titulo-traducido": "translated-title",
    "veredicto": "verdict",
    "volumen": "volume",
}


def meant_key(name: str, known: Collection[str], near: Speller) -> str | None:
    """The key of `known` that an unknown one was meant to be: said in other words, or misspelt, as `near` tells."""
    others = _OTHER_WORDS.get(folded(name), "").split()
    return next((key for key in others if key in known), None) or near.nearest(name)
