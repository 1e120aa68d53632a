"""The notes of a page in Chromium: beside the text, as cards at their marks, and as links, with mouse, finger and keys."""

from __future__ import annotations

import itertools
from typing import Any, Final

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.support.programs import notes_in_browser
from tests.support.rendering import as_html
from tests.support.sample_document import sample_document

from memocli.document import Contents, ContentsEntry, Document, Screen, Text
from memocli.language import ENGLISH

NOTE: Final = 20
OTHER: Final = 16
MARK_ID: Final = f"sdendnote{NOTE}anc"
NOTE_ID: Final = f"sdendnote{NOTE}sym"
OTHER_ID: Final = f"sdendnote{OTHER}sym"
NOTES: Final = len(sample_document().notes)


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("notes")
    paths = (folder / "memo.html", folder / "crowded.html")
    for path, document in zip(paths, (roomy_document(), sample_document()), strict=True):
        path.write_bytes(as_html(document))
    return notes_in_browser(*paths, NOTE)


def roomy_document() -> Document:
    """The sample with contents beside the text, in which most notes are short."""
    document = sample_document()
    short = (Text("On file with the signers."),)
    notes = [
        note if note.number % 5 == 0 else replace(note, children=short) for note in document.notes
    ]
    screen = Screen(ENGLISH.wording.screen, "Veldania, 2031.", "TY  - RPRT", "memo.ris", ())
    contents = Contents("Contents", (ContentsEntry("notes", "Notes"),), is_asked=True)
    return replace(document, notes=tuple(notes), screen=screen, contents=contents)


def shown(state: dict[str, Any]) -> list[str]:
    """The notes that are cards, or pointed at beside the text."""
    found: list[str] = state["cards"] + state["lit"]
    return found


def test_no_step_makes_the_script_stumble(met: dict[str, Any]) -> None:
    runs = [run for name, run in met.items() if name != "looks"]
    assert [run["faults"] for run in (*runs, *met["looks"])] == [[]] * (len(runs) + 4)


def test_axe_finds_no_violation_with_a_note_open_on_phone_and_desk_in_light_and_dark(
    met: dict[str, Any],
) -> None:
    """Marks are large enough targets, too."""
    assert [look["violations"] for look in met["looks"]] == [[]] * 4


def test_a_note_is_in_the_page_once_while_it_is_shown(met: dict[str, Any]) -> None:
    """The same elements are placed elsewhere: there are as many as there were, each with its own name."""
    for places in (met["beside"]["wide"], met["printedCard"]["places"], met["plain"]["places"]):
        assert [line["id"] for line in places] == [f"sdendnote{n}sym" for n in range(1, NOTES + 1)]


# ── The mouse ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("run", ["mouse", "mouseBeside"])
def test_the_pointer_opens_a_note_may_enter_it_and_closes_it_by_leaving(
    met: dict[str, Any], run: str
) -> None:
    steps = met[run]
    assert shown(steps["before"]) == []
    assert shown(steps["hovered"]) == shown(steps["entered"]) == [NOTE_ID]
    assert shown(steps["left"]) == []
    assert steps["hovered"]["cards"] == ([NOTE_ID] if run == "mouse" else [])


@pytest.mark.parametrize("run", ["mouse", "mouseBeside"])
def test_escape_closes_a_note_while_the_pointer_stays(met: dict[str, Any], run: str) -> None:
    assert shown(met[run]["dismissed"]) == []


@pytest.mark.parametrize("run", ["mouse", "mouseBeside"])
def test_a_click_keeps_a_note_open_until_one_elsewhere(met: dict[str, Any], run: str) -> None:
    steps = met[run]
    assert shown(steps["clicked"]) == [NOTE_ID]
    assert steps["clicked"]["focus"] == NOTE_ID
    assert steps["clicked"]["shaded"] == [NOTE_ID.replace("sym", "anc")]
    assert shown(steps["elsewhere"]) == steps["elsewhere"]["shaded"] == []


@pytest.mark.parametrize("run", ["mouse", "mouseBeside", "finger"])
def test_the_number_of_another_note_shows_that_note(met: dict[str, Any], run: str) -> None:
    assert shown(met[run]["other"]) == [OTHER_ID]
    assert met[run]["other"]["focus"] == OTHER_ID


def test_in_the_list_at_the_end_a_note_leads_to_another_as_any_link_does(
    met: dict[str, Any],
) -> None:
    assert (met["mouse"]["inList"]["hash"], shown(met["mouse"]["inList"])) == (f"#{OTHER_ID}", [])
    beside = met["mouseBeside"]["inList"]
    assert (beside["hash"], shown(beside)) == ("", [OTHER_ID])


@pytest.mark.parametrize("run", ["mouse", "mouseBeside"])
def test_a_mark_can_be_opened_in_another_tab(met: dict[str, Any], run: str) -> None:
    assert met[run]["eaten"] is False


@pytest.mark.parametrize("run", ["mouse", "mouseBeside", "finger"])
def test_nobody_loses_their_place_in_the_text_by_a_note(met: dict[str, Any], run: str) -> None:
    names = ("clicked", "other", "elsewhere") if run != "finger" else ("tapped",)
    before = met[run]["before"]
    for state in (met[run][name] for name in names):
        assert (state["scrolled"], state["hash"]) == (before["scrolled"], "")


@pytest.mark.parametrize(
    ("run", "boxes", "width"),
    [("mouse", "boxes", 1000), ("finger", "boxes", 390), ("finger", "turned", 844)],
)
def test_a_card_is_beside_its_mark_and_on_the_screen_also_when_that_is_turned(
    met: dict[str, Any], run: str, boxes: str, width: int
) -> None:
    note, mark = met[run][boxes]["note"], met[run][boxes]["mark"]
    assert min(abs(note["top"] - mark["bottom"]), abs(mark["top"] - note["bottom"])) < 20
    assert note["left"] >= 0
    assert note["right"] <= width


# ── A finger ─────────────────────────────────────────────────────────────────────────────────────


def test_a_finger_hits_a_mark(met: dict[str, Any]) -> None:
    target = met["finger"]["target"]
    assert target["width"] >= 24
    assert target["height"] >= 24
    assert target["above"]
    assert target["below"]
    assert target["beside"]


def test_of_two_marks_side_by_side_each_is_hit(met: dict[str, Any]) -> None:
    assert met["crowded"]["hit"] == ["sdendnote5anc", "sdendnote6anc"]


def test_a_tap_opens_a_note_with_its_words_where_the_text_is(met: dict[str, Any]) -> None:
    steps = met["finger"]
    assert steps["tapped"]["cards"] == [NOTE_ID]
    assert steps["tapped"]["focus"] == NOTE_ID
    assert steps["wider"] == 0


def test_a_finger_that_only_rests_on_a_mark_or_moves_the_page_opens_nothing(
    met: dict[str, Any],
) -> None:
    steps = met["finger"]["dragged"]
    assert steps["moved"]["scrolled"] > steps["resting"]["scrolled"]
    assert shown(steps["resting"]) == shown(steps["moved"]) == []


def test_a_card_stays_while_the_page_moves_and_when_it_is_tapped(met: dict[str, Any]) -> None:
    assert shown(met["finger"]["moved"]) == shown(met["finger"]["inside"]) == [NOTE_ID]


def test_a_tap_elsewhere_or_on_the_mark_again_closes_a_card(met: dict[str, Any]) -> None:
    steps = met["finger"]
    assert shown(steps["elsewhere"]) == shown(steps["twice"]) == []
    assert steps["twice"]["focus"] == MARK_ID


def test_the_arrow_of_a_card_leads_to_the_mark_of_its_note(met: dict[str, Any]) -> None:
    assert shown(met["finger"]["back"]) == []
    assert met["finger"]["back"]["focus"] == f"sdendnote{OTHER}anc"


# ── Keys ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("run", ["keys", "keysBeside"])
def test_a_note_opens_with_the_focus_and_escape_leaves_the_focus_there(
    met: dict[str, Any], run: str
) -> None:
    steps = met[run]
    assert shown(steps["focused"]) == [NOTE_ID]
    assert shown(steps["escaped"]) == []
    assert steps["focused"]["focus"] == steps["escaped"]["focus"] == MARK_ID
    assert shown(steps["elsewhere"]) == []


@pytest.mark.parametrize("run", ["keys", "keysBeside"])
def test_enter_goes_into_a_note_and_escape_out_of_it(met: dict[str, Any], run: str) -> None:
    steps = met[run]
    assert steps["entered"]["focus"] == NOTE_ID
    assert shown(steps["entered"]) == shown(steps["tabbed"]) == [NOTE_ID]
    assert shown(steps["returned"]) == []
    assert steps["returned"]["focus"] == MARK_ID


@pytest.mark.parametrize("run", ["keys", "keysBeside"])
def test_the_tab_key_goes_on_in_the_text_behind_a_note(met: dict[str, Any], run: str) -> None:
    steps = met[run]
    assert steps["links"] == 2
    assert steps["next"] == 1
    assert steps["before"]["focus"] == MARK_ID
    assert shown(steps["before"]) == []
    assert NOTE_ID not in shown(steps["behind"])


# ── Beside the text ──────────────────────────────────────────────────────────────────────────────


def test_notes_stand_beside_the_text_in_their_order_and_apart(met: dict[str, Any]) -> None:
    places = met["beside"]["wide"]
    assert {line["position"] for line in places} == {"absolute"}
    for above, below in itertools.pairwise(places):
        assert below["top"] - above["bottom"] >= 8
    window, page = met["beside"]["page"]
    assert page == window
    assert min(line["left"] for line in places) > (1440 + 672) / 2
    assert max(line["right"] for line in places) <= window


def test_a_note_that_has_room_stands_at_its_mark(met: dict[str, Any]) -> None:
    """Those that crowd each other share the way, some up and some down."""
    moved = [line["top"] - line["mark"] for line in met["beside"]["wide"]]
    assert sum(abs(way) < 2 for way in moved) > 0
    assert min(moved) < -10
    assert max(moved) > 10
    assert abs(sum(moved)) / NOTES < 5


def test_the_address_of_a_note_leads_to_where_it_stands(met: dict[str, Any]) -> None:
    """Also where the fonts come later than the page."""
    assert 0 <= met["asked"]["withFonts"]["top"] < 900


def test_a_note_whose_mark_is_hidden_is_hidden_too(met: dict[str, Any]) -> None:
    hidden = [line["id"] for line in met["beside"]["hidden"] if line["visibility"] == "hidden"]
    assert NOTE_ID in hidden
    assert len(hidden) < 5
    places = [line for line in met["beside"]["hidden"] if line["id"] not in hidden]
    for above, below in itertools.pairwise(places):
        assert below["top"] - above["bottom"] >= 8


def test_a_note_keeps_its_number_while_others_are_hidden(met: dict[str, Any]) -> None:
    seen = [line for line in met["beside"]["hidden"] if line["visibility"] == "visible"]
    assert [f"sdendnote{number}sym" for number in met["beside"]["numbers"]] == [
        line["id"] for line in seen
    ]
    assert len(seen) < NOTES


def test_notes_stay_in_the_list_where_few_would_be_near_their_marks(met: dict[str, Any]) -> None:
    for places in (met["crowded"]["places"], met["beside"]["narrow"]):
        assert {line["position"] for line in places} == {"static"}
        assert {line["display"] for line in places} == {"list-item"}


def test_contents_lead_to_the_notes_where_they_are_a_list(met: dict[str, Any]) -> None:
    """Those that stand beside the text, and those of the memo itself."""
    assert met["beside"]["narrowContents"] == [True, True]
    assert met["beside"]["wideContents"] == [False, False]


# ── Without any of it ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("run", ["printed", "printedCard"])
def test_on_paper_the_notes_are_a_list_below_their_heading(met: dict[str, Any], run: str) -> None:
    places, heading = met[run]["places"], met[run]["heading"]
    assert {line["position"] for line in places} == {"static"}
    assert heading["height"] > 10
    assert min(line["top"] for line in places) >= heading["bottom"]


def test_without_script_marks_and_notes_lead_to_each_other(met: dict[str, Any]) -> None:
    steps = met["plain"]
    assert {line["position"] for line in steps["places"]} == {"static"}
    assert steps["tapped"]["hash"] == f"#{NOTE_ID}"
    assert 0 <= steps["note"]["top"] < 844
    assert steps["back"]["hash"] == f"#{MARK_ID}"
    assert 0 <= steps["mark"]["top"] < 844


def test_a_mark_has_its_class_alone_and_the_notes_come_last() -> None:
    """So that LibreOffice and pandoc find both."""
    tree: Any = lxml_html.fromstring(as_html(sample_document()))
    marks = tree.xpath("//a[contains(@class, 'sdendnoteanc')]")
    assert [mark.get("class") for mark in marks] == ["sdendnoteanc"] * NOTES
    assert tree.xpath("//main/*[last()]/@role") == ["doc-endnotes"]
