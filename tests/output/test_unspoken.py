"""A term waits for the texts that use it, whatever markup they put into its name."""

from __future__ import annotations

from pathlib import Path

import project as tools
import pytest

TERMS = tools.FILES["content/glossary/terms.yaml"]
PLAN = TERMS + "- {id: zp, name: zebra plan, gloss: Secret., aliases: [計画書]}\n"
HELD = "---\ntitle: Held\ndate: 2025-01-01\ndraft: true\n---\n{}\n"
PAGE = "glossary/zp.html"
SPELLED = {
    "plain": "The zebra plan is ready.",
    "plural": "The Zebra Plans are ready.",
    "a no-break space": "The zebra&nbsp;plan is ready.",
    "a space by its number": "The zebra&#32;plan is ready.",
    "a letter by its number": "The z&#101;bra plan is ready.",
    "a link": "The [zebra](http://a.example/foo) plan is ready.",
    "a link with brackets": "The [zebra](http://a.example/foo_(bar)) plan is ready.",
    "a reference": "The [zebra][x] plan is ready.\n\n[x]: http://a.example/",
    "a note": "The zebra[^1] plan is ready.\n\n[^1]: A note.",
    "a class": "The [zebra]{.x} plan is ready.",
    "a remark": "The zebra<!-- x --> plan is ready.",
    "a remark with signs": "The zebra <!-- a > b, <i> --> plan is ready.",
    "remarks in a row": "The zebra <!--> <!---> <!-- -> > --> plan is ready.",
    "a remark without an end": "The <!-- ze**bra** plan is ready.",
    "a soft hyphen": "The ze\u00adbra plan is ready.",
    "half of it bold": "The ze**bra** plan is ready.",
    "another script": "新しい計画書です。",
    "its id": "The plan [of stripes]{zp} is ready.",
}


def project(root: Path, said: str) -> tools.Project:
    toml = tools.FILES["briefgen.toml"] + '[nlp]\nmodel = "none"\n'
    files = {
        "briefgen.toml": toml,
        "content/glossary/terms.yaml": PLAN,
        "content/held.md": HELD.format(said),
    }
    return tools.create(root, {**tools.FILES, **files})


@pytest.mark.parametrize("said", SPELLED.values(), ids=SPELLED)
def test_a_term_waits_for_a_held_text_that_spells_it_so(tmp_path: Path, said: str) -> None:
    made = project(tmp_path, said)
    assert PAGE not in made.site()[0]
    made.write("content/held.md", HELD.format(said).replace("draft: true\n", ""))
    assert PAGE in made.site()[0]


@pytest.mark.parametrize("said", ["A zebra. A plan.", "The zebra has a plan.", "zebraplan"])
def test_a_term_waits_for_no_text_that_only_has_its_words(tmp_path: Path, said: str) -> None:
    assert PAGE in project(tmp_path, said).site()[0]


def test_an_edit_of_a_held_text_has_no_other_read_for_terms(tmp_path: Path) -> None:
    made = project(tmp_path, "The zebra plan is ready.")
    made.write("content/more.md", HELD.format("Nothing of it."))
    made.site()
    made.write("content/more.md", HELD.format("Still nothing of it."))
    asked = [key for key in made.ran() if key[0] in ("whispered", "sought", "unspoken")]
    assert asked == [("whispered", "content/more.md")]
