"""What the invented evidence says, in English and Spanish: no authority, place, number or person in it exists."""

from __future__ import annotations

from typing import Final

REPORT: Final = "Annual Report of the Ombuds Office of Costa Alta"
SYMBOL: Final = "OOCA/REP/2031/7"

# Paragraphs of a report, which its editors number from 1 on.
ENGLISH: Final = (
    (
        "The Ombuds Office of the State of Costa Alta presents its annual report under article 41 of the Ombuds Act. It covers the "
        "period from 1 March 2030 to 28 February 2031 and rests on complaints, on visits to 38 places of detention and on the files "
        "that the authorities opened to the Office."
    ),
    (
        "In the period under review the Special Unit for Torture of the State Prosecution opened 4,127 investigations. In 61 of them "
        "it brought charges, which is 1.5 percent. By 28 February 2031 the courts had handed down nine convictions, and none of them "
        "was final."
    ),
    (
        "The Office asked the Special Unit on 14 October 2030 why files were closed. The Unit replied that it had discontinued 2,904 "
        "investigations because the medical opinion under the Istanbul Protocol “did not confirm” the account of the complainant."
    ),
    (
        "The Office does not share this view. The absence of physical traces does not prove that no torture took place, and the first "
        "opinion was, on average, given 417 days after the complaint. The Office did not find a single file in which the place of "
        "detention had been inspected within a week."
    ),
    (
        "According to the State Police, 112 officers were suspended. The Office could verify 37 suspensions only; 29 of these officers "
        "had returned to their posts by mid-January 2031. No commander was among those suspended."
    ),
    (
        "The Commission for the Search of Missing Persons of Costa Alta had 6,318 persons on its register on 31 December 2030, of whom "
        "1,542 were women and 803 were under eighteen. The Commission has eleven staff members and two vehicles; its budget was cut by "
        "23.7 percent, from 18.6 million to 14.2 million crowns."
    ),
    (
        "Families found most of the clandestine graves themselves. Of the 94 sites that the Office visited together with the collective "
        "Buscadoras del Río Verde, 71 had been found by relatives, and the Prosecution had fenced off only five of them."
    ),
    (
        "On 3 June 2030 a joint patrol of the Navy and the State Police stopped three young men on the road between Puerto Nuevo and "
        "Las Ánimas. The patrol’s own log states that they were released an hour later. A camera of the toll station, whose recording "
        "the Office obtained on 9 September 2030, shows that they were still in the patrol’s vehicle at 4.52 a.m."
    ),
    (
        "The Navy denies that its members took part. It has not handed over the log of vehicle 2217, although the District Court of "
        "Puerto Nuevo ordered it to do so on 20 November 2030 (amparo 318/2030), and the allegedly lost log was quoted in a press "
        "release of the Navy of 5 June."
    ),
    (
        "The Office considers it proven that the three men were disappeared by agents of the State, and that the official investigation "
        "was delayed. It recommends that the investigation be taken away from the district and that the commander of the Third Sector, "
        "who remains in office, be suspended while it lasts."
    ),
    (
        "Of the 26 recommendations that the Office made in its last report the authorities accepted 19, carried out four and refused "
        "seven. The recommendation to record on video all interviews of persons deprived of liberty was accepted, but no police "
        "station had the equipment on the day of the Office’s visit."
    ),
    (
        "The mechanism for the protection of journalists admitted 52 persons. Seventeen of them said that the panic button did not work "
        "where they live. One journalist under protection was killed on 11 August 2030 in Villa Serena; an escort had been asked for "
        "twice, and twice the mechanism had answered that the risk was “moderate”."
    ),
)

SPANISH: Final = (
    (
        "La Fiscalía Especializada en Tortura del Estado de Costa Alta informa que, del 1 de marzo de 2030 al 28 de febrero de 2031, "
        "inició 4.127 carpetas de investigación por el delito de tortura. En 61 de ellas ejerció acción penal, lo que representa el 1,5 "
        "por ciento del total."
    ),
    (
        "En el mismo periodo se dictaron nueve sentencias condenatorias, ninguna de las cuales ha causado estado. La Fiscalía no cuenta "
        "con información sobre las sentencias absolutorias, toda vez que dicho dato corresponde al Poder Judicial."
    ),
    (
        "Por lo que hace a los dictámenes médico-psicológicos especializados, se practicaron 3.211, con un tiempo promedio de 417 días "
        "entre la denuncia y el dictamen. En 2.904 carpetas se determinó el no ejercicio de la acción penal."
    ),
    (
        "La Comisión de Búsqueda de Personas de Costa Alta tenía registradas, al 31 de diciembre de 2030, a seis mil trescientas "
        "dieciocho personas desaparecidas y no localizadas, de las cuales 1.542 son mujeres y 803 son niñas, niños y adolescentes."
    ),
    (
        "El presupuesto de la Comisión disminuyó un 23,7 por ciento: pasó de 18,6 a 14,2 millones de coronas. No se autorizaron las "
        "plazas solicitadas, por lo que la Comisión opera con once personas y dos vehículos."
    ),
    (
        "El presunto traslado de los tres jóvenes por elementos de la Secretaría de Marina no se ha acreditado, según la propia "
        "dependencia. El Juzgado Segundo de Distrito en Puerto Nuevo requirió, el 20 de noviembre de 2030, la bitácora de la unidad "
        "2217 en el amparo 318/2030; a la fecha no ha sido entregada."
    ),
    (
        "Las familias localizaron 71 de los 94 sitios de inhumación clandestina. La colectiva Buscadoras del Río Verde solicitó "
        "acompañamiento en 40 ocasiones y lo obtuvo en doce; en ningún caso se le notificó el resultado de las pruebas genéticas."
    ),
    "De las 26 recomendaciones emitidas en el informe anterior, las autoridades aceptaron 19, cumplieron cuatro y rechazaron siete.",
)

# What those who write in haste get wrong: hedges, units, years, names with titles.
FOLLOW_UP: Final = (
    (
        "The Special Rapporteur visited Costa Alta in May 2031. The register had 26,798 missing persons by then; the number of new cases "
        "had risen from 3,104 in 2024 to 5,418 in 2030, an increase of 74.5 per cent."
    ),
    (
        "Mr. Juan de la Cruz Ramírez and Ms. Rosa Elena Villanueva were arrested on 3 March 2030. Judge Ana Luisa Beltrán Fierro ordered "
        "their release 19 days later."
    ),
    (
        "It is claimed that military courts opened 250 inquiries into torture. The police may have acted on the orders of the mayor. It "
        "would be wrong to conclude that the prosecutors of the district acted in bad faith."
    ),
    (
        "Up to 40 cells were flooded by the guards. At least 35 persons were taken to the barracks, and the Army paid 5.3 million dollars "
        "in compensation. Complaints against soldiers fell by 12 percentage points."
    ),
    (
        "The patrol left the village at noon. That was denied by the mayor. The camera of the toll station shows its vehicle. The "
        "Rapporteur thanks the State for its help. However, three of his letters were not answered. He hopes to return."
    ),
)
REPLY: Final = (
    (
        "Se registraron 312 quejas en 2028, 287 en 2029 y 64 entre enero y marzo de 2030. La Jueza Cuarta de Distrito, ANA LUISA BELTRÁN "
        "FIERRO, concedió el amparo 1219/2029 a María del Carmen Herrera y Esparza. Sin embargo, los detenidos fueron llevados al cuartel "
        "“12 días después”."
    ),
    (
        "El titular de la Unidad, licenciado JOSÉ ÁNGEL DE LA CRUZ ROJAS, manifestó que se asignaron 9.6 millones de pesos a la Unidad. La "
        "Comisión emitió la Recomendación 15VG/2030, en la que acredita 72 casos. En el segundo semestre de 2029 se abrieron 14 expedientes."
    ),
    (
        "El comandante presuntamente ordenó el traslado de los detenidos. Fue falso que el procurador renunciara al cargo. El exalcalde "
        "habría recibido 12 mil dólares de la empresa. Se aseguraron hasta 25 vehículos de la policía."
    ),
)

FOOTNOTE: Final = (
    "Reply of the Special Unit to request 0417/2030, received on 2 December 2030, annex 3."
)
ENDNOTE: Final = "The figures of the earlier report covered eleven months only."
MENU: Final = ("Home", "About the Office", "Press room", "Contact")
TABLE: Final = (
    ("District", "Investigations", "Charges"),
    ("Puerto Nuevo", "1,904", "22"),
    ("Villa Serena", "1,377", "31"),
    ("Las Ánimas", "846", "8"),
)

# With the marks of notes (^1), and what is raised and is none (~6).
WITH_NOTES: Final = (
    "The Special Unit opened 4,127 investigations.^1 In 61 of them it brought charges,^2 “and none was final”.^3",
    "Jimena Ortuño Vélez^4 was last seen on 9 May 2029.^5 The Office counted 8,335^6 complaints between 2024 and 2030^7 in 61.^8",
    "The cells measure 14 m~2 each, and the laboratory found 10~6 copies of the sample.",
)
