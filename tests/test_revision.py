"""The files of a revision of git: the same rules as on the disk, and nothing but git's objects is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.programs import memocli, program
from tests.support.repository import commit_all, git, repository
from tests.support.small_project import write_project

from memocli.errors import UserError
from memocli.tree import DiskTree
from memocli.tree.repository import Repository, repository_of
from memocli.tree.revision import RevisionTree

ENVIRONMENT = dict(os.environ)


def of(folder: Path) -> Repository:
    return repository_of(folder.resolve(), ENVIRONMENT)


@contextmanager
def tree_of(folder: Path, revision: str = "HEAD") -> Iterator[RevisionTree]:
    found = of(folder)
    with found.tree(found.commit(revision)) as tree:
        yield tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose top is above the folder of the files."""
    files: dict[str, str | bytes] = {
        "a/file": b"\xff content",
        "a/.hidden": "",
        "a/deep/x": "x",
        "b [1]/ñ": "ñ",
        "e": "",
    }
    write_project(tmp_path, {"outside/secret": "secret"})
    return repository(tmp_path, files, ":top [1]*")


def said_by(read: object, *arguments: object) -> object:
    """What a call gives, or says when it refuses."""
    assert callable(read)
    try:
        return read(*arguments)
    except UserError as error:
        return str(error)


def assert_as_on_the_disk(folder: Path, paths: tuple[str, ...]) -> None:
    disk = DiskTree(folder)
    with tree_of(folder) as tree:
        for path in paths:
            for name in ("read", "is_file", "is_folder", "names"):
                seen = said_by(getattr(tree, name), path)
                assert seen == said_by(getattr(disk, name), path), (name, path)


def test_what_a_revision_has_is_what_the_disk_has(folder: Path) -> None:
    paths = tuple(file.relative_to(folder).as_posix() for file in folder.rglob("*"))
    assert {"b [1]/ñ", "a/deep"} < set(paths)
    assert_as_on_the_disk(folder, (*paths, "a/deep/../file", "no", "no/deeper", "a/.", "./a//file"))
    with tree_of(folder) as tree:
        assert tree.read("e") == b""
        assert tree.names(".") == ("a", "b [1]", "e")
        for path in ("no", "a/file/deeper"):
            assert tree.names(path) == ()
            with pytest.raises(UserError, match=rf"^{path} can't be read: No such file"):
                tree.read(path)
        with pytest.raises(UserError, match=r"^a/file can't be read: it is not a folder$"):
            tree.names("a/file")
        with pytest.raises(UserError, match=r"^a can't be read: it is a folder, not a file$"):
            tree.read("a")


def test_no_path_leads_out(folder: Path) -> None:
    paths = ("../outside/secret", "/etc/passwd", "a/../../outside/secret", "..", "a/../..")
    assert_as_on_the_disk(folder, paths)
    with tree_of(folder) as tree, pytest.raises(UserError, match=r"it is outside of the project$"):
        tree.read(paths[0])


def test_links_follow_the_rules_of_the_disk(folder: Path) -> None:
    links = {
        "inner": "a/file",
        "to-folder": "a",
        "up-and-down": "to-folder/deep/../../e",
        "b [1]/back": "../a/deep",
        "nowhere": "no-such-file",
        "itself": "itself",
        "one": "two",
        "two": "one",
        "out": "../outside/secret",
        "out-folder": "../outside",
        "through": "to-folder/../../outside/secret",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    commit_all(folder)
    inner = ("inner", "to-folder", "to-folder/deep/x", "up-and-down", "b [1]/back/x", "b [1]/back")
    lost = ("nowhere", "itself", "one", "nowhere/deeper")
    assert_as_on_the_disk(folder, (*inner, *lost))
    shutil.rmtree(folder.parent / "outside")
    with tree_of(folder) as tree:
        for path in ("out", "out-folder/secret", "through"):
            with pytest.raises(
                UserError,
                match=rf"^{path} can't be read: it is a link that leads out of the project$",
            ):
                tree.read(path)
        # What it leads to is not looked at: so nobody may take it for nothing.
        for asked in (tree.is_file, tree.is_folder, tree.names):
            with pytest.raises(UserError, match=r"leads out of the project$"):
                asked("out-folder")


def test_an_absolute_link_leads_out(folder: Path) -> None:
    (folder / "link").symlink_to("/etc/passwd")
    commit_all(folder)
    with tree_of(folder) as tree, pytest.raises(UserError, match="leads out of the project"):
        tree.read("link")


def test_a_file_that_is_too_large_and_the_next_one(folder: Path) -> None:
    (folder / "large").write_bytes(b"x" * 3_000_001)
    commit_all(folder)
    with tree_of(folder) as tree:
        small = RevisionTree(tree._entries.items(), tree._content, largest=3_000_000)
        for _ in range(2):
            with pytest.raises(UserError, match=r"^large can't be read: it is larger than 3 MB$"):
                small.read("large")
            assert small.read("a/deep/x") == b"x"
        assert len(tree.read("large")) == 3_000_001


def test_what_git_has_only_a_pointer_to(folder: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n"
    (folder / "map.png").write_text(pointer)
    commit_all(folder)
    with tree_of(folder) as tree, pytest.raises(UserError, match=r"^map.png .* git LFS made$"):
        tree.read("map.png")


def test_a_submodule(tmp_path: Path) -> None:
    folder = repository(tmp_path / "project")
    shutil.rmtree(folder / "sources")
    commit_all(folder)
    other = repository(tmp_path / "another", {"x": "x"})
    git(folder, "submodule", "--quiet", "add", other, "sources")
    commit_all(folder)
    with tree_of(folder) as tree:
        assert tree.is_folder("sources")
        for asked in (tree.read, tree.names):
            with pytest.raises(UserError, match=r"^sources can't be read: it is a git submodule"):
                asked("sources")


def test_names_in_another_encoding(folder: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems have no such names")
    (folder / "a/caf\udce9.yaml").write_bytes(b"x")
    commit_all(folder)
    assert_as_on_the_disk(folder, ("a", "a/caf\udce9.yaml"))


def test_revisions(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"x": "1"})
    first = git(folder, "rev-parse", "HEAD")
    git(folder, "tag", "v1")
    git(folder, "tag", "--annotate", "--message=x", "v1.2")
    (folder / "x").write_text("2")
    second = commit_all(folder)
    git(folder, "branch", "feature/one")
    found = of(folder)
    for revision in ("HEAD~1", "v1", "v1.2", "main^", first, first[:7], "tags/v1", "main@{1}"):
        assert found.commit(revision) == first
    for revision in ("main", "HEAD", "@", "feature/one"):
        assert found.commit(revision) == second
    git(folder, "checkout", "--quiet", "--detach", "v1")
    assert found.commit("HEAD") == first
    assert found.is_earlier(first, second)
    assert found.is_earlier(first, "HEAD")
    assert not found.is_earlier(second, "HEAD")
    with tree_of(folder, "main") as tree:
        assert tree.read("x") == b"2"


def test_revisions_that_are_none(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"x": "1"})
    git(folder, "tag", "v1.2")
    git(folder, "update-ref", "refs/remotes/origin/review", "HEAD")
    found = of(folder)
    known = r"\(branches and tags: main, origin/review, v1\.2\)"
    for revision, meant in {
        "mian": r"; did you mean `main`\? ",
        "review": r"; did you mean `origin/review`\? ",
        "HEAD~9": " ",
        "0" * 40: " ",
        "main:x": ".*",
        "main..v1.2": ".*",
        "^main": ".*",
        "a b": " ",
        "\0": " ",
        "\ud800": " ",
    }.items():
        with pytest.raises(UserError, match=f"^git knows no such revision{meant}{known}$"):
            found.commit(revision)
    for number in range(12):
        git(folder, "tag", f"draft-{number:02}")
    with pytest.raises(UserError, match=r"draft-00, draft-01.* and 7 more\)$"):
        found.commit("none-of-these")


@pytest.mark.parametrize("revision", ["-x", "--upload-pack=touch x", "--output=x", "--help", "-"])
def test_what_looks_like_an_option_never_reaches_git(revision: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = memocli("diff", f"2018@{revision}", "2018", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"memocli: 2018@{revision}: no revision of git begins with a hyphen\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_that_is_two_things(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"x": "1"})
    git(folder, "tag", "v1")
    git(folder, "branch", "v1")
    git(folder, "config", "core.warnAmbiguousRefs", "false")
    git(folder, "update-ref", "refs/heads/HEAD", "HEAD")
    write = "is more than one thing in git: write `heads/"
    with pytest.raises(UserError, match=f"^`v1` {write}v1` or `tags/v1` or the id of the commit$"):
        of(folder).commit("v1")
    with pytest.raises(UserError, match=f"^`HEAD` {write}HEAD` or the id of the commit$"):
        of(folder).commit("HEAD")
    with pytest.raises(
        UserError, match=r"^`HEAD~0` is more than one thing in git: write the id of"
    ):
        of(folder).commit("HEAD~0")
    assert of(folder).commit("tags/v1") == of(folder).commit("heads/v1")


def test_the_beginning_of_several_ids(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    commit = "commit refs/heads/long\ncommitter Somebody <x@example.org> 1 +0000\ndata 1\nx\n"
    git(folder, "fast-import", "--quiet", given=commit * 700)
    begins = Counter(name[:4] for name in git(folder, "rev-list", "long").split())
    most, times = begins.most_common(1)[0]
    assert times > 1
    with pytest.raises(UserError, match=f"^several commits begin with `{most}`: write more of"):
        of(folder).commit(most)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return of(repository(tmp_path_factory.mktemp("plain"), {"x": "1"}))


@given(st.text(max_size=20))
def test_any_text_is_a_revision_or_one_sentence(plain: Repository, text: str) -> None:
    try:
        assert len(plain.commit(text)) == 40
    except UserError as error:
        assert "\n" not in str(error).replace(text, "")


def test_outside_of_a_repository(tmp_path: Path) -> None:
    write_project(tmp_path)
    done = memocli("diff", "2018@main", "2018", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "memocli: 2018@main: the project is in no repository of git, so there are only the files as they are\n"
    )


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(write_project(tmp_path), "init", "--quiet")
    with pytest.raises(UserError, match=r"no such revision \(there are no branches or tags\)$"):
        of(tmp_path).commit("HEAD")


@pytest.mark.parametrize("environment", [{"PATH": ""}, {"PATH": "/no/such/folder:."}])
def test_without_git(environment: dict[str, str], tmp_path: Path) -> None:
    """A program of that name in the current folder is not git: whoever sends a project could put it there."""
    folder = repository(tmp_path)
    (folder / "git").write_text("#!/bin/sh\ntouch started\n")
    (folder / "git").chmod(0o755)
    done = memocli("diff", "2018@main", "2018", cwd=folder, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "memocli: 2018@main: the program git is needed to read it: install it with your system's packages, "
        "or from https://git-scm.com\n"
    )
    assert not (folder / "started").exists()


def test_a_git_that_cannot_be_run(tmp_path: Path) -> None:
    folder = repository(tmp_path / "project")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_bytes(b"\x7fELF no program")
    (tmp_path / "bin/git").chmod(0o755)
    with pytest.raises(UserError, match=r"^the program git can't be run \(Exec format error\)"):
        repository_of(folder, {"PATH": str(tmp_path / "bin")})


def test_a_repository_of_somebody_else(tmp_path: Path) -> None:
    """Git's own tests have a variable for this; memocli passes none on, so a program in between sets it."""
    folder = repository(tmp_path / "project")
    (tmp_path / "bin").mkdir()
    real = program("git")
    (tmp_path / "bin/git").write_text(
        f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n'
    )
    (tmp_path / "bin/git").chmod(0o755)
    environment = {"PATH": f"{tmp_path}/bin", "HOME": str(tmp_path)}
    with pytest.raises(UserError) as refused:
        repository_of(folder, environment)
    advice = f"git config --global --add safe.directory {folder}"
    assert str(refused.value) == (
        f"git does not trust the repository, since it belongs to another user; if you do, type `{advice}`"
    )
    subprocess.run(advice.split(), env=environment, check=True)
    assert repository_of(folder, environment).commit("main")


def test_the_environment_and_the_settings_of_a_repository_do_not_count(tmp_path: Path) -> None:
    folder = repository(tmp_path / "project", {"x": "1"})
    other = repository(tmp_path / "other", {"y": "2"})
    replaced = git(folder, "rev-parse", "HEAD:x")
    (folder / "x").write_text("3")
    commit_all(folder)
    git(folder, "replace", replaced, git(folder, "rev-parse", "HEAD:x"))
    for key in (
        "core.pager",
        "core.fsmonitor",
        "core.sshCommand",
        "filter.x.smudge",
        "diff.external",
    ):
        git(folder, "config", key, f"touch {tmp_path}/ran; false")
    (folder / ".git/info/attributes").write_text("* filter=x text eol=crlf export-ignore\n")
    hooks = folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / name).chmod(0o755)
    hostile = {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
        "GIT_TRACE": f"{tmp_path}/trace",
        "GIT_PAGER": f"touch {tmp_path}/ran",
        "git_dir": str(other / ".git"),
    }
    found = repository_of(folder, ENVIRONMENT | hostile)
    with found.tree(found.commit("HEAD~1")) as tree:
        assert tree.names(".") == ("x",)
        assert tree.read("x") == b"1"
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "trace").exists()


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """A clone that left files out would get them from elsewhere at the first look."""
    origin = repository(tmp_path / "origin", {"memo/x": "1", "small": "s"})
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(origin, "tag", "v1")
    (origin / "memo/x").write_text("2")
    commit_all(origin)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", origin.as_uri(), clone)
    said = "this copy of the repository does not have it, and memocli fetches nothing"
    with tree_of(clone, "v1") as tree:
        for _ in range(2):
            with pytest.raises(UserError, match=rf"^memo/x can't be read: {said}"):
                tree.read("memo/x")
            assert tree.read("small") == b"s"
    git(clone, "fetch", "--quiet", "--refetch", "--no-filter")
    with tree_of(clone, "v1") as tree:
        assert tree.read("memo/x") == b"1"
    bare = tmp_path / "without-folders"
    git(tmp_path, "clone", "--quiet", "--filter=tree:0", origin.as_uri(), bare)
    with pytest.raises(UserError, match=f"^git can't list its files: {said}"), tree_of(bare, "v1"):
        pass


def test_a_copy_with_the_last_commits_alone(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin", {"x": "1"})
    git(origin, "tag", "v1")
    commit_all(origin)
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "clone")
    found = of(tmp_path / "clone")
    with pytest.raises(UserError, match=r"only the last commits: `git fetch --unshallow` brings"):
        found.commit("v1")
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow", "--tags")
    assert found.commit("v1")


def test_a_damaged_repository(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"x": "1", "y": "2"})
    name = git(folder, "rev-parse", "HEAD:x")
    place = folder / f".git/objects/{name[:2]}/{name[2:]}"
    place.chmod(0o644)
    for content in (b"no object", None):
        place.unlink() if content is None else place.write_bytes(content)
        with tree_of(folder) as tree:
            with pytest.raises(UserError, match="the repository is damaged; `git fsck` says"):
                tree.read("x")
            assert tree.read("y") == b"2"


def test_other_kinds_of_work_trees(tmp_path: Path) -> None:
    folder = repository(tmp_path / "project")
    git(folder, "branch", "other")
    git(folder, "worktree", "add", "--quiet", tmp_path / "second", "other")
    with tree_of(tmp_path / "second", "main") as tree:
        assert tree.names("memo") == DiskTree(folder).names("memo")
    bare = tmp_path / "bare"
    git(tmp_path, "clone", "--quiet", "--bare", folder, bare)
    write_project(bare)
    with pytest.raises(UserError, match="it is a bare one"):
        of(bare)


def test_a_folder_that_the_revision_does_not_have(tmp_path: Path) -> None:
    repository(tmp_path, {"x": "1"})
    with tree_of(write_project(tmp_path / "new")) as tree:
        assert tree.names(".") == tree.names("memo") == ()
    (tmp_path / "was-a-file").write_text("x")
    commit_all(tmp_path)
    (tmp_path / "was-a-file").unlink()
    write_project(tmp_path / "was-a-file")
    with tree_of(tmp_path / "was-a-file") as tree:
        assert tree.names(".") == ()


def test_the_project_is_as_it_was(tmp_path: Path) -> None:
    """Not even the index is refreshed."""
    folder = repository(tmp_path)
    (folder / "memo/2018/press.yaml").write_text("id: x\n")
    os.utime(folder / "memo/2018/water.yaml", (1, 1))

    def seen() -> dict[Path, tuple[int, int, bytes]]:
        stats = {file: file.stat() for file in tmp_path.rglob("*")}
        return {
            file: (found.st_mtime_ns, found.st_mode, file.read_bytes() if file.is_file() else b"")
            for file, found in stats.items()
        }

    before = seen()
    done = memocli("diff", "2018@main", "2018@HEAD", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert seen() == before
    assert "memo/2018/press.yaml" in git(folder, "status", "--porcelain")
