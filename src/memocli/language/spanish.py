"""Spanish, as it is written in Mexico: numbers as in English; `8.335` and `96,8`, as in Spain and South America, occur as well."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from memocli.language.facts import (
    Language,
    NoteWords,
    NumberWords,
    QuotationMarks,
    SourceWords,
    Wording,
)

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

_SOURCES: Final = SourceWords(
    frequent=tuple("de la que el los las del se en por con una para su fue".split()),
    months={
        **dict(
            zip(
                "ene feb mar abr may jun jul ago sep oct nov dic".split(), range(1, 13), strict=True
            )
        ),
        "sept": 9,
        "set": 9,
        "setiembre": 9,
    },
    parts={
        "early": ("principios", "inicios", "comienzos"),
        "mid": ("mediados",),
        "late": ("finales", "fines"),
    },
    before_month=("de", "del mes de", "días del mes de"),
    before_year=("de", "del", "del año", "de el año", "el año"),
    linking=("y", "a", "o", "al", "y el", "y al", "hasta el", "e"),
    first_day=("primero",),
    day_first=True,
    percent=("por ciento", "porciento", "por cien", "puntos porcentuales", "punto porcentual"),
    out_of=("de", "de los", "de las", "de entre", "de un total de", "de cada"),
    of_which=(
        "de las cuales",
        "de los cuales",
        "de las que",
        "de los que",
        "de ellas",
        "de ellos",
        "de estos",
        "de estas",
    ),
    rising=("de", "a"),
    in_names=tuple("de del la las los el y e para en da do dos von van al".split()),
    and_names=("y", "e"),
    titles=tuple("sr sra srta dr dra lic ing mtro mtra prof gral cap tte gob".split()),
    opening=tuple(
        "el la los las un una unos unas lo en de del al a por para con sin sobre según desde hasta entre contra durante ante bajo tras "
        "y o u e pero sino ni que si cuando mientras donde como aunque porque pues ya no este esta estos estas ese esa esos esas aquel "
        "aquella esto eso su sus se le les nos yo él ella ellos ellas uno dos tres cuatro cinco seis siete ocho nueve diez todos todas "
        "cada otro otra otros otras algunos algunas muchos muchas varios varias más menos además también sólo solo así entonces "
        "asimismo tampoco incluso quien quienes cuyo cuya hay".split()
    ),
    common_in_names=tuple(
        "acuerdo administración agencia armada asamblea asociación audiencia auditoría búsqueda cámara centro ciudadana ciudadano civil "
        "código comisión comité congreso consejo constitución constitucional convención corte defensa defensoría delegación democracia "
        "departamento derechos desaparición desaparecidas dirección diputados ejecutiva ejército especial especializada estado "
        "estatal federación federal fiscalía fuerzas fundación general gobernación gobierno humanos informe instituto interamericana "
        "interior internacional judicial juicio junta justicia juzgado ley liga marina mecanismo ministerio movimiento nación nacional "
        "naciones oficina organización partido personas poder policía presidencia procuraduría programa protección protocolo público "
        "recomendación red registro relaciones relatoría república secretaría seguridad senado sistema social subprocuraduría suprema "
        "tribunal unidad unidas unidos unión universidad víctimas".split()
    ),
)

SPANISH: Final = Language(
    tag="es",
    name="Spanish",
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
    links=("y", "a", "o"),
    range_links=("a",),
    and_following=("y ss", "ss"),
    numbers=_NUMBERS,
    quotation_marks=(("“", "”"), ("«", "»"), ('"', '"')),
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
    negations=(
        *"no nunca jamás ni sin tampoco nadie nada ningún ninguno ninguna ningunos ningunas apenas".split(),
        *"negó niega niegan negaron negado rechazó rechaza rechazan rechazaron desmintió desmiente desmintieron".split(),
        *"falso falsa falsos falsas falsamente infundado infundada infundados infundadas".split(),
        "en lugar de",
        "en vez de",
    ),
    limits=(
        *"presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente".split(),
        *"aparente aparentes aparentemente posiblemente probablemente".split(),
        *"según salvo excepto si sería serían habría habrían podría podrían pudiera pudieran".split(),
        *"alegado alegada alegados alegadas sospechoso sospechosa".split(),
        "a menos que",
        "al parecer",
        "con excepción de",
        "a excepción de",
        "de acuerdo con",
        "de ser",
        "de haber",
        "en opinión de",
        "a juicio de",
    ),
    abbreviations=(
        *"sr sra sres dr dra lic gral cnel cap tte sgto gob ing mtro mtra c cc".split(),
        *"no núm núms art arts párr párrs pág págs p pp inc fracc frac apdo cap vol ed cf etc ee uu".split(),
    ),
    wording=Wording(
        notes="Notas",
        note="Nota {number}",
        back="Volver a la nota {number} en el texto",
        draft="BORRADOR",
        cited_with="citado con: {}",
        page="Página",
        of="de",
        about="Acerca de este documento",
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
        overview="Las conclusiones de un vistazo",
        overview_head=("Requisito", "Materia", "Conclusión"),
        subject="Si se cumplieron las condiciones fijadas por la ley, con la prueba de cada afirmación",
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
    ),
    notes=_NOTES,
    sources=_SOURCES,
)
