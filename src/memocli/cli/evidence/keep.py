"""`memocli evidence keep`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from memocli.cli.terminal import (
    ProjectFolder,
    SourceId,
    mending_printer,
    open_project,
    shown,
    today,
    write,
)
from memocli.evidence.store import PRIVATE_FOLDER
from memocli.pipeline.keep import Keeping, Wanted, keep_fetched, keep_files
from memocli.pipeline.settling import Outcome
from memocli.report.copies import kind_words, size_words
from memocli.report.counts import count_of


def keep(
    source: SourceId,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE…]", help="The copies.", show_default=False),
    ] = None,
    fetch: Annotated[
        bool,
        typer.Option("--fetch", help="Take the copy from the URL of the record, over the network."),
    ] = False,
    origin: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="WORDS",
            help="Where the files come from: an address, or a few words.",
            show_default=False,
        ),
    ] = "",
    private: Annotated[
        bool,
        typer.Option(
            "--private", help="Put them into private/evidence/: they may not be published."
        ),
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private",
            help="With --fetch: also from this machine or a network of your own.",
        ),
    ] = False,
    project: ProjectFolder = None,
) -> None:
    """Keep copies of a source, and record what makes each of them known again: digest, size, kind, day and origin.

    Example: memocli evidence keep wola-2017 ~/Downloads/report.pdf --from "sent by the author"
    """
    _refuse_wrong_use(files or [], origin, fetch=fetch, allow_private=allow_private)
    found = open_project(project)
    wanted, mended = Wanted(source, today(), private), mending_printer(found.root)
    if fetch:
        # Imported here: no other command loads what knows a network.
        from memocli.evidence.fetch import Limits

        kept = keep_fetched(found, wanted, Limits(allow_private=allow_private), mended)
    else:
        kept = keep_files(found, wanted, files or [], origin, mended)
    _tell(kept)


def _refuse_wrong_use(files: list[Path], origin: str, *, fetch: bool, allow_private: bool) -> None:
    if fetch and files:
        raise typer.BadParameter("name a FILE, or write --fetch, not both")
    if not fetch and not files:
        raise typer.BadParameter("name a FILE, or write --fetch")
    if fetch and origin:
        raise typer.BadParameter("with --fetch, the address is the origin; leave --from out")
    if allow_private and not fetch:
        raise typer.BadParameter("--allow-private is for --fetch")


def _tell(kept: Keeping) -> None:
    """The paths on standard output, of a confidential source none; all else on standard error."""
    for one, kind in zip(kept.settled, kept.kinds, strict=True):
        name = one.path.rpartition("/")[2] if kept.may_tell else "a copy"
        about = f"{size_words(len(one.copy.content))}, {kind_words(kind.media_type)}"
        typer.echo(f"{_OUTCOMES[one.outcome].format(name, kept.called)} ({about})", err=True)
        if kind.unreadable:
            typer.echo(f"no claim can be held against {name}: {kind.unreadable}", err=True)
    for remark in kept.remarks:
        typer.echo(remark, err=True)
    if not kept.may_tell:
        write(f"{PRIVATE_FOLDER}/: {count_of(len(kept.settled), 'file')} of {kept.called}\n")
        return
    written = dict.fromkeys([*kept.written, *(kept.root / one.path for one in kept.settled)])
    write("".join(f"{shown(path)}\n" for path in written))


_OUTCOMES = {
    Outcome.KEPT: "kept {0} of {1}",
    Outcome.RECORDED: "recorded {0} of {1}, which lies there already",
    Outcome.PUT_BACK: "put {0} of {1} back: it has the recorded bytes",
    Outcome.THERE: "{0} of {1} is kept already, with these very bytes",
}
