"""Records to make notes of: those of the example memos, and others that have what those lack."""

from __future__ import annotations

from typing import Any, Final

import yaml
from tests.support.places import EXAMPLE

from memocli.dates import parse_range

_DATES: Final = ("issued", "accessed", "event-date")


def read_sources() -> dict[str, dict[str, Any]]:
    """All sources of the example memos as CSL-JSON items, without memocli's own `custom`."""
    items = {}
    for path in sorted((EXAMPLE / "sources").glob("*.yaml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["references"]:
            item.pop("custom", None)
            for key in set(_DATES) & item.keys():
                item[key] = {"date-parts": parse_range(str(item[key])).date_parts()}
            items[item["id"]] = item
    return items


def date(*parts: tuple[int, ...]) -> dict[str, Any]:
    return {"date-parts": [list(part) for part in parts]}


def samples() -> dict[str, dict[str, Any]]:
    """Kinds of sources that the example memos may lack, and pitfalls."""
    listed: list[dict[str, Any]] = [
        {"id": "book", "type": "book", "title": "La búsqueda", "author": [{"family": "Robledo", "given": "Carolina"}, {"family": "Querales", "given": "May-ek"}], "edition": "2", "publisher": "UNAM", "publisher-place": "México", "issued": date((2017,)), "language": "es"},
        {"id": "book-no-edition", "type": "book", "title": "Torture and the State", "author": [{"family": "Doe", "given": "Jane"}], "publisher": "Example Press", "issued": date((2016,))},
        {"id": "edited", "type": "book", "title": "Handbook", "editor": [{"family": "Roe", "given": "Ann"}], "publisher": "Example Press", "issued": date((2016,))},
        {"id": "chapter", "type": "chapter", "title": "On search", "container-title": "Handbook", "author": [{"family": "Poe", "given": "Ed"}], "publisher": "Example Press", "publisher-place": "London", "page": "12-34", "issued": date((2016,))},
        {"id": "journal", "type": "article-journal", "title": "Forensic delays", "container-title": "Journal of Law", "volume": "12", "issue": "3", "page": "4-9", "author": [{"family": "Poe", "given": "Ed"}], "issued": date((2015, 5)), "DOI": "10.1000/xyz-1"},
        {"id": "thesis", "type": "thesis", "genre": "doctoral thesis", "title": "Desaparecer", "author": [{"family": "Poe", "given": "Ed"}], "publisher": "UNAM", "publisher-place": "México", "issued": date((2014,)), "language": "es"},
        {"id": "magazine", "type": "article-magazine", "title": "Who ordered it?", "container-title": "Proceso", "issued": date((2017, 9, 3)), "page": "8-11"},
        {"id": "law", "type": "legislation", "title": "Consolidated Appropriations Act, 2018", "number": "Public Law 115-141", "authority": "United States Congress", "issued": date((2018, 3, 23))},
        {"id": "treaty", "type": "treaty", "title": "Convention against Torture", "issued": date((1984, 12, 10))},
        {"id": "reply", "type": "document", "genre": "reply to information request", "number": "0001700028118", "publisher": "Procuraduría General de la República (PGR)", "issued": date((2018, 2, 9))},
        {"id": "titled-reply", "type": "document", "genre": "reply to information request", "title": "Oficio sobre tortura", "number": "folio 17-A", "publisher": "PGR", "issued": date((2018, 2, 9)), "language": "es"},
        {"id": "months", "type": "hearing", "title": "Caso X", "authority": "Corte IDH", "issued": date((2017, 11, 16), (2017, 12, 17))},
        {"id": "years", "type": "hearing", "title": "Caso Y", "authority": "Corte IDH", "issued": date((2017, 12, 30), (2018, 1, 2))},
        {"id": "whole-months", "type": "dataset", "title": "Registro", "publisher": "SEGOB", "issued": date((2017, 1), (2017, 3)), "language": "es"},
        {"id": "whole-years", "type": "dataset", "title": "Registro", "publisher": "SEGOB", "issued": date((2006,), (2017,)), "language": "es"},
        {"id": "event", "type": "hearing", "title": "168 periodo de sesiones", "authority": "CIDH", "event-date": date((2018, 5, 4)), "language": "es"},
        {"id": "asks", "type": "report", "title": "¿Dónde están?", "publisher": "Amnistía Internacional", "issued": date((2018, 3)), "language": "es"},
        {"id": "asks-page", "type": "webpage", "title": "¿Y los demás?", "publisher": "Article 19", "URL": "https://example.org/?p=1", "language": "es"},
        {"id": "quotes", "type": "article-newspaper", "title": "Piden “verdad” en caso Tlatlaya", "container-title": "La Jornada", "issued": date((2018, 1, 25)), "language": "es"},
        {"id": "quotes-last", "type": "article-newspaper", "title": "Ordenan “abatir”", "container-title": "La Jornada", "issued": date((2018, 1, 25)), "language": "es"},
        {"id": "straight", "type": "webpage", "title": "Mexico's \"historic truth\" falls", "publisher": "LAWG", "issued": date((2018, 1, 25))},
        {"id": "initials", "type": "report", "title": "Visit to Mexico by the U.S.", "publisher": "Human Rights Watch, Inc.", "issued": date((2018,))},
        {"id": "four", "type": "report", "title": "Joint", "author": [{"literal": name} for name in ("WOLA", "LAWG", "Fundar", "CADHAC")], "publisher": "WOLA and others", "issued": date((2018,))},
        {"id": "accessed", "type": "webpage", "title": "Statistics", "publisher": "INEGI", "URL": "https://example.org/a_b*c", "accessed": date((2018, 7, 1))},
        {"id": "odd", "type": "report", "title": "5 < 6 & *stars _under `ticks` [b] {c}", "publisher": "A & B", "issued": date((2018,))},
        {"id": "case", "type": "legal_case", "title": "Amparo sobre el caso Río", "authority": "Juzgado Quinto", "number": "12/2018", "issued": date((2018, 3, 2)), "source": "reported by El Heraldo", "URL": "https://example.org/amparo", "language": "es"},
        {"id": "untitled-case", "type": "legal_case", "genre": "conviction of two soldiers", "authority": "Juzgado Séptimo", "issued": date((2018, 6, 1)), "source": "reported on example.org", "URL": "https://example.org/condena"},
        {"id": "hearing", "type": "hearing", "title": "Caso Z, audiencia pública", "authority": "Corte IDH", "issued": date((2018, 4, 26), (2018, 4, 27)), "source": "reported by Centro Prodh", "URL": "https://example.org/z", "language": "es"},
        {"id": "untitled-article", "type": "article-newspaper", "genre": "article on 28 disappearances", "container-title": "La Jornada", "issued": date((2018, 6, 19)), "page": "10", "URL": "https://example.org/j"},
        {"id": "signed-article", "type": "article-newspaper", "title": "El exterminio", "author": [{"family": "León", "given": "Miguel"}], "container-title": "Pie de Página", "issued": date((2018, 2, 11)), "URL": "https://example.org/p", "language": "es"},
        {"id": "release", "type": "webpage", "title": "Zeid urges Mexico to act", "genre": "press release", "publisher": "OHCHR", "issued": date((2018, 5, 30)), "source": "copy by Scoop", "URL": "https://example.org/s"},
        {"id": "untitled-page", "type": "webpage", "genre": "page on a program", "container-title": "wola.org", "publisher": "WOLA", "issued": date((2017, 9)), "URL": "https://example.org/w"},
        {"id": "reported-report", "type": "report", "title": "Overlooking Justice", "author": [{"family": "Suárez", "given": "Ximena"}], "publisher": "WOLA", "number": "Doc. 82", "issued": date((2017, 11, 7)), "source": "reported in a press release", "URL": "https://example.org/o"},
        {"id": "untitled-report", "type": "report", "genre": "first report on the case", "publisher": "GIEI", "issued": date((2015, 9, 6)), "source": "reported on example.org", "URL": "https://example.org/g"},
        {"id": "figures", "type": "document", "genre": "official figures on sentences", "publisher": "CJF", "issued": date((2006, 12, 1), (2017, 12, 31))},
        {"id": "genre-alone", "type": "document", "genre": "questionnaire of state courts"},
        {"id": "untitled-law", "type": "legislation", "genre": "conditions on assistance", "publisher": "United States Congress"},
        {"id": "gazette", "type": "legislation", "title": "Ley de Seguridad Interior", "publisher": "Diario Oficial", "issued": date((2017, 12, 21)), "source": "copy on example.org", "URL": "https://example.org/l", "language": "es"},
        {"id": "register", "type": "dataset", "title": "Registro Nacional", "genre": "data up to April", "publisher": "SNSP", "issued": date((2018, 4, 30)), "source": "reported on example.org", "URL": "https://example.org/r", "language": "es"},
        {"id": "particle", "type": "book", "title": "Crónica", "author": [{"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"}], "publisher": "Era", "issued": date((2010,)), "language": "es"},
        {"id": "own-press", "type": "article-journal", "title": "Sobre la tortura", "container-title": "Anuario Mexicano", "publisher": "Anuario Mexicano", "volume": "8", "page": "S213-S235", "issued": date((2016,)), "language": "es"},
        {"id": "signed-own-press", "type": "article-journal", "title": "On burial", "author": [{"family": "Roe", "given": "Ann", "suffix": "Jr."}], "container-title": "Forensic Review", "publisher": "Forensic Review", "page": "108--119", "issued": date((2016, 2))},
        {"id": "entry", "type": "entry-encyclopedia", "title": "Disappearance", "container-title": "Encyclopedia of Law", "editor": [{"family": "Roe", "given": "Ann"}, {"family": "Doe", "given": "Jane"}], "edition": "13", "volume": "4", "publisher": "Example Press", "publisher-place": "London", "issued": date((2011,))},
        {"id": "edited-by-four", "type": "book", "title": "Voices: A reader", "editor": [{"family": name} for name in ("Roe", "Doe", "Poe", "Moe")], "publisher": "Example Press", "issued": date((2011,))},
        {"id": "of-an-office", "type": "report", "title": "Doble injusticia: Informe sobre el caso", "publisher": "Oficina en México del Alto Comisionado (ONU-DH)", "number": "A/HRC/34/54/Add.4", "issued": date((2018, 3, 15)), "language": "es"},
        {"id": "of-a-court", "type": "legal_case", "title": "Radilla Pacheco v. Mexico", "authority": "Inter-American Court of Human Rights (IACtHR)", "publisher": "IACtHR", "number": "Series C No. 209", "issued": date((2009, 11, 23))},
        {"id": "untitled-treaty", "type": "treaty", "genre": "agreement on forensic cooperation", "publisher": "Secretaría de Gobernación (SEGOB)", "issued": date((2014,))},
        {"id": "blog", "type": "post-weblog", "title": "¿Quién manda?", "author": [{"family": "Roe", "given": "Ann"}], "container-title": "Animal Político", "issued": date((2017, 5, 2)), "URL": "https://example.org/b", "language": "es"},
        {"id": "short-container", "type": "article-magazine", "number": "77", "container-title": "Proceso: Semanario de información", "container-title-short": "Proceso", "issued": date((2017,))},
        {"id": "untitled-short-container", "type": "article-magazine", "container-title": "Proceso: Semanario de información", "container-title-short": "Proceso", "issued": date((2017,))},
        {"id": "two-numbers", "type": "report", "title": "Recomendación 33/2017", "number": "33/2017, CNDH/1/2017/33/VG", "authority": "CNDH", "issued": date((2017, 7, 14)), "language": "es"},
        {"id": "author-is-site", "type": "webpage", "title": "Who we are", "author": [{"literal": "WOLA"}], "container-title": "wola", "URL": "https://example.org/who", "accessed": date((2018, 7, 1))},
        {"id": "roman-edition", "type": "book", "title": "Derecho", "author": [{"family": "Moe", "given": "Al"}], "edition": "III", "publisher-place": "México", "issued": date((1999,)), "language": "es"},
        {"id": "counted-edition", "type": "book", "title": "Law", "author": [{"family": "Moe", "given": "Al"}], "edition": "2nd", "issued": date((1999,))},
        {"id": "ordinal-edition", "type": "book", "title": "Derecho", "author": [{"family": "Moe", "given": "Al"}], "edition": "2ª", "issued": date((1999,)), "language": "es"},
        {"id": "joined-particles", "type": "book", "title": "Letters", "author": [{"family": "Poe", "given": "Ed"}, {"family": "Artagnan", "given": "Charles", "non-dropping-particle": "d'"}, {"family": "Asad", "given": "Talal", "dropping-particle": "al-"}], "issued": date((1999,))},
        {"id": "post", "type": "post", "title": "Sobre el caso", "author": [{"family": "Roe", "given": "Ann"}], "issued": date((2018, 5, 2)), "URL": "https://example.org/post", "language": "es"},
        {"id": "nested-markup", "type": "report", "title": "On <i><b>Radilla</b></i> again", "publisher": "LAWG", "issued": date((2018,))},
        {"id": "same-address", "type": "article-journal", "title": "On search", "container-title": "Journal of Law", "URL": "https://doi.org/10.1000/XYZ-1", "DOI": "doi.org/10.1000/xyz-1"},
        {"id": "part-of-a-number", "type": "legal_case", "title": "Amparo 12/2018-III", "authority": "Juzgado Quinto", "number": "12/2018", "issued": date((2018, 3, 2)), "language": "es"},
        {"id": "unequal-range", "type": "report", "title": "Two visits", "publisher": "LAWG", "issued": date((2018, 3, 1), (2018, 4))},
        {"id": "of-a-committee", "type": "report", "title": "Observaciones finales", "authority": "Comité contra la Tortura (CAT)", "issued": date((2012, 11)), "language": "es"},
        {"id": "source-first", "type": "document", "source": "copy on Scribd", "URL": "https://example.org/copy"},
        {"id": "teens", "type": "book", "title": "Law", "author": [{"family": "Moe", "given": "Al"}], "edition": "112", "issued": date((1999,))},
    ]  # fmt: skip
    return {item["id"]: item for item in listed}
