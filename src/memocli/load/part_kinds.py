"""Parts of a kind: recommendations, whose claims are requests, and annexes, which stand behind all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from memocli.codes import diagnostic
from memocli.diagnostics import Diagnostic
from memocli.memo import Basis, Claim, Finding, Part
from memocli.text import Placed

_POSITION = Basis(position=True)


def as_requests(part: Part) -> Part:
    """The part; of recommendations, each claim that names no support is a request of those who sign, as if it said so."""
    if part.kind != "recommendations":
        return part
    return replace(part, findings=tuple(map(_as_requests, part.findings)))


def _as_requests(finding: Finding) -> Finding:
    """Those in the cells of a table say something that was found: they need support."""
    return replace(finding, said=finding.said and tuple(map(_as_request, finding.said)))


def _as_request(claim: Claim) -> Claim:
    """A citation, also one that can't be read, is support: then the claim says more than what is asked for."""
    says_support = claim.basis is not None or "@" in claim.text
    return claim if says_support else replace(claim, basis=_POSITION)


def faults_of_kinds(parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """What does not fit the kinds of the parts."""
    for at, part in enumerate(parts):
        behind = parts[at + 1 :]
        if part.kind == "annex" and any(other.kind != "annex" for other in behind):
            name = part.id.span.file.path.rpartition("/")[2]
            message = "an annex stands before other parts"
            yield _fault(message, part.kind, f"move `{name}` to the end of `parts` in memo.yaml")
        given = part.verdict or (part.condition.text if part.condition else None)
        if part.kind and given is not None:
            message = f"a part of kind `{part.kind}` has neither condition nor verdict"
            yield _fault(message, given, "delete them, or the `kind` of the part")
        yield from _faults_of_addressees(part)


def _faults_of_addressees(part: Part) -> Iterator[Diagnostic]:
    """Addressees where there are no recommendations, and recommendations that would stand below another addressee's heading."""
    if part.kind != "recommendations":
        for given in (one.addressee for one in part.findings if one.addressee):
            message = "only recommendations have an addressee"
            hint = "write `kind: recommendations` in the part, or delete the addressee"
            yield _fault(message, given, hint)
        return
    seen: list[str] = []
    for finding in part.findings:
        to = finding.addressee
        said = str(to or "")
        if seen and said == seen[-1]:
            continue
        if seen and to is None:
            message = f"a recommendation without an addressee stands below those to `{seen[-1]}`"
            yield _fault(
                message,
                finding.id,
                "say to whom it is, `addressee: …`, or move it before the others",
            )
        elif to is not None and said in seen:
            message = f"the recommendations to `{to}` stand in two places"
            yield _fault(message, to, "move this finding behind the others with the same addressee")
        seen.append(said)


def _fault(message: str, where: Placed, hint: str) -> Diagnostic:
    return diagnostic("F006", message, where.span, hint)
