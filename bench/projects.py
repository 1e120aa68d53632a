"""The texts to measure with: the memo of 2018 as pandoc reads it, and generated memos of any size."""

from __future__ import annotations

from pathlib import Path

from memocli.load import load_library
from memocli.project import Project, find_project, project_at

ROOT = Path(__file__).resolve().parent.parent
_CLAIMS_A_FINDING = 5
_FINDINGS_A_PART = 100


def pandoc_text(year: int, folder: Path) -> Path:
    """Write the memo of a year as one Markdown file with its sources as metadata; return its path."""
    project = find_project(ROOT)
    memo = load_library(project, [year]).memos[year]
    lines = ["---", f'title: "{memo.head.title}"', "lang: en", "references:"]
    for path in project.source_files():
        lines.extend(_records(project.root / path))
    lines.append("---\n")
    for part in memo.parts:
        lines.append(f"# {part.heading}\n")
        for finding in part.findings:
            lines.append(f"## {finding.heading}\n")
            lines.append(" ".join(str(claim.text) for claim in finding.claims) + "\n")
    written = folder / f"memo-{year}.md"
    written.write_text("\n".join(lines), encoding="utf-8")
    return written


def _records(path: Path) -> list[str]:
    """The lines below `references:`, with the same indentation."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[lines.index("references:") + 1 :]


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


def pandoc_generated(project: Project, folder: Path) -> Path:
    """The same generated memo as one Markdown file."""
    memo = load_library(project, [2018]).memos[2018]
    records = "\n".join(_records(project.root / "sources" / "all.yaml"))
    body = "\n\n".join(str(named.claim.text) for named in memo.claims)
    written = folder / "generated.md"
    written.write_text(f"---\nreferences:\n{records}\n---\n\n{body}\n", encoding="utf-8")
    return written
