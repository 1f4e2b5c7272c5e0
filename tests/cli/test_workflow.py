"""The workflow that `briefgen init` writes: what it may do, what it runs, and when it does nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import project as tools
import pytest
import yaml

from briefgen.cli import main
from briefgen.cli.due import next_due, noted_due
from briefgen.cli.starting import minute_of

PINNED = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40}")
USED = {
    *("actions/checkout", "actions/setup-python", "actions/cache", "actions/cache/restore"),
    *("actions/cache/save", "actions/configure-pages", "actions/upload-pages-artifact"),
    "actions/deploy-pages",
}
PAST, FUTURE = "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "Morning briefing"
    assert run("init", str(folder)) == 0
    return folder


@pytest.fixture(scope="module")
def text(started: Path) -> str:
    return (started / ".github/workflows/pages.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def workflow(text: str) -> dict[str, Any]:
    read: dict[Any, Any] = yaml.safe_load(text)
    read["on"] = read.pop(True)  # YAML 1.1, which GitHub's own reader isn't
    return read


def steps(workflow: dict[str, Any], job: str, uses: str) -> list[dict[str, Any]]:
    return [
        step for step in workflow["jobs"][job]["steps"] if step.get("uses", "").startswith(uses)
    ]


def test_each_job_has_only_the_rights_that_its_work_needs(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "due": {},
        # a private repository tells its pages' address only to those who may read it
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    # what is installed from elsewhere never runs where something can be published
    for step in workflow["jobs"]["deploy"]["steps"]:
        assert "pip" not in step.get("run", "")
        assert not step.get("uses", "").startswith("actions/checkout")
    [checkout] = steps(workflow, "build", "actions/checkout")
    assert checkout["with"] == {"persist-credentials": False}


def test_only_githubs_own_actions_are_used_each_pinned_to_a_commit(
    text: str, workflow: dict[str, Any]
) -> None:
    used = [
        step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step
    ]
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    assert {name.partition("@")[0] for name in used} == USED
    told = re.findall(r"uses: actions/([a-z-]+)\S*@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", text)
    assert len(told) == len(used)
    assert len({name for name, *_ in told}) == len(set(told)), "one version of each"


def test_the_documentation_names_the_versions_that_the_workflow_uses(text: str, root: Path) -> None:
    page = (root / "docs/deploying.md").read_text("utf-8")
    for name, commit, version in re.findall(
        r"uses: (actions/[a-z-]+)\S*@([0-9a-f]{40}) # (v\S+)", text
    ):
        assert f"| `{name}` | {version} | `{commit[:7]}` |" in page


def test_new_versions_of_the_actions_are_proposed(started: Path) -> None:
    read = yaml.safe_load((started / ".github/dependabot.yml").read_text("utf-8"))
    assert read["version"] == 2
    assert [it["package-ecosystem"] for it in read["updates"]] == ["github-actions"]


def test_nothing_that_strangers_write_stands_in_a_command(workflow: dict[str, Any]) -> None:
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_the_store_is_kept_from_run_to_run(workflow: dict[str, Any]) -> None:
    [cache] = steps(workflow, "build", "actions/cache@")
    assert cache["with"]["path"] == ".briefgen"
    # an exact hit is never written again: each run has a key of its own
    assert "github.run_id" in cache["with"]["key"]
    assert "github.run_attempt" in cache["with"]["key"]
    assert cache["with"]["key"].startswith(cache["with"]["restore-keys"])


def test_hidden_files_are_published_too(workflow: dict[str, Any]) -> None:
    [packed] = steps(workflow, "build", "actions/upload-pages-artifact")
    assert packed["with"] == {"path": "site", "include-hidden-files": True}


def test_it_runs_at_pushes_and_once_an_hour_off_the_full_hour(workflow: dict[str, Any]) -> None:
    assert workflow["on"]["push"]["branches"] == ["main", "master"]
    [when] = workflow["on"]["schedule"]
    minute, *rest = when["cron"].split()
    assert rest == ["*"] * 4
    assert int(minute) == minute_of("Morning briefing")


def test_the_minute_is_that_of_the_projects_name() -> None:
    minutes = [minute_of(f"project {number}") for number in range(300)]
    assert minutes == [minute_of(f"project {number}") for number in range(300)]
    assert len(set(minutes)) > 30
    assert all(5 <= minute < 57 and minute % 15 for minute in minutes)
    assert minute_of("\udcff") in range(60)


def ran(step: dict[str, Any], folder: Path, **environment: str) -> str:
    """What a step of the workflow says, by its own command."""
    said = folder / "said"
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={"GITHUB_OUTPUT": str(said), "PATH": "/usr/bin:/bin", **environment},
        check=True,
    )
    return said.read_text("utf-8").strip()


def looked(workflow: dict[str, Any], folder: Path, event: str, due: str | None) -> str:
    """What the first job says, by its own command."""
    if due is not None:
        (folder / "due").write_text(due, "utf-8")
    [step] = [it for it in workflow["jobs"]["due"]["steps"] if "run" in it]
    assert workflow["jobs"]["due"]["outputs"] == {"go": "${{ steps.due.outputs.go }}"}
    assert workflow["jobs"]["build"]["if"] == "needs.due.outputs.go == 'yes'"
    return ran(step, folder, EVENT=event)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("event", "due", "go"),
    [
        ("schedule", PAST, "yes"),
        ("schedule", FUTURE, "no"),
        ("schedule", "", "no"),
        ("schedule", None, "yes"),
        ("schedule", "0", "yes"),
        ("push", FUTURE, "yes"),
        ("workflow_dispatch", "", "yes"),
    ],
)
def test_by_the_clock_it_builds_only_if_something_is_due(
    workflow: dict[str, Any], tmp_path: Path, event: str, due: str | None, go: str
) -> None:
    assert looked(workflow, tmp_path, event, due) == f"go={go}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_moment_that_no_build_noted_is_looked_at_again(
    workflow: dict[str, Any], tmp_path: Path
) -> None:
    [step] = [it for it in workflow["jobs"]["build"]["steps"] if it.get("id") == "due"]
    assert ran(step, tmp_path) == "due=0"
    (tmp_path / "said").unlink()
    (tmp_path / ".briefgen").mkdir()
    (tmp_path / ".briefgen/due").write_text(FUTURE, "utf-8")
    assert ran(step, tmp_path) == f"due={FUTURE}"


def test_what_is_due_is_noted_only_after_it_was_published(workflow: dict[str, Any]) -> None:
    names = [step.get("uses", "") for step in workflow["jobs"]["deploy"]["steps"]]
    kinds = [name.partition("@")[0] for name in names if name]
    assert kinds == ["actions/deploy-pages", "actions/cache/save"]
    [restored] = steps(workflow, "due", "actions/cache/restore")
    [saved] = steps(workflow, "deploy", "actions/cache/save")
    assert restored["with"]["path"] == saved["with"]["path"] == "due"
    assert saved["with"]["key"].startswith(restored["with"]["restore-keys"])


def scheduled(root: Path, **moments: str) -> tools.Project:
    """A project with a briefing for each keyword, `publish_at` or `expires_at` by its name."""
    project = tools.create(root)
    for name, when in moments.items():
        text = tools.BRIEFING.format(title=name, body="It begins.\n")
        key = "expires_at" if name.startswith("ends") else "publish_at"
        project.write(f"content/2025/{name}.md", text.replace("date:", f"{key}: {when}\ndate:"))
    return project


def noted(project: tools.Project) -> str:
    return (project.root / ".briefgen/due").read_text("utf-8")


def test_a_build_notes_when_the_site_will_change_by_itself(tmp_path: Path) -> None:
    project = scheduled(
        tmp_path / "wire",
        later="2999-01-02 09:00",
        sooner="2998-05-01T12:00:00+02:00",
        past="2024-01-01 09:00",
        ends="2997-03-01 00:00",
    )
    assert run("build", str(project.root)) == 0
    assert noted(project) == "2997-03-01T00:00:00Z"
    project.write("content/2025/ends.md", None)
    assert run("build", str(project.root)) == 0
    assert noted(project) == "2998-05-01T10:00:00Z"


def test_what_was_noted_may_be_damaged(tmp_path: Path) -> None:
    project = scheduled(tmp_path / "wire", later="2999-01-02 09:00")
    place = project.root / ".briefgen/due"
    place.parent.mkdir()
    place.write_bytes(b"\xbc\x00")
    assert noted_due(place) is None
    assert run("build", str(project.root)) == 0
    assert noted(project) == "2999-01-02T09:00:00Z"


def test_a_build_that_shows_drafts_leaves_what_is_due_alone(tmp_path: Path) -> None:
    project = scheduled(tmp_path / "wire", later="2999-01-02 09:00")
    text = tools.BRIEFING.format(title="Draft", body="It begins.\n")
    held = text.replace("date:", "draft: true\npublish_at: 2998-01-01\ndate:")
    project.write("content/2025/draft.md", held)
    elsewhere = str(tmp_path / "shown")
    assert run("build", str(project.root)) == 0
    assert noted(project) == "2999-01-02T09:00:00Z"
    assert run("build", "--drafts", str(project.root), "-o", elsewhere) == 0
    assert noted(project) == "2999-01-02T09:00:00Z"
    for _ in range(2):
        assert run("build", str(project.root)) == 0
        assert noted(project) == "2999-01-02T09:00:00Z"


def test_where_nothing_is_scheduled_nothing_is_due(tmp_path: Path) -> None:
    project = scheduled(tmp_path / "wire")
    assert run("build", str(project.root)) == 0
    assert noted(project) == ""
    assert run("clean", str(project.root)) == 0
    assert not (project.root / ".briefgen/due").exists()


def test_a_failed_build_notes_nothing(tmp_path: Path) -> None:
    project = scheduled(tmp_path / "wire")
    assert run("build", str(project.root)) == 0
    project.write("content/2025/new.md", "---\ntitle: N\npublish_at: 2999-01-01\n---\nText.\n")
    project.write("content/2025/broken.md", "---\ntitle: [\n---\nText.\n")
    assert run("build", str(project.root)) == 1
    assert noted(project) == ""


def test_a_moment_is_never_told_too_early_and_one_beyond_the_calendar_not_at_all(
    tmp_path: Path,
) -> None:
    ask = tools.create(tmp_path / "wire").session().build()
    now = datetime(2025, 1, 1, tzinfo=UTC)
    when = now + timedelta(hours=1, microseconds=5)
    ask.current[("passed", when.isoformat())] = ask.trace(("settings",))
    assert next_due(ask, now) == "2025-01-01T01:00:01Z"
    assert next_due(ask, when) == ""
    ask.current[("passed", "9999-12-31T23:59:59-12:00")] = ask.trace(("settings",))
    assert next_due(ask, when) == ""
