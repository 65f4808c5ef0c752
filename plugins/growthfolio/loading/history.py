"""What git knows: which files a change touches, and the commit a tree stands at.

The only place that runs git. History is evidence, never a state: nothing here
changes what is owed.
"""

import os
from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import Final

from growthfolio.model.history import FirstCommit, History
from growthfolio.model.phrase import Phrase, phrase
from growthfolio.model.refusal import RefusalError
from growthfolio.model.rules.environment import NO_GIT_BASE

_SECONDS: Final = 60


def changed_since(root: Path, reference: str) -> tuple[str, ...]:
    """Files changed since the common ancestor with `reference`, sorted.

    Paths are relative to the root; deleted and untracked files count. Raises
    RefusalError where git, a repository, the reference or a common ancestor is
    lacking.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        raise _cannot(phrase("this folder is not a git repository"))
    if (
        _git(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
        is None
    ):
        raise _cannot(phrase("“{name}” is not here", name=reference))
    base = _git(root, "merge-base", reference, "HEAD")
    if base is None:
        raise _cannot(
            phrase("the history is too short to meet “{name}”", name=reference)
        )
    listed = _git(
        root, "diff", "--name-only", "--no-renames", "--relative", "-z", base.strip()
    )
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    found = {*(listed or "").split("\0"), *(new or "").split("\0")}
    return tuple(sorted(found - {""}))


def first_commits(root: Path, zone: tzinfo) -> History:
    """When each file that is there first came into git, and by whom.

    Days are taken in the programme's `zone`. Where git, a repository or the whole
    history is lacking, that is what the history says.
    """
    try:
        shallow = _git(root, "rev-parse", "--is-shallow-repository")
        listed = _git(root, *_LOG) if shallow is not None else None
    except RefusalError as refusal:
        return History(lacking=refusal.sentence)
    if shallow is None:
        return History(lacking=phrase("this folder is not a git repository"))
    if shallow.strip() == "true":
        return History(lacking=phrase("this clone is shallow"))
    if listed is None:
        return History(lacking=phrase("nothing is committed yet"))
    return History(commits=MappingProxyType(_first(listed, zone)))


# Oldest first; a record begins with \x01, its files follow, each ended by \0.
_LOG: Final = (
    "log",
    "--reverse",
    "--topo-order",
    "--no-show-signature",
    "--diff-filter=AR",
    "--find-renames",
    "--name-status",
    "--relative",
    "-z",
    "--format=%x01%aI%x01%aE%x01",
)


def _first(listed: str, zone: tzinfo) -> dict[str, FirstCommit]:
    found: dict[str, FirstCommit] = {}
    _, *rest = listed.split("\x01")
    for when, email, files in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        day = datetime.fromisoformat(when).astimezone(zone).date()
        commit = FirstCommit(on=day, email=email.casefold())
        words = iter(word for word in files.strip("\n").split("\0") if word.strip())
        for status in words:
            if status.strip().startswith("R"):
                old, new = next(words), next(words)
                found[new] = found.get(old, commit)
            else:
                # A file that was deleted and comes again is a new one.
                found[next(words)] = commit
    return found


def commits_touching(root: Path, paths: Sequence[str]) -> int | None:
    """How many commits of any branch touch some paths; None where git cannot say."""
    try:
        listed = _git(root, "rev-list", "--all", "--count", "--", *paths)
    except RefusalError:
        return None
    return int(listed) if listed is not None else None


def commit_of(root: Path) -> str:
    """The short id of the commit the tree stands at; empty without one, or git."""
    folders = (root.resolve(), *root.resolve().parents)
    # Where there is no repository, it takes longer to run git than to see that.
    if "GIT_DIR" not in os.environ and not any(
        (folder / ".git").exists() for folder in folders
    ):
        return ""
    try:
        return (_git(root, "rev-parse", "--short=7", "HEAD") or "").strip()
    except RefusalError:
        return ""


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints, or None where it says no."""
    # Only for whoever asks git: most checks do not.
    import subprocess  # noqa: PLC0415

    command: Sequence[str] = ("git", "-c", "core.quotepath=off", *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell
            command,
            cwd=root,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise _cannot(phrase("git is not installed")) from None
    except subprocess.TimeoutExpired:
        raise _cannot(phrase("git did not answer")) from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _cannot(reason: Phrase) -> RefusalError:
    return RefusalError.by_rule(NO_GIT_BASE, reason=reason)
