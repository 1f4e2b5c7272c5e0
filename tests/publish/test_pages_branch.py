"""`briefgen publish`: what reaches the branch of a remote, what never does, and what stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import project as tools
import pytest

from briefgen.cli import main
from briefgen.publish.branch import changed, ours_of, wanted
from briefgen.publish.repository import Repository, pages_address
from briefgen.settings_publish import branch_name, remote_name

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is missing")

CANARY = "Zanzibar canary"
VISIT = "content/2025/visit.md"
SETTINGS = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
FILES = {
    **{name: tools.FILES[name] for name in (VISIT, "content/2025/vote.md")},
    **{name: text for name, text in tools.FILES.items() if name.startswith("content/entities/")},
    "briefgen.toml": SETTINGS,
    ".gitignore": "/site/\n/.briefgen/\n",
}


@dataclass(slots=True)
class Desk:
    """A project in a repository of its own, with a bare one beside it as its remote."""

    project: tools.Project
    remote: Path

    @property
    def root(self) -> Path:
        return self.project.root

    def git(self, *words: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *words], cwd=at or self.root, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def there(self, *words: str) -> str:
        """What git says of the remote."""
        return self.git(*words, at=self.remote)

    def publish(self, *more: str) -> int:
        with pytest.raises(SystemExit) as ended:
            main(["publish", str(self.root), *more])
        return int(ended.value.code or 0)

    def tip(self, branch: str = "gh-pages") -> str:
        found = self.there("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")
        return found.partition("\n")[0]

    def clone(self, branch: str = "gh-pages") -> dict[str, bytes]:
        """Path → bytes of the branch, as somebody else gets it."""
        place = self.remote.parent / f"clone of {self.tip(branch)}"
        if not place.exists():
            self.git("clone", "-q", "-b", branch, str(self.remote), str(place), at=self.remote)
        return files(place)

    def others(self, **files: str) -> str:
        """A commit that somebody else pushes to the branch; "_" stands for a dot."""
        place = self.remote.parent / "somebody else"
        shutil.rmtree(place, ignore_errors=True)
        self.git("clone", "-q", str(self.remote), str(place), at=self.remote)
        if self.tip():
            self.git("checkout", "-q", "gh-pages", at=place)
        else:
            self.git("checkout", "-q", "--orphan", "gh-pages", at=place)
            self.git("rm", "-qrf", ".", at=place)
        for name, text in files.items():
            (place / name.replace("_", ".")).write_text(text, "utf-8")
        self.git("add", "-A", at=place)
        self.git("commit", "-qm", "Theirs", at=place)
        self.git("push", "-q", "origin", "gh-pages", at=place)
        return self.tip()

    def objects(self) -> str:
        """All that the user's repository holds, and where its names stand."""
        every = ("--batch-all-objects", "--batch-check", "--unordered")
        return "\n".join(sorted(self.git("cat-file", *every).splitlines()))


def files(place: Path) -> dict[str, bytes]:
    found = (path for path in place.rglob("*") if path.is_file())
    return {
        name: path.read_bytes()
        for path in found
        if not (name := path.relative_to(place).as_posix()).startswith(".git/")
    }


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ed Itor")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ed@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    project = tools.create(tmp_path / "wire", FILES)
    made = Desk(project, tmp_path / "remote.git")
    made.remote.mkdir()
    made.there("init", "-q", "--bare", "-b", "main")
    made.git("init", "-q", "-b", "main")
    made.git("add", "-A")
    made.git("commit", "-qm", "Begin")
    made.git("remote", "add", "origin", str(made.remote))
    made.git("push", "-q", "origin", "main")
    return made


def settings(desk: Desk, table: str, more: str = "") -> None:
    desk.project.write("briefgen.toml", f"{more}{SETTINGS}[publish]\n{table}\n")


def edit(desk: Desk, number: str) -> None:
    text = (desk.root / VISIT).read_text("utf-8")
    desk.project.write(VISIT, text + f"\nNo. {number} came, too.\n")


# What reaches the branch


def test_the_branch_holds_exactly_the_site(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settings(desk, "", 'cname = "news.example.org"\n')
    assert desk.publish() == 0
    out = capsys.readouterr().out
    held = desk.clone()
    assert held == files(desk.root / "site")
    assert {".nojekyll", "CNAME", "404.html", "index.html", ".briefgen.json"} <= held.keys()
    assert held["CNAME"] == b"news.example.org\n"
    assert held[".nojekyll"] == b""
    assert out.startswith(f"Published {len(held)} files to “gh-pages” on origin: {len(held)} new,")
    modes = {row.split()[0] for row in desk.there("ls-tree", "-r", "gh-pages").splitlines()}
    assert modes == {"100644"}
    desk.there("fsck", "--strict")
    desk.git("fsck", "--strict")


def test_where_nothing_changed_nothing_is_pushed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.publish() == 0
    tip, before = desk.tip(), desk.objects()
    capsys.readouterr()
    for more in ((), ("--dry-run",)):
        assert desk.publish(*more) == 0
        assert capsys.readouterr().out.startswith("Nothing to publish: “gh-pages” on origin is")
    assert (desk.tip(), desk.objects()) == (tip, before)
    assert desk.publish("--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["pushed"], said["commit"], said["before"]) == (False, tip, tip)


def test_a_change_adds_one_commit_to_the_history(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    first = desk.tip()
    edit(desk, "7")
    capsys.readouterr()
    assert desk.publish("--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert desk.there("rev-list", "gh-pages").split() == [desk.tip(), first]
    assert (said["pushed"], said["commit"], said["before"]) == (True, desk.tip(), first)
    assert (said["added"], said["removed"]) == (0, 0)
    stat = desk.there("diff", "--name-status", first, desk.tip()).splitlines()
    assert said["changed"] == len(stat)
    assert b"No. 7 came" in desk.clone()["briefings/visit.html"]


def test_a_page_whose_source_is_gone_leaves_the_branch(desk: Desk) -> None:
    desk.publish()
    assert "briefings/vote.html" in desk.clone()
    desk.project.write("content/2025/vote.md", None)
    assert desk.publish() == 0
    assert "briefings/vote.html" not in desk.clone()


@pytest.mark.parametrize("by_option", [True, False])
def test_squashed_the_branch_has_one_commit(desk: Desk, by_option: bool) -> None:
    more = ("--squash",) if by_option else ()
    settings(desk, "" if by_option else "squash = true")
    for number in "12":
        edit(desk, number)
        assert desk.publish(*more) == 0
        assert desk.there("rev-list", "--count", "gh-pages") == "1"
    last = desk.tip()
    assert desk.publish(*more) == 0
    assert desk.tip() == last
    edit(desk, "3")
    assert desk.publish("--history") == 0
    assert desk.there("rev-list", "gh-pages").split() == [desk.tip(), last]


def test_a_history_can_be_dropped_without_another_change(desk: Desk) -> None:
    for number in "12":
        edit(desk, number)
        desk.publish()
    tree = desk.there("rev-parse", "gh-pages^{tree}")
    assert desk.publish("--squash") == 0
    assert desk.there("rev-list", "--count", "gh-pages") == "1"
    assert desk.there("rev-parse", "gh-pages^{tree}") == tree


def test_remote_and_branch_can_be_others(desk: Desk) -> None:
    other = desk.remote.parent / "other.git"
    desk.git("init", "-q", "--bare", str(other))
    desk.git("remote", "add", "mirror", str(other))
    settings(desk, 'remote = "mirror"\nbranch = "web/live"')
    assert desk.publish() == 0
    assert desk.git("rev-list", "--count", "web/live", at=other) == "1"
    assert desk.publish("--remote", "origin", "--branch", "pages") == 0
    assert desk.tip("pages")
    assert not desk.tip()


def test_a_remote_may_be_pushed_to_elsewhere_than_it_is_fetched_from(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror = desk.remote.parent / "mirror.git"
    desk.git("clone", "-q", "--bare", str(desk.remote), str(mirror))
    desk.git("remote", "set-url", "--push", "origin", str(desk.remote))
    desk.git("remote", "set-url", "origin", str(mirror))
    assert desk.publish() == 0
    assert desk.publish() == 0
    assert "Nothing to publish" in capsys.readouterr().out
    theirs = desk.others(CNAME="wire.example.org\n")  # is to be fetched from there, too
    edit(desk, "1")
    assert desk.publish() == 0
    assert desk.there("rev-parse", "gh-pages^") == theirs
    edit(desk, "2")
    assert desk.publish("--squash") == 0
    assert desk.clone() == files(desk.root / "site") | {"CNAME": b"wire.example.org\n"}
    assert "gh-pages" not in desk.git("branch", "--list", at=mirror)


def test_what_github_wrote_of_the_domain_stays(desk: Desk) -> None:
    desk.publish()
    desk.others(CNAME="set.example.org\n")
    for more in (("--history",), ("--squash",)):
        edit(desk, "4")
        assert desk.publish(*more) == 0
        held = desk.clone()
        assert held.pop("CNAME") == b"set.example.org\n"
        assert held == files(desk.root / "site")
    settings(desk, "", 'cname = "own.example.org"\n')
    assert desk.publish() == 0
    assert desk.clone()["CNAME"] == b"own.example.org\n"


def test_a_link_in_its_place_is_no_domain() -> None:
    after = wanted([("index.html", b"x")], {"CNAME": ("120000", "0" * 40)})
    assert after.keys() == {"index.html"}
    assert wanted([], {"CNAME": ("100644", "0" * 40)}).keys() == {"CNAME"}


def test_the_commit_says_which_sources_it_was_made_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = desk.git("rev-parse", "HEAD")
    desk.publish()
    said = desk.there("log", "-1", "--format=%an <%ae>%n%B", "gh-pages")
    assert said == (
        f"Ed Itor <ed@example.org>\nPublish revision {head[:12]}\n\nSource-Revision: {head}"
    )
    edit(desk, "5")
    capsys.readouterr()
    desk.publish()
    subject = desk.there("log", "-1", "--format=%s", "gh-pages")
    assert subject == f"Publish revision {head[:12]}, with changes that are in no revision"
    assert "Some of its sources are in no revision yet" in capsys.readouterr().out


def test_the_same_sources_make_the_same_commit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_DATE", "2025-01-03T10:00:00+09:00")
    desk.publish()
    other = desk.remote.parent / "elsewhere"
    desk.git("clone", "-q", "-b", "main", str(desk.remote), str(other))
    again = Desk(tools.Project(other), desk.remote)
    assert again.publish("--branch", "again") == 0
    assert desk.tip("again") == desk.tip()


def test_a_terminal_is_shown_how_far_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    desk.others(CNAME="x.example\n")  # must be fetched
    edit(desk, "1")
    capsys.readouterr()
    monkeypatch.setattr("briefgen.cli.publish.moves", lambda: True)
    assert desk.publish() == 0
    error = capsys.readouterr().err
    assert "Pushing to “gh-pages” on origin …" in error
    assert "100% (" in error
    assert desk.clone()["CNAME"] == b"x.example\n"
    edit(desk, "2")
    desk.git("remote", "set-url", "--push", "origin", "/nowhere/x.git")
    assert desk.publish() == 1
    assert "/nowhere/x.git" in capsys.readouterr().err
    assert desk.publish("--json") == 1
    assert "%" not in capsys.readouterr().err


def test_it_says_when_to_publish_again(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    text = tools.BRIEFING.format(title="Later", body="Text.")
    later = text.replace("date:", "publish_at: 2999-01-01 09:00\ndate:")
    desk.project.write("content/2025/later.md", later)
    assert desk.publish() == 0
    assert (
        "At 2999-01-01T09:00:00Z the site changes by itself: publish again"
        in capsys.readouterr().out
    )


def test_a_site_is_built_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.graph.build import Build

    desk.publish()
    edit(desk, "1")
    made = []
    monkeypatch.setattr(
        Build,
        "_finished",
        lambda self, key, *more, run=Build._finished: made.append(key) or run(self, key, *more),
    )
    assert desk.publish() == 0
    assert ("page", "briefings/visit.html") in made
    assert {key for key in made if made.count(key) > 1} <= {
        ("settings",),
        ("text", "briefgen.toml"),
    }


def test_a_large_site_is_stored_in_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.publish.branch._BATCH", 1000)
    assert desk.publish() == 0
    assert desk.clone() == files(desk.root / "site")


# What never does


def held_anywhere(desk: Desk) -> bytes:
    """Every object of both repositories."""
    every = ["git", "cat-file", "--batch-all-objects", "--batch"]
    return b"".join(
        subprocess.run(every, cwd=place, capture_output=True, check=True).stdout
        for place in (desk.root, desk.remote)
    )


def test_drafts_and_what_is_scheduled_reach_no_object_whatever_site_holds(desk: Desk) -> None:
    for name, line in (("secret", "draft: true"), ("later", "publish_at: 2999-01-01")):
        text = tools.BRIEFING.format(title=f"{CANARY} {name}", body=f"{CANARY} of 7 words.")
        desk.project.write(f"content/2025/{name}.md", text.replace("date:", f"{line}\ndate:"))
    with pytest.raises(SystemExit):
        main(["build", str(desk.root), "-o", str(desk.root / "out"), "--drafts", "--future"])
    (desk.root / "out").rename(desk.root / "site")  # by somebody who meant well
    assert CANARY.encode() in (desk.root / "site/index.html").read_bytes()
    assert desk.publish() == 0
    assert CANARY.encode() not in (desk.root / "site/index.html").read_bytes()
    assert b"Envoy visits Seoul" in held_anywhere(desk)
    assert CANARY.encode() not in held_anywhere(desk)


@pytest.mark.parametrize(
    ("option", "why"),
    [
        (["--drafts"], "never"),
        (["--draft"], "never"),
        (["--future"], "never"),
        (["--at", "2999-01-01"], "as it is now"),
    ],
)
def test_it_cannot_be_told_to_publish_them(
    desk: Desk, option: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.publish(*option) == 2
    told = capsys.readouterr().err
    assert why in told
    assert "Possible" not in told
    assert not desk.tip()


def test_another_build_meanwhile_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked = Repository.tip

    def tip(self: Repository, *names: str) -> Any:
        edit(desk, "1")
        with pytest.raises(SystemExit):
            main(["build", str(desk.root)])
        return looked(self, *names)

    monkeypatch.setattr(Repository, "tip", tip)
    assert desk.publish() == 1
    assert "isn't what this build has written" in capsys.readouterr().err
    assert not desk.tip()
    assert CANARY.encode() not in held_anywhere(desk)


def test_a_file_that_is_exchanged_meanwhile_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked = Repository.tip

    def tip(self: Repository, *names: str) -> Any:
        (desk.root / "site/index.html").unlink()
        (desk.root / "site/index.html").symlink_to("/etc/hostname")
        return looked(self, *names)

    monkeypatch.setattr(Repository, "tip", tip)
    assert desk.publish() == 1
    assert "“site/index.html” isn't what" in capsys.readouterr().err
    assert not desk.tip()


def test_with_an_error_site_and_branch_stay(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.publish()
    tip, site = desk.tip(), files(desk.root / "site")
    edit(desk, "6")
    desk.project.write("content/2025/broken.md", "---\ntitle: [\n---\nText.\n")
    capsys.readouterr()
    assert desk.publish() == 1
    out, error = capsys.readouterr()
    assert out == "Not published: there are errors. The branch is as it was.\n"
    assert "content/2025/broken.md" in error
    assert (desk.tip(), files(desk.root / "site")) == (tip, site)
    assert desk.publish("--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert said["pushed"] is False
    assert "bad-yaml" in {finding["code"] for finding in said["findings"]}


def test_nothing_is_pushed_where_there_was_no_site_before_the_error(desk: Desk) -> None:
    desk.project.write("content/2025/broken.md", "---\ntitle: [\n---\nText.\n")
    assert desk.publish() == 1
    assert not desk.tip()


def test_strict_refuses_what_a_finding_stands_against(desk: Desk) -> None:
    desk.project.write("content/2025/odd.md", "---\ntitle: Odd\nfrobnicate: 1\n---\nText.\n")
    assert desk.publish("--strict") == 1
    assert not desk.tip()
    assert desk.publish() == 0


def test_a_site_changed_by_hand_is_made_anew(desk: Desk) -> None:
    desk.publish()
    (desk.root / "site/index.html").write_text(CANARY, "utf-8")
    (desk.root / "site/people/index.html").unlink()
    edit(desk, "8")
    assert desk.publish() == 0
    held = desk.clone()
    assert held == files(desk.root / "site")
    assert CANARY.encode() not in held["index.html"]


def test_what_briefgen_did_not_write_stays_off_and_is_named(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    (desk.root / "site/mine.txt").write_text("mine", "utf-8")
    (desk.root / "site/link").symlink_to("/etc/hostname")
    capsys.readouterr()
    edit(desk, "9")
    assert desk.publish() == 0
    assert "Left out, as briefgen didn't write it: link, mine.txt in site/" in (
        capsys.readouterr().out
    )
    assert not {"mine.txt", "link"} & desk.clone().keys()
    assert (desk.root / "site/mine.txt").exists()


def test_a_branch_of_somebody_else_is_replaced_only_when_asked(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = desk.others(index_html="Theirs", CNAME="theirs.example.org\n")
    assert desk.publish() == 1
    assert "“gh-pages” on origin holds 2 files that briefgen didn't publish" in (
        capsys.readouterr().err
    )
    assert desk.tip() == theirs
    assert desk.publish("--replace") == 0
    held = desk.clone()
    assert held.pop("CNAME") == b"theirs.example.org\n"
    assert held == files(desk.root / "site")
    assert desk.there("rev-list", "gh-pages").split()[1] == theirs


def test_what_somebody_added_on_the_branch_is_not_lost(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    theirs = desk.others(proof_txt="theirs")
    assert desk.publish() == 1
    assert "holds proof.txt, which briefgen didn't publish" in capsys.readouterr().err
    assert desk.tip() == theirs
    desk.project.write("static/proof.txt", "theirs")
    assert desk.publish() == 0
    assert desk.clone()["proof.txt"] == b"theirs"


def test_what_somebody_added_on_the_branch_goes_when_asked(desk: Desk) -> None:
    desk.publish()
    desk.others(proof_txt="theirs")
    assert desk.publish("--replace") == 0
    assert desk.clone() == files(desk.root / "site")


def test_what_somebody_changed_on_the_branch_is_not_lost(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    desk.others(index_html="Theirs", **{"404_html": "Theirs, too"})
    edit(desk, "1")
    for more in ((), ("--squash",), ("--dry-run",)):
        assert desk.publish(*more) == 1
        told = capsys.readouterr().err
        assert "“gh-pages” on origin holds 404.html and index.html, changed since" in told
        assert "--replace" in told
    assert desk.clone()["index.html"] == b"Theirs"
    assert desk.publish("--replace") == 0
    assert desk.clone() == files(desk.root / "site")
    edit(desk, "2")
    assert desk.publish() == 0


def test_what_somebody_changed_and_the_site_no_longer_has_is_not_lost(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.project.write("static/proof.txt", "ours")
    desk.publish()
    theirs = desk.others(proof_txt="theirs")
    desk.project.write("static/proof.txt", None)
    assert desk.publish() == 1
    assert "holds proof.txt, changed since briefgen published" in capsys.readouterr().err
    assert desk.tip() == theirs


@pytest.mark.parametrize(("text", "code"), [("theirs", 1), ("ours", 0)])
def test_what_somebody_added_where_the_site_has_a_file_now_is_not_lost(
    desk: Desk, text: str, code: int
) -> None:
    desk.publish()
    desk.others(proof_txt=text)
    desk.project.write("static/proof.txt", "ours")
    assert desk.publish() == code
    assert desk.clone()["proof.txt"] == text.encode()


def test_with_a_damaged_list_nothing_is_overwritten(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    desk.others(_briefgen_json="[]")
    edit(desk, "1")
    assert desk.publish() == 1
    assert "“gh-pages” on origin holds" in capsys.readouterr().err
    assert desk.publish("--replace") == 0


def test_many_files_that_changed_are_read_in_parts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.publish.repository._AT_ONCE", 2)
    for number in range(7):
        desk.project.write(f"static/{number}.txt", f"{number}\n")
    desk.publish()
    for number in range(7):
        desk.project.write(f"static/{number}.txt", "\n" * number)
    assert desk.publish() == 0
    assert desk.clone() == files(desk.root / "site")


def test_a_link_in_place_of_a_page_is_a_change() -> None:
    before = {"index.html": ("120000", "0" * 40)}
    after = {"index.html": ("100644", "1" * 40)}
    assert changed(before, {}, after, lambda names: iter(map(str.encode, names))) == ["index.html"]


@pytest.mark.parametrize("listed", [b"", b"no list", b"\xff"])
def test_without_a_list_that_can_be_read_nothing_is_ours(listed: bytes) -> None:
    assert ours_of(listed) == {}


def test_sources_are_nobodys_site_even_if_they_hold_the_list_of_one(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    shutil.copy(desk.root / "site/.briefgen.json", desk.root)
    desk.git("add", "-A")
    desk.git("commit", "-qm", "With a list")
    desk.git("push", "-q", "origin", "main:release")
    tip = desk.tip("release")
    settings(desk, 'branch = "release"\nsquash = true')
    assert desk.publish() == 1
    assert "that briefgen didn't publish" in capsys.readouterr().err
    assert desk.tip("release") == tip


def test_the_branch_with_the_sources_is_never_taken(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    tip = desk.tip("main")
    for more in ((), ("--replace",), ("--squash", "--replace")):
        assert desk.publish("--branch", "main", *more) == 1
        assert "“main” is the branch with the sources" in capsys.readouterr().err
    assert desk.tip("main") == tip


def test_dry_run_compares_and_leaves_everything(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.publish()
    tip, before = desk.tip(), desk.objects()
    desk.project.write("content/2025/vote.md", None)
    desk.project.write("content/2025/new.md", tools.BRIEFING.format(title="New", body="New."))
    capsys.readouterr()
    assert desk.publish("-n") == 0
    assert "Nothing was pushed." in capsys.readouterr().out
    assert desk.publish("--dry-run", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["pushed"], said["commit"]) == (False, tip)
    assert min(said["added"], said["changed"], said["removed"]) > 0
    assert (desk.tip(), desk.objects()) == (tip, before)


# What stays as it was


def test_files_index_head_and_branches_stay(desk: Desk) -> None:
    desk.git("branch", "gh-pages")  # one of that name, for something else
    desk.project.write("notes.txt", "not staged")
    desk.project.write("staged.txt", "staged")
    desk.git("add", "staged.txt")
    desk.project.write("staged.txt", "staged, and changed")

    def state() -> tuple[Any, ...]:
        refs = desk.git("for-each-ref", "refs/heads", "refs/tags", "refs/stash")
        head = (desk.root / ".git/HEAD").read_bytes()
        index = (desk.root / ".git/index").read_bytes()
        config = (desk.root / ".git/config").read_bytes()
        kept = {n: d for n, d in files(desk.root).items() if not n.startswith(("site/", ".brief"))}
        fetched = (desk.root / ".git/FETCH_HEAD").exists()
        return refs, head, index, config, kept, fetched, desk.git("status", "--porcelain")

    before = state()
    assert desk.publish() == 0
    desk.others(CNAME="x.example\n")  # must be fetched
    edit(desk, "1")
    desk.git("stash", "list")
    again = state()
    assert desk.publish("--squash") == 0
    assert state() == again
    assert before[:4] == again[:4]


def test_a_detached_head_is_no_hindrance(desk: Desk) -> None:
    desk.git("checkout", "-q", "--detach")
    assert desk.publish() == 0
    assert desk.git("rev-parse", "--abbrev-ref", "HEAD") == "HEAD"


def test_before_the_first_revision_it_publishes_too(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    desk.git("init", "-q", "-b", "main")
    desk.git("remote", "add", "origin", str(desk.remote))
    assert desk.publish() == 0
    said = desk.there("log", "-1", "--format=%B", "gh-pages")
    assert said == "Publish sources before any revision, with changes that are in no revision"


def test_a_project_may_be_a_folder_of_a_repository_or_a_worktree(desk: Desk) -> None:
    whole = desk.remote.parent / "whole"
    whole.mkdir()
    shutil.copytree(desk.root, whole / "wire", ignore=shutil.ignore_patterns(".git", "site"))
    (whole / "README").write_text("Not the site's", "utf-8")
    desk.git("init", "-q", "-b", "main", at=whole)
    desk.git("remote", "add", "origin", str(desk.remote), at=whole)
    inner = Desk(tools.Project(whole / "wire"), desk.remote)
    assert inner.publish("--branch", "inner") == 0
    assert "README" not in desk.clone("inner")
    desk.git("worktree", "add", "-q", "-b", "other", str(whole / "tree"))
    assert Desk(tools.Project(whole / "tree"), desk.remote).publish("--branch", "tree") == 0
    assert desk.clone("tree") == desk.clone("inner")


def test_it_can_be_called_from_a_hook(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", "/nowhere/objects")
    with pytest.raises(SystemExit) as ended:
        main(["publish", str(desk.root)])
    assert ended.value.code == 0
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.delenv(name)
    assert desk.clone() == files(desk.root / "site")


# What it says where it cannot


def told(desk: Desk, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert desk.publish(*more) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert desk.publish(*more, "--json") == 1
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert f"[{finding['code']}]" in said
    assert finding["hint"] in said
    return said


def test_without_git_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "/nowhere")
        assert "git isn't installed" in told(desk, capsys)


def test_without_dulwich_it_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefgen.cli.publish.version", lambda _package: "")
    assert 'pip install "briefgen[publish]"' in told(desk, capsys)


def test_without_a_repository_a_remote_or_a_name_it_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no remote “up”, its remotes are: origin" in told(desk, capsys, "--remote", "up")
    with monkeypatch.context() as patched:
        patched.delenv("GIT_COMMITTER_NAME")
        patched.delenv("GIT_COMMITTER_EMAIL")
        desk.git("config", "user.useConfigOnly", "true")
        assert "git config user.name" in told(desk, capsys)
    desk.git("remote", "remove", "origin")
    assert "no remote “origin”, nor any other" in told(desk, capsys)
    shutil.rmtree(desk.root / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.parent))
    assert "in no repository" in told(desk, capsys)
    assert not (desk.root / "site").exists() or not desk.tip()


def test_a_repository_of_another_kind_is_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(desk.root / ".git")
    desk.git("init", "-q", "--object-format=sha256")
    assert "keeps its objects as sha256" in told(desk, capsys)


def test_a_remote_that_is_not_there_is_told_without_its_password(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.git("remote", "set-url", "origin", "http://ed:s3cret@127.0.0.1:1/x.git")
    said = told(desk, capsys)
    assert "origin cannot be reached" in said
    assert "s3cret" not in said


@pytest.mark.parametrize("squash", [True, False])
def test_what_somebody_pushed_meanwhile_is_never_lost(
    desk: Desk, squash: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--squash",) if squash else ()
    desk.publish()
    made, theirs = Repository.commit, []

    def commit(self: Repository, *words: str) -> str:
        theirs.append(desk.others(CNAME=f"{len(theirs)}.example\n"))
        return made(self, *words)

    monkeypatch.setattr(Repository, "commit", commit)
    edit(desk, "1")
    said = told(desk, capsys, *more)
    assert "changed by somebody else meanwhile" in said
    assert desk.tip() == theirs[-1]
    monkeypatch.setattr(Repository, "commit", made)
    assert desk.publish(*more) == 0
    assert desk.clone()["CNAME"] == b"1.example\n"


def test_a_branch_that_somebody_made_meanwhile_is_never_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Repository.commit

    def commit(self: Repository, *words: str) -> str:
        if not desk.tip():
            desk.others(index_html="Theirs")
        return made(self, *words)

    monkeypatch.setattr(Repository, "commit", commit)
    assert desk.publish("--squash") == 1
    assert "changed by somebody else" in capsys.readouterr().err
    assert desk.clone() == {"index.html": b"Theirs"}


def test_a_push_that_the_other_side_refuses_is_told_in_its_words(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = desk.remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho This branch is protected >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    said = told(desk, capsys)
    assert "[push-refused]" in said
    assert "This branch is protected" in said
    assert not desk.tip()


# What a project from somewhere else could try


@pytest.mark.parametrize(
    "name",
    [
        *("--upload-pack=touch ran", "-x", "ext::sh -c touch% ran", "a b", "a..b", "a:b", "+a"),
        *("refs/heads/a", "HEAD", "a/", "/a", "a//b", ".a", "a/.b", "a.lock", "a.lock/b", "a@{1}"),
        *("a~1", "a^", "a\\b", "a?", "a*", "a[b", "x" * 101, "a.", "\x7f", "a\nb"),
    ],
)
def test_what_is_no_plain_name_of_a_branch_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a branch"):
        branch_name(name)


@pytest.mark.parametrize("name", ["gh-pages", "web/live", "v1.2_x", "日本", "Pages"])
def test_names_of_branches_are_allowed_as_git_allows_them(name: str) -> None:
    assert branch_name(name) == name
    subprocess.run(["git", "check-ref-format", "--branch", name], check=True, capture_output=True)


@pytest.mark.parametrize(
    "name", ["--upload-pack=x", "ext::sh -c id", "https://x/y", "../x", "/x", ".", "a b", "x\n"]
)
def test_an_address_is_no_name_of_a_remote(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a remote"):
        remote_name(name)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("branch", "--upload-pack=touch ran"),
        ("branch", "--receive-pack=touch ran"),
        ("branch", "x; touch ran"),
        ("branch", "$(touch ran)"),
        ("remote", "ext::sh -c touch% ran"),
        ("remote", "--upload-pack=touch ran"),
        ("remote", "file:///"),
    ],
)
def test_hostile_names_run_nothing(
    desk: Desk, key: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(desk, f"{key} = {json.dumps(value)}")
    assert desk.publish() == 1
    assert "[bad-value]" in capsys.readouterr().err
    settings(desk, "")
    assert desk.publish(f"--{key}={value}") == 2
    assert not list(desk.root.parent.rglob("ran"))
    assert desk.there("for-each-ref").count("\n") == 0


def test_a_remote_that_is_a_command_is_never_run(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = desk.root.parent / "ran"
    desk.git("config", "protocol.ext.allow", "always")
    desk.git("remote", "set-url", "origin", f"ext::sh -c touch% {ran}")
    assert "transport 'ext' not allowed" in told(desk, capsys)
    assert not ran.exists()


def test_a_project_brings_no_git_and_no_repository_of_its_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = desk.root.parent / "ran"
    fake = desk.root / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\ntouch {ran}\n", "utf-8")
    fake.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
        assert desk.publish() == 0
        patched.setenv("PATH", str(fake.parent))
        assert "git isn't installed" in told(desk, capsys)
    # an unpacked archive whose files look like a bare repository
    (desk.root / ".git").rename(desk.root.parent / "kept")
    for name in ("objects", "refs"):
        (desk.root / name).mkdir()
    desk.project.write("HEAD", "ref: refs/heads/x\n")
    desk.project.write(
        "config", f"[core]\nbare = true\nfsmonitor = touch {ran}\n[remote]\npushDefault = x\n"
    )
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.parent))
    assert "in no repository" in told(desk, capsys)
    assert not ran.exists()


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Ed/Wire.git", "https://ed.github.io/Wire/"),
        ("https://github.com/ed/wire", "https://ed.github.io/wire/"),
        ("https://token@github.com/ed/wire.git/", "https://ed.github.io/wire/"),
        ("ssh://git@github.com/ed/Ed.github.io.git", "https://ed.github.io/"),
        ("git@gitlab.com:ed/wire.git", ""),
        ("https://github.com.example.org/ed/wire", ""),
        ("/srv/github.com/ed/wire", ""),
        ("https://github.com/ed", ""),
    ],
)
def test_the_address_that_github_will_give_is_known(remote: str, address: str) -> None:
    assert pages_address(remote) == address


def test_without_an_address_of_the_site_one_is_proposed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.project.write("briefgen.toml", SETTINGS.replace("https://example.org/wire/", ""))
    assert desk.publish() == 0
    assert 'url = "https://…" in briefgen.toml' in capsys.readouterr().out
    assert desk.publish("--url", "https://example.org/x/") == 0
    assert "url =" not in capsys.readouterr().out
