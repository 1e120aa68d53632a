"""What the other programs are given: the text of a memo for pandoc, its page for WeasyPrint; and a memo of 10,000 claims."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from memocli.load import load_library
from memocli.project import Project, project_at

ROOT = Path(__file__).resolve().parent.parent
_CLAIMS_A_FINDING = 5
_FINDINGS_A_PART = 100
_CLAIM = "      - id: "
_FINDING = "  - id: finding-"
_EDIT = (
    "In the month in question the office opened",
    "By the end of the year that office had opened",
)


@dataclass(frozen=True, slots=True)
class Texts:
    """A memo as Markdown, with its records as YAML in it, and without them beside a file of CSL-JSON."""

    with_yaml: Path
    without: Path
    json: Path


def pandoc_texts(project: Project, year: int, folder: Path) -> Texts:
    """Write the memo of a year as pandoc reads it."""
    memo = load_library(project, [year]).memos[year]
    head = ["---", f'title: "{memo.head.title}"', "lang: en"]
    body = ["---\n"]
    for part in memo.parts:
        body.append(f"# {part.heading}\n")
        for finding in part.findings:
            body.append(f"## {finding.heading}\n")
            body.append(" ".join(str(claim.text) for claim in finding.claims) + "\n")
    files = [project.root / path for path in project.source_files()]
    records = [line for path in files for line in _records(path)]
    texts = Texts(folder / "yaml.md", folder / "plain.md", folder / "records.json")
    texts.with_yaml.write_text("\n".join([*head, "references:", *records, *body]), "utf-8")
    texts.without.write_text("\n".join([*head, *body]), "utf-8")
    # Every value as it is typed: what YAML makes of dates is no CSL-JSON.
    read = [yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["references"] for path in files]
    texts.json.write_text(json.dumps([record for each in read for record in each]), "utf-8")
    return texts


def _records(path: Path) -> list[str]:
    """The lines below `references:`, with the same indentation."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[lines.index("references:") + 1 :]


def pdf_page(project: Project, year: int, folder: Path) -> Path:
    """Write the HTML that the PDF is made of, with the fonts that memocli gives to WeasyPrint."""
    from memocli.assemble import Setting, memo_document
    from memocli.edition import number_notes
    from memocli.render.faces import FACES, face_file
    from memocli.render.html import render_html
    from memocli.template_sets import read_templates, sheet_text

    library = load_library(project, project.years())
    memo = library.memos[year]
    templates = read_templates(project, memo.head.style)
    document = memo_document(number_notes(memo), library, Setting(templates.style.content))
    fonts = "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face_file(face).as_uri()}"); '
        f"font-weight: {face.weight}; font-style: {'italic' if face.italic else 'normal'} }}\n"
        for face in FACES
    )
    sheet = fonts + sheet_text(templates)
    page = folder / "memo-for-pdf.html"
    page.write_bytes(
        render_html(document, templates.page.text(), sheet, medium="pdf", word_markup=False)
    )
    return page


def generated_project(folder: Path, claims: int) -> Project:
    """A project of one-sentence claims, each citing one of a quarter as many sources."""
    sources = claims // 4
    memo = folder / "memo" / "2018"
    memo.mkdir(parents=True)
    (folder / "sources").mkdir()
    records = "\n".join(_source(number) for number in range(sources))
    (folder / "sources" / "all.yaml").write_text(f"references:\n{records}\n", encoding="utf-8")
    findings = [_finding(number, sources) for number in range(claims // _CLAIMS_A_FINDING)]
    names = []
    for index in range(0, len(findings), _FINDINGS_A_PART):
        name = f"part-{index // _FINDINGS_A_PART}"
        names.append(f"{name}.yaml")
        body = "\n".join(findings[index : index + _FINDINGS_A_PART])
        text = f"id: {name}\nheading: Part {index}\nfindings:\n{body}\n"
        (memo / f"{name}.yaml").write_text(text, encoding="utf-8")
    head = f"title: Generated\nyear: 2018\nparts: [{', '.join(names)}]\n"
    (memo / "memo.yaml").write_text(head, encoding="utf-8")
    return project_at(folder)


def charted_project(folder: Path, charts: int, claims: int) -> Project:
    """The same project with charts, each below a finding of its own and of the figures of two of its claims."""
    project = generated_project(folder, claims)
    for path in (folder / "memo" / "2018").glob("part-*.yaml"):
        text = path.read_text("utf-8")
        numbers = [int(line.split("-")[-1]) for line in text.splitlines() if _FINDING in line]
        drawn = "\n".join(_chart(number) for number in numbers if number < charts) or "  []"
        path.write_text(f"{text}charts:\n{drawn}\n", encoding="utf-8")
    return project


def generated_years(folder: Path, claims: int) -> Project:
    """The same project with an earlier year, in which one claim in twenty has another name and other words."""
    project = generated_project(folder, claims)
    old = folder / "memo" / "2017"
    old.mkdir()
    for path in sorted((folder / "memo" / "2018").iterdir()):
        first, *others = path.read_text("utf-8").replace("year: 2018", "year: 2017").split(_CLAIM)
        for place in range(0, len(others), 20):
            others[place] = f"old-{others[place]}".replace(*_EDIT)
        (old / path.name).write_text(_CLAIM.join([first, *others]), "utf-8")
    return project


def _chart(finding: int) -> str:
    first = finding * _CLAIMS_A_FINDING
    return (
        f"  - {{id: chart-{finding}, heading: Inquiries of kind {finding}, kind: bar, over: figures, finding: finding-{finding},"
        f" figures: [inquiries-{first}, inquiries-{first + 1}]}}"
    )


def _source(number: int) -> str:
    return (
        f"  - id: source-{number}\n    type: report\n    title: Report number {number} on the matter\n"
        f"    publisher: Office {number % 50}\n    issued: 2018-01-{number % 28 + 1:02d}\n"
        f"    URL: https://example.org/reports/{number}\n    custom: {{status: confirmed}}"
    )


def _finding(number: int, sources: int) -> str:
    lines = [f"  - id: finding-{number}", "    claims:"]
    for index in range(_CLAIMS_A_FINDING):
        claim = number * _CLAIMS_A_FINDING + index
        key = claim % sources
        lines += [
            f"      - id: claim-{claim}",
            "        text: >-",
            f"          In the month in question the office opened {claim:,} inquiries of this kind",
            f"          [@source-{key}, p. {claim % 90 + 1}].",
            f"        figures: {{inquiries-{claim}: {claim}}}",
        ]
    return "\n".join(lines)
