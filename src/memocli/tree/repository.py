"""A repository of git: which revisions there are, and what the project's folder has in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from memocli.errors import UserError
from memocli.interruption import cleaned_up
from memocli.suggest import nearest
from memocli.tree.git import Contents, Git, git_in
from memocli.tree.revision import Entry, RevisionTree

_MOST_NAMES: Final = 8
_ONLY_THE_LAST: Final = (
    "; this copy has only the last commits: `git fetch --unshallow` brings the others"
)
_COMMIT: Final = re.compile(r"[0-9a-f]{40,64}\n\Z")
_LISTED: Final = re.compile(rb"(\d{6}) \w+ ([0-9a-f]+)\t(.+)\Z", re.DOTALL)


class Repository(Struct, frozen=True):
    """The repository of git that a project is in. `below` is the project's folder in it; empty where that is its top."""

    git: Git
    below: str = ""

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision is. Raises UserError, which says what there is to choose."""
        if revision.startswith("-"):
            raise UserError("no revision of git begins with a hyphen")
        # `main^{commit}`: the commit that a tag, too, stands for.
        found = self.git.asked("rev-parse", "--verify", f"{revision}^{{commit}}")
        if "is ambiguous" in found.said:
            raise self._ambiguous(revision, found.said)
        if found.code or not _COMMIT.match(found.text):
            raise UserError(f"git knows no such revision{self._choice(revision)}")
        return found.text.strip()

    def is_earlier(self, commit: str, than: str) -> bool:
        """Whether git knows that a commit is the other one, or came before it."""
        return self.git.asked("merge-base", "--is-ancestor", commit, than).code == 0

    @contextmanager
    def tree(self, commit: str) -> Iterator[RevisionTree]:
        """The project's files in a commit, as long as this lasts."""
        contents = Contents(self.git, self._why_missing)
        try:
            with cleaned_up(contents.kill):
                yield RevisionTree(self._listed(commit), contents.read)
        finally:
            contents.end()

    def _listed(self, commit: str) -> Iterator[tuple[str, Entry]]:
        """Everything below the project's folder, by path; nothing where the commit does not have the folder."""
        only = ("--", f"{self.below}/") if self.below else ()
        listed = self.git.asked("ls-tree", "-r", "-t", "-z", "--full-tree", commit, *only)
        if listed.code:
            raise UserError(f"git can't list its files: {self._why_missing()}")
        for line in listed.out.split(b"\0"):
            if match := _LISTED.match(line):
                kind, name, path = (_text(part) for part in match.groups())
                # The folder itself is listed too, and those that it is in.
                if not self.below or path.startswith(f"{self.below}/"):
                    yield path.removeprefix(f"{self.below}/"), Entry(kind, name)

    def _why_missing(self) -> str:
        """Why git does not have what a commit is made of."""
        if self.git.asked("config", "--get-regexp", r"^remote\..*\.promisor$").out:
            return (
                "this copy of the repository does not have it, and memocli fetches nothing; "
                "`git fetch --refetch --no-filter` brings all that is missing"
            )
        return "the repository is damaged; `git fsck` says what is wrong"

    def _choice(self, revision: str) -> str:
        """Which branches and tags there are, the most like ones first."""
        form = "--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)"
        places = ("refs/heads", "refs/tags", "refs/remotes")
        found = self.git.asked("for-each-ref", "--sort=-creatordate", form, *places)
        names = found.text.split()
        is_shallow = self.git.asked("rev-parse", "--is-shallow-repository").text.strip() == "true"
        cut = _ONLY_THE_LAST if is_shallow else ""
        if not names:
            return f" (there are no branches or tags){cut}"
        same = (name for name in names if name.endswith(f"/{revision}"))
        close = next(same, None) or nearest(revision, names)
        meant = f"; did you mean `{close}`?" if close else ""
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        return f"{meant} (branches and tags: {', '.join(names[:_MOST_NAMES])}{more}){cut}"

    def _ambiguous(self, revision: str, said: str) -> UserError:
        """What to write for a name that is two things: git would take one of them without asking."""
        if "refname" not in said:
            return UserError(f"several commits begin with `{revision}`: write more of the id")
        found = self.git.asked("for-each-ref", "--format=%(refname)")
        endings = tuple(f"/{kind}/{revision}" for kind in ("heads", "tags", "remotes"))
        names = [name for name in found.text.split() if name.endswith(endings)]
        choices = [*(f"`{name.removeprefix('refs/')}`" for name in names), "the id of the commit"]
        which = " or ".join(choices)
        return UserError(f"`{revision}` is more than one thing in git: write {which}")


def repository_of(root: Path, environment: Mapping[str, str]) -> Repository:
    """The repository that a folder is in. Raises UserError where there is none, or git is not installed or refuses it."""
    git = git_in(root, environment)
    found = git.asked("rev-parse", "--is-inside-work-tree", "--show-prefix")
    if "not a git repository" in found.said:
        raise UserError(
            "the project is in no repository of git, so there are only the files as they are"
        )
    if "dubious ownership" in found.said:
        trust = found.said.strip().splitlines()[-1].strip()
        raise UserError(
            f"git does not trust the repository, since it belongs to another user; if you do, type `{trust}`"
        )
    if found.code:
        raise UserError(f"git can't read the repository {found.reason}")
    is_inside, _, below = found.text.partition("\n")
    if is_inside != "true":
        raise UserError(
            "the repository of git around the project has no files of its own (it is a bare one)"
        )
    return Repository(git, below.removesuffix("\n").removesuffix("/"))


def _text(part: bytes) -> str:
    """What git calls something; names of files may be in any encoding, and stay what they are on the disk."""
    return part.decode("utf-8", "surrogateescape")
