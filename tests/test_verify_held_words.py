"""Quotations and passages of a claim, held against several copies of several sources, some of which are not all there."""

from __future__ import annotations

import pytest
from tests.support.held_claims import copy_text, held_of, held_words_of, on_page

TEXT = copy_text(
    on_page(6, "The army denied that soldiers had burned the village in March.", "4"),
    on_page(7, "Nobody has been charged with the burning of the village so far.", "5", "12"),
)
QUOTED = "They say “nobody has been charged” [@a, p. 5]."


def passage(quote: str, source: str = "a", **more: object) -> dict[str, object]:
    return {"source": source, "quote": quote, **more}


def test_a_quotation_is_found_with_what_stands_around_it() -> None:
    words = held_words_of(QUOTED, {"a": TEXT})
    assert QUOTED[words.start : words.end] == "“nobody has been charged”"
    (found,) = words.found
    assert (words.outcome, words.passage, words.sources) == ("found", -1, ("a",))
    assert (found.source, found.file, found.place.page) == ("a", "a-1.txt", 7)
    assert (found.before, found.words) == ("", "Nobody has been charged")
    assert found.behind == " with the burning of the village so far."


@pytest.mark.parametrize(
    ("cited", "agreement"),
    [
        ("[@a, p. 5]", "agrees"),
        ("[@a, para. 12]", "agrees"),
        ("[@a, p. 7]", "sheet"),
        ("[@a, p. 9]", "differs"),
        ("[@a, p. 9; @a, p. 5]", "agrees"),
        ("[@a, vol. 3]", "unknown"),
        ("[@a]", "none"),
    ],
)
def test_whether_it_stands_where_its_note_says(cited: str, agreement: str) -> None:
    assert (
        held_words_of(f"They say “nobody has been charged” {cited}.", {"a": TEXT}).agreement
        == agreement
    )


def test_of_several_places_the_one_that_the_note_gives_comes_first() -> None:
    copy = copy_text(*(on_page(at, f"Nobody has been charged, of {at}.") for at in (1, 2, 3)))
    words = held_words_of("They say “nobody has been charged” [@a, p. 2].", {"a": copy})
    assert [found.place.page for found in words.found] == [2, 1, 3]
    assert words.agreement == "agrees"


def test_one_of_several_copies_is_enough() -> None:
    words = held_words_of(QUOTED, {"a": (copy_text("Other words."), TEXT)})
    assert [found.file for found in words.found] == ["a-2.txt"]


def test_what_a_copy_that_can_not_be_looked_at_may_have_is_not_said_to_be_missing() -> None:
    assert held_words_of(QUOTED, {"a": "Other words."}).outcome == "missing"
    assert held_words_of(QUOTED, {"a": "Other words."}, partly=["a"]).outcome == "unchecked"
    assert held_words_of(QUOTED, {"a": TEXT}, partly=["a"]).outcome == "found"
    assert (
        held_words_of(QUOTED.replace("@a,", "@b; @a,"), {"a": "Other words."}).outcome
        == "unchecked"
    )


def test_the_nearest_place_of_all_copies_is_shown_with_what_differs() -> None:
    text = "They say “nobody has been charged with the burning of the town” [@a]."
    words = held_words_of(
        text, {"a": (copy_text("Nobody is charged with anything at all here."), TEXT)}
    )
    assert words.near
    assert words.near.found.file == "a-2.txt"
    assert words.near.differences == (("town", "village"),)


def test_another_source_of_the_claim_that_has_the_words_is_named() -> None:
    text = "They say “nobody has been charged” [@a, p. 5], and so on [@b]."
    words = held_words_of(text, {"a": "Other words.", "b": TEXT})
    assert (words.outcome, words.elsewhere, words.near) == ("missing", "b", None)
    hidden = held_words_of(text, {"a": "Other words.", "b": TEXT}, hidden=["b"])
    assert (hidden.outcome, hidden.elsewhere) == ("missing", "")


def test_words_around_limit_it_unless_the_claim_says_so() -> None:
    burned = "soldiers had burned the village"
    assert held_words_of(f"It says “{burned}” [@a].", {"a": TEXT}).limits
    assert not held_words_of(f"The army denied that “{burned}” [@a].", {"a": TEXT}).limits


def test_passages_are_looked_for_in_their_own_source() -> None:
    copies = {"a": "Other words.", "b": TEXT}
    held = held_of(
        "So it is [@a; @b].",
        copies,
        passages=[passage("charged with the burning"), passage("charged with the burning", "b")],
    )
    assert [(one.outcome, one.passage) for one in held.words] == [("missing", 0), ("found", 1)]


def test_passages_of_what_is_not_cited_are_passed_by() -> None:
    held = held_of("So it is [@a].", {"a": TEXT, "b": TEXT}, passages=[passage("so far", "b")])
    assert held.words == ()


@pytest.mark.parametrize(
    ("cited", "at", "agreement", "given"),
    [
        ("[@a]", "p. 5", "agrees", "p. 5"),
        ("[@a]", "p. 6", "differs", "p. 6"),
        ("[@a, p. 5]", "p. 5", "agrees", "p. 5"),
        ("[@a, p. 9]", "p. 5", "differs", "p. 9"),
        ("[@a, p. 9]", None, "differs", "p. 9"),
        ("[@a, p. 5]", None, "agrees", "p. 5"),
    ],
)
def test_a_passage_stands_where_it_says_and_where_the_note_says(
    cited: str, at: str | None, agreement: str, given: str
) -> None:
    said = passage("charged with the burning", **({"at": at} if at else {}))
    words = held_words_of(f"So it is {cited}.", {"a": TEXT}, passages=[said])
    assert (words.agreement, words.given) == (agreement, given)


@pytest.mark.parametrize(
    ("quote", "is_short"),
    [
        ("so far", True),
        ("Nobody has been charged", False),
        ("in March", True),
        ("charged 17", False),
    ],
)
def test_a_passage_of_few_words_without_a_number_is_short(quote: str, is_short: bool) -> None:
    copy = copy_text(on_page(1, "Nobody has been charged so far in March. They charged 17."))
    assert (
        held_words_of("So it is [@a].", {"a": copy}, passages=[passage(quote)]).is_short == is_short
    )


# ── translations ─────────────────────────────────────────────────────────────────────────────────

SPANISH = "Nadie ha sido procesado por los hechos, dijo la comisión."
ORIGINAL = passage("Nadie ha sido procesado por los hechos", translated=True)


def test_a_translated_quotation_rests_on_its_original() -> None:
    held = held_of("It said “nobody was tried for it” [@a].", {"a": SPANISH}, passages=[ORIGINAL])
    assert [(one.outcome, one.held_by) for one in held.words] == [("found", 0), ("found", -1)]


def test_a_passage_that_is_no_original_excuses_nothing() -> None:
    plain = passage("Nadie ha sido procesado por los hechos")
    held = held_of("It said “nobody was tried for it” [@a].", {"a": SPANISH}, passages=[plain])
    assert [(one.outcome, one.held_by) for one in held.words] == [("missing", -1), ("found", -1)]


def test_each_original_excuses_one_quotation() -> None:
    text = "It said “nobody was tried for it” and “nothing happened” [@a]."
    held = held_of(text, {"a": SPANISH}, passages=[ORIGINAL])
    assert [one.outcome for one in held.words] == ["found", "missing", "found"]


def test_an_original_excuses_no_quotation_of_another_source() -> None:
    text = "One said “nothing happened” [@b], the other “nobody was tried for it” [@a]."
    held = held_of(text, {"a": SPANISH, "b": "Other words."}, passages=[ORIGINAL])
    assert [(one.outcome, one.held_by) for one in held.words[:2]] == [("missing", -1), ("found", 0)]


def test_an_original_excuses_no_quotation_that_nearly_stands_there() -> None:
    copy = f"{SPANISH}\nThe commission regrets that nothing of this has come to a court."
    text = (
        "It “regrets that nothing of that has come to a court”, and “nobody was tried for it” [@a]."
    )
    held = held_of(text, {"a": copy}, passages=[ORIGINAL])
    assert [(one.outcome, one.held_by) for one in held.words[:2]] == [("missing", -1), ("found", 0)]


def test_where_the_original_is_missing_that_is_said_once() -> None:
    wrong = passage("Nadie ha sido condenado por los hechos", translated=True)
    held = held_of("It said “nobody was tried for it” [@a].", {"a": SPANISH}, passages=[wrong])
    assert [(one.outcome, one.held_by) for one in held.words] == [("missing", 0), ("missing", -1)]


# ── hidden sources ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        QUOTED,
        "They say “nobody has been charged with the burning of the town” [@a].",
        "It says “soldiers had burned the village” [@a].",
    ],
)
def test_of_a_hidden_source_no_word_is_told(text: str) -> None:
    copy = copy_text(
        on_page(6, "The army denied that soldiers had burned the village.", "Lucía 4", "", "Lucía"),
        on_page(
            7, "Nobody has been charged with the burning of the village.", "5", "12 Lucía", "Lucía"
        ),
    )
    words = held_words_of(text, {"a": copy}, hidden=["a"])
    for found in (*words.found, *([words.near.found] if words.near else [])):
        assert (found.file, found.words, found.before, found.behind) == ("", "", "", "")
        assert found.place.page in (6, 7)
        assert (found.place.label, found.place.paragraph) in (("", ""), ("5", ""))
        assert found.place.heading == ""
    assert words.near is None or words.near.differences == ()
    assert words.limits in ((), ("…",))
    assert "Lucía" not in str(words)


@pytest.mark.parametrize(
    ("claim", "limits"),
    [
        ("There “35 men were taken”", ("At least",)),
        ("There at least “35 men were taken”", ()),
        ("There more than “35 men were taken”", ()),
        ("There up to “35 men were taken”", ("At least",)),
    ],
)
def test_a_bound_of_the_claim_itself_counts(claim: str, limits: tuple[str, ...]) -> None:
    assert held_words_of(f"{claim} [@a].", {"a": "At least 35 men were taken."}).limits == limits


@pytest.mark.parametrize(
    ("claim", "limits"),
    [
        ("Men were taken, 35 of them", ("Al menos",)),
        ("At least 35 men were taken", ()),
        ("Some say that 35 men were taken", ("Al menos",)),
        ("Men were taken, 35 or more", ()),
        ("Over 35 men were taken", ()),
        ("It is about 35 men", ("Al menos",)),
    ],
)
def test_a_bound_of_the_claim_counts_for_its_passage(claim: str, limits: tuple[str, ...]) -> None:
    passages = [{"source": "a", "quote": "35 hombres fueron detenidos"}]
    copy = {"a": "Al menos 35 hombres fueron detenidos."}
    assert held_words_of(f"{claim} [@a].", copy, passages=passages).limits == limits
