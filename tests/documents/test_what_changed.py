"""What changed can be found: long texts by their passages, and what was written stands once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Case, Goal, with_new_version
from sipdesk.changes import changes
from sipdesk.documents.change_items import is_shortened, item
from sipdesk.documents.kit.spans import spans_of
from sipdesk.documents.wording import Wording
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import MM, Node, Printed

SENTENCES = [f"Mening {n} handlar om hur det är hemma hos mig. " for n in range(400)]
NEW = "Nu går hissen."
OWN = "Jag vill kunna gå till affären själv varje dag, också när det är halt och mörkt ute."


LONG = replace(ORDINARY, plan=replace(ORDINARY.plan, situation="".join(SENTENCES)))


def next_version() -> Case:
    """A goal is new and one is gone, and a long text got a sentence."""
    draft = with_new_version(approved(LONG))
    situation = "".join([*SENTENCES[:200], f"{NEW} ", *SENTENCES[200:]])
    return replace(
        draft,
        plan=replace(draft.plan, situation=situation),
        goals=(*draft.goals[1:], Goal(id="walk", own_words=OWN)),
    )


CHANGED = next_version()


def printed(language: str) -> Printed:
    return Printed(Paper().what_changed(CHANGED, language, TODAY))


def items(paper: Printed) -> list[Node]:
    return [node for node in paper.tree.all_of("LI") if node.all_of("LBody")[0].all_of("P")]


def paragraphs(item: Node) -> list[str]:
    return [node.text for node in item.all_of("LBody")[0].all_of("P")]


def test_of_a_long_text_only_what_changed_is_told_with_a_little_around() -> None:
    paper = printed("sv")
    assert len(paper.pages) == 1
    (told,) = (item for item in items(paper) if NEW in item.text)
    around = "… hos mig. Mening 199 handlar om hur det är hemma hos mig."
    behind = "Mening 200 handlar om hur det är hemma hos mig. Mening 201 …"
    assert paragraphs(told) == [
        "Nuläge och behov:",
        "Tidigare:",
        f"{around} {behind}",
        "Nu:",
        f"{around} {NEW} {behind}",
    ]


def test_the_paper_says_where_what_is_left_out_can_be_read() -> None:
    assert "Hela texten finns i planen." in printed("sv").text
    short = replace(CHANGED, plan=replace(CHANGED.plan, situation="Allt är nytt."))
    text = Printed(Paper().what_changed(short, "sv", TODAY)).text
    assert SENTENCES[399].strip() in text
    assert "Hela texten" not in text


def test_what_changed_is_bold() -> None:
    (long,) = (change for change in changes(approved(LONG), CHANGED) if is_shortened(change))
    *_others, now = item(long, Wording("sv")).paragraphs
    assert [span.text.strip() for span in spans_of(now) if span.bold] == [NEW]


def test_beside_the_swedish_what_was_written_stands_once() -> None:
    text = printed("sv+en").text
    for words in ("Nytt mål / New goal:", "Borttaget mål / Goal taken away:", OWN, "Nu / Now:"):
        assert text.count(words) == 1
    assert text.count("Stabil dygnsrytm.") == 1
    assert "Tidsperspektiv / Time perspective: Kortsiktigt / Short-term" in text


def test_a_goal_that_an_intervention_had_is_told_as_no_longer_its_goal() -> None:
    (link,) = (item for item in items(printed("sv")) if "Hör inte längre" in item.text)
    assert paragraphs(link) == [
        "Insats: Morgonbesök",
        "Hör inte längre till målet: Jag vill sova hela natten",
    ]


@pytest.mark.parametrize("language", ["ar", "sv+ar"])
def test_what_was_written_in_swedish_begins_at_the_left(language: str) -> None:
    paper = printed(language)
    lines = [line for line in paper.shown if line.text.startswith(("Jag vill kunna", "och mörkt"))]
    assert len({round(line.x) for line in lines}) == 1
    assert all(line.x < 30 * MM for line in lines)
    (own,) = (node for node in paper.tree.all_of("P") if node.text == OWN)
    assert own.element.get("/Lang", paper.pdf.Root.Lang) == "sv"
