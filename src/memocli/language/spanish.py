"""Spanish, as it is written in Mexico: numbers as in English, where Spain has `8.335` and `96,8`."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import Language, Wording

SPANISH: Final = Language(
    tag="es",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    date_joint=" de ",
    date_links=("y", "a"),
    and_word="y",
    and_following=("y ss", "ss"),
    units=tuple(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
        "veintisiete veintiocho veintinueve".split()
    ),
    tens=tuple("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()),
    tens_joint=" y ",
    quotation_marks=(("“", "”"), ("«", "»"), ('"', '"')),
    grouping=",",
    decimal=".",
    locators={
        "page": ("pág", "págs", "página", "páginas"),
        "paragraph": ("párr", "párrs", "párrafo", "párrafos"),
        "section": ("sección", "secciones"),
        "chapter": ("cap", "caps", "capítulo", "capítulos"),
        "article-locator": ("artículo", "artículos"),
        "note": ("nota", "notas"),
        "line": ("línea", "líneas"),
        "column": ("columna",),
        "figure": ("figura",),
        "table": ("cuadro", "tabla"),
        "issue": ("núm", "número"),
        "part": ("parte",),
        "volume": ("volumen", "tomo"),
        "appendix": ("anexo",),
    },
    wording=Wording(
        notes="Notas",
        note="Nota {number}",
        back="Volver a la nota {number} en el texto",
        draft="BORRADOR",
        cited_with="citado con: {}",
        page="Página",
        of="de",
        about="Acerca de este documento",
        verdicts={
            "met": "Cumplido",
            "partly-met": "Cumplido en parte",
            "not-met": "No cumplido",
            "no-evidence": "Sin pruebas en un sentido u otro",
        },
        requirement="Requisito {}",
        condition="Condición",
        verdict="Conclusión",
        submitted="Presentado",
        to="A",
        signers="De",
        period="Período",
        period_range="{} a {}",
        overview="Las conclusiones de un vistazo",
        overview_head=("Requisito", "Materia", "Conclusión"),
        subject="Si se cumplieron las condiciones fijadas por la ley, con la prueba de cada afirmación",
        missing_source="[falta la fuente `{}`]",
        unnamed_source="[falta una fuente]",
        confidential_source="fuente confidencial, en poder de los firmantes",
    ),
)
