"""The words by which a source in Spanish is read: its dates, percentages and names."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import SourceWords

SPANISH_SOURCES: Final = SourceWords(
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
    percent=("por ciento", "porciento", "por cien"),
    points=("puntos porcentuales", "punto porcentual"),
    currencies={
        "dollar": ("dólares", "dolares", "dólar"),
        "peso": ("pesos", "pesos mexicanos", "peso"),
        "euro": ("euros",),
        "pound": ("libras esterlinas",),
    },
    parts_of_year={
        "half": (
            ("primer semestre", "primera mitad", "primeros seis meses"),
            ("segundo semestre", "segunda mitad", "últimos seis meses"),
        ),
        "quarter": (
            ("primer trimestre", "primeros tres meses"),
            ("segundo trimestre",),
            ("tercer trimestre",),
            ("cuarto trimestre", "último trimestre", "últimos tres meses"),
        ),
    },
    within_year=("en", "durante"),
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
    articles=("el", "la", "los", "las"),
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
        "tribunal unidad unidas unidos unión universidad víctimas ciudad aérea banco iglesia salud educación".split()
    ),
    offices=tuple(
        "sr sra srta dr dra lic ing mtro mtra prof gral cap tte gob doctor doctora licenciado licenciada maestro maestra profesor profesora "
        "juez jueza magistrado magistrada ministro ministra presidente presidenta gobernador gobernadora alcalde alcaldesa senador senadora "
        "diputado diputada secretario secretaria procurador procuradora fiscal comisionado comisionada relator relatora embajador "
        "embajadora director directora general coronel capitán teniente sargento almirante padre obispo arzobispo periodista".split()
    ),
    left_off=("onu",),
)
