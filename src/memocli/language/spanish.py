"""Spanish, as it is written in Mexico: numbers as in English; `8.335` and `96,8`, as in Spain and South America, occur as well."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from memocli.language.facts import (
    BasisWords,
    Language,
    NoteWords,
    NumberWords,
    PartWords,
    QuotationMarks,
    Wording,
)
from memocli.language.spanish_limits import SPANISH_LIMITS
from memocli.language.spanish_screen import SPANISH_SCREEN
from memocli.language.spanish_sources import SPANISH_SOURCES

_NUMBERS: Final = NumberWords(
    units=tuple(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
        "veintisiete veintiocho veintinueve".split()
    ),
    tens=tuple("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()),
    others={
        "un": 1,
        "una": 1,
        "veintiún": 21,
        "veintiuna": 21,
        "cien": 100,
        "ciento": 100,
        **{
            f"{stem}ient{ending}": hundreds
            for stem, hundreds in (
                ("dosc", 200),
                ("tresc", 300),
                ("cuatroc", 400),
                ("seisc", 600),
                ("setec", 700),
                ("ochoc", 800),
                ("novec", 900),
            )
            for ending in ("os", "as")
        },
        "quinientos": 500,
        "quinientas": 500,
    },
    never_last=("ciento",),
    always_last=("cien",),
    tens_joint="y",
    hundreds_joint="",
    scales={
        "mil": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "mdp": 10**6,
        "billón": 10**12,
        "billones": 10**12,
    },
    alone=("mil",),
    articles=(),
    halves=("medio", "media"),
    and_half=("y medio", "y media"),
    digits_follow=True,
    portions=tuple(
        "tercio tercios cuarto cuartos cuarta cuartas quinto quintos quinta quintas décima décimas".split()
    ),
    rough_words=tuple(
        "decena decenas docena docenas veintena centenar centenares millar millares".split()
    ),
    no_numbers=("por ciento",),
    ordinal_endings=tuple("º ª .º .ª o. a. er ro ra do da to ta mo ma vo va no na".split()),
)

_NOTES: Final = NoteWords(
    marks=QuotationMarks("«", "»", "“", "”", hold_stops=False),
    joint="y",
    and_others="et\N{NO-BREAK SPACE}al.",
    editor=("ed.", "eds."),
    edition="ed.",
    ordinals=(".ª",),
    within="en",
    volume="vol.",
    issue="núm.",
    about="c.",
    accessed="consultado el",
    note="nota",
    above="supra",
    ibid="ibid.",
    locators={
        "page": ("p.", "pp."),
        "paragraph": ("párr.", "párrs."),
        "section": ("sec.", "secs."),
        "chapter": ("cap.", "caps."),
        "article-locator": ("art.", "arts."),
        "note": ("nota", "notas"),
        "line": ("l.", "ls."),
        "column": ("col.", "cols."),
        "figure": ("fig.", "figs."),
        "table": ("cuadro", "cuadros"),
        "folio": ("f.", "ff."),
        "issue": ("núm.", "núms."),
        "part": ("parte", "partes"),
        "volume": ("vol.", "vols."),
        "appendix": ("anexo", "anexos"),
    },
)
NOTES_IN_MEXICO: Final = replace(_NOTES, marks=QuotationMarks("“", "”", "‘", "’", hold_stops=False))

SPANISH: Final = Language(
    tag="es",
    name="Spanish",
    months=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    ),
    date_parts=(("day", " de "), ("month", " de "), ("year", "")),
    links=("y", "a", "o"),
    range_links=("a",),
    and_following=("y ss", "ss"),
    numbers=_NUMBERS,
    quotation_marks=(("“", "”"), ("«", "»"), ('"', '"')),
    dash="—",
    grouping=",",
    decimal=".",
    signs_swap=True,
    bounds={
        "least": (
            "al menos",
            "por lo menos",
            "cuando menos",
            "como mínimo",
            "no menos de",
            "un mínimo de",
        ),
        "most": (
            "a lo sumo",
            "a lo más",
            "como máximo",
            "no más de",
            "hasta",
            "menos de",
            "un máximo de",
        ),
        "about": (
            "cerca de",
            "unos",
            "unas",
            "alrededor de",
            "aproximadamente",
            "en torno a",
            "casi",
        ),
        "over": ("más de", "por encima de"),
    },
    bounds_behind={
        "least": ("o más", "al menos", "por lo menos", "como mínimo"),
        "most": ("o menos", "a lo sumo", "como máximo"),
        "about": ("aproximadamente", "más o menos"),
    },
    bounds_or_prepositions=("hasta",),
    bounds_from_below=("casi",),
    locators={
        "page": ("pág", "págs", "página", "páginas"),
        "paragraph": ("párr", "párrs", "párrafo", "párrafos"),
        "section": ("sección", "secciones"),
        "chapter": ("cap", "caps", "capítulo", "capítulos"),
        "article-locator": ("art", "arts", "artículo", "artículos"),
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
    law_parts=(
        "apartado",
        "apdo",
        "fracción",
        "fracciones",
        "fracc",
        "inciso",
        "incisos",
        "inc",
        "numeral",
        "literal",
    ),
    limiting=SPANISH_LIMITS,
    abbreviations=(
        *"sr sra sres dr dra lic gral cnel cap tte sgto gob ing mtro mtra c cc".split(),
        *"no núm núms art arts párr párrs pág págs p pp inc fracc frac apdo cap vol ed cf etc ee uu".split(),
    ),
    plain_abbreviations=tuple(
        "ADN AM CDMX COVID EEUU EUA GPS LGBT LGBTI ONG ONU OK PDF PM SIDA SMS TV UE UNESCO UNICEF URL VIH".split()
    ),
    wording=Wording(
        notes="Notas",
        note="Nota {number}",
        back="Volver a la nota {number} en el texto",
        notes_to=("Notas: página {}", "Notas: páginas {} a {}"),
        page_before="p.",
        draft="BORRADOR",
        basis=BasisWords(
            heading="En qué se apoya cada afirmación",
            documented="documentada: la nota nombra la fuente",
            cited_with=("apoyada en la nota {}", "apoyada en la nota de otra afirmación"),
            research="investigación propia de todos los firmantes",
            research_of="investigación propia de {}",
            research_sign="investigación propia: de quienes se nombra o, si no, de todos los firmantes",
            others="una organización que no firma",
            follows="se deduce de una afirmación en “{}”",
            follows_sign="se deduce de las afirmaciones a las que lleva",
            position="postura de los firmantes",
            earlier="como dijo el memo de {}",
            earlier_sign="como dijo el memo de ese año",
            same="igual que en el memo de {}",
            updated="retomada del memo de {}, con otras palabras u otras cifras",
            new="nueva desde el memo de {}",
        ),
        page="Página",
        page_short="p.",
        of="de",
        about="Acerca de este documento",
        about_head="Acerca de",
        corrections="Correcciones",
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
        contents="Contenido",
        overview=("Las conclusiones de un vistazo", ": {} de {} requisitos cumplidos"),
        subject=(
            "Si se cumplieron las condiciones fijadas por la ley, con la prueba de cada afirmación",
            "Lo que se sabe, con la prueba de cada afirmación",
        ),
        missing_source="[falta la fuente `{}`]",
        unnamed_source="[falta una fuente]",
        confidential_source="fuente confidencial, en poder de los firmantes",
        archived="archivado en {}",
        lost={
            "part": ("Aquí falta una parte.", "No se pudo leer {}."),
            "finding": ("Aquí falta un hallazgo.", "No se pudo leer {}."),
            "claim": ("Aquí falta una afirmación.", "No se pudo leer {}."),
            "picture": ("Aquí falta una imagen.", "No se pudo usar {}."),
            "chart": ("Aquí falta una gráfica.", "No se pudo dibujar {}."),
            "words": ("Puede faltar algo.", "No se pudo leer todo lo que hay en {}."),
        },
        lost_line="la línea {} de {}",
        lost_advice="“memocli check-citations {}” muestra lo que está mal.",
        chart_kinds={"bar": "Gráfica de barras", "line": "Gráfica de líneas"},
        chart_figure="Cifra",
        chart_table="Los números de esta gráfica",
        chart_notes=("nota {}", "notas {}"),
        chart_earlier_notes=("nota {} del memo de {}", "notas {} del memo de {}"),
        percent="{} %",
        parts=PartWords(
            methods="Metodología",
            method_facts={
                "cases": "Casos:",
                "interviews": "Entrevistas:",
                "period": "Período:",
                "languages": "Idiomas:",
                "protection": "Protección de las personas:",
                "standard": "Estándar de prueba:",
            },
            abbreviations="Siglas",
            abbreviations_head=("Sigla", "Significado"),
            signatures="Firmas",
            annex="Anexo {}:",
        ),
        screen=SPANISH_SCREEN,
    ),
    notes=_NOTES,
    sources=SPANISH_SOURCES,
)
