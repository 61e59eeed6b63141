"""From a prompt and files to a plan: honest, of the length asked for, with every picture seen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.studio.director.briefs import BRIEFS, COLD_BREW, Case
from tui.api.terms import Orientation
from tui.studio.director import framing
from tui.studio.director.brief import read_brief
from tui.studio.director.direct import direct
from tui.studio.director.materials import Material, MaterialKind, MaterialPicture, read_material
from tui.studio.director.palette import palette_of
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.director.sentences import split_sentences
from tui.studio.storyboard import BulletsScene, NumberScene, PictureScene, QuoteScene, Storyboard, pictures_of

CASTING = house_casting()
FACTS = Material(
    "asset_pdf",
    "facts.pdf",
    MaterialKind.PDF,
    pages=("Cold brew holds about two thirds of the acid of hot coffee.\nIt keeps its taste for seven days.",),
    pictures=(MaterialPicture(Path("facts-page-1.png"), 1131, 1600, page=1),),
)


def image(name: str, asset_id: str = "") -> Material:
    """An image as `read_material` gives it."""
    picture = MaterialPicture(Path(name), 800, 600)
    return Material(asset_id or f"asset_{name}", name, MaterialKind.IMAGE, pictures=(picture,))


def document(text: str, name: str = "notes.txt") -> Material:
    """A text file as `read_material` gives it."""
    return Material(f"asset_{name}", name, MaterialKind.TEXT, pages=(text,))


def planned(prompt: str, *materials: Material, wishes: Wishes | None = None) -> Plan:
    """A plan with the house's casting."""
    return direct(prompt, materials, wishes or Wishes(), CASTING)


def spoken(board: Storyboard) -> str:
    """All that is said."""
    return " ".join(scene.narration for scene in board.scenes)


def letters(text: str) -> str:
    """A text as bare words, for finding one text inside another."""
    return " ".join(re.findall(r"\w+", text.lower()))


def untraced(plan: Plan, topic: str, *sources: str) -> list[str]:
    """Sentences of a plan that stand in no source and are no line of framing."""
    known = [letters(source) for source in sources]
    allowed = {letters(line) for line in framing.every_line(topic)}
    sentences = [part for scene in plan.storyboard.scenes for part in split_sentences(scene.narration)]
    return [
        part for part in sentences if letters(part) not in allowed and not any(letters(part) in text for text in known)
    ]


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_every_sentence_said_is_the_users_own_or_states_nothing(case: Case) -> None:
    topic = read_brief(case.prompt, CASTING.names).substance.topic
    assert untraced(planned(case.prompt), topic, case.prompt) == []


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_everything_given_to_be_said_is_said(case: Case) -> None:
    said = letters(spoken(planned(case.prompt).storyboard))
    assert [text for text in (*(case.said or ()), case.closing, case.opening) if letters(text) not in said] == []


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_a_plan_has_three_scenes_that_all_speak_and_show(case: Case) -> None:
    board = planned(case.prompt).storyboard
    assert len(board.scenes) >= 3
    assert all(scene.narration.strip() for scene in board.scenes)
    assert len({scene.scene_id for scene in board.scenes}) == len(board.scenes)
    assert all(
        getattr(scene, "headline", "") or isinstance(scene, (QuoteScene, PictureScene, NumberScene))
        for scene in board.scenes
    )


@given(
    facts=st.lists(
        st.sampled_from(
            [
                "Otters hold hands while they sleep.",
                "A group of otters is called a raft.",
                "They eat a quarter of their weight each day.",
                "Sea otters have the densest fur of all animals.",
                "Pups cannot dive.",
                "Use kelp as an anchor, wrap it twice, and float all night.",
            ]
        ),
        max_size=6,
    ),
    head=st.sampled_from(["", "A 20-second video about otters. ", "Make a video on otters: "]),
    tail=st.sampled_from(["", " End with: protect the kelp.", " Use a calm tone.", " No captions, vertical."]),
    extra=st.lists(st.sampled_from(["Rafts drift in the tide.", "The fur keeps them warm."]), max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_invented_whatever_is_put_together(facts: list[str], head: str, tail: str, extra: list[str]) -> None:
    prompt = head + " ".join(facts) + tail
    material = document("\n".join(extra))
    plan = direct(prompt, [material] if extra else [], Wishes(), CASTING)
    assert untraced(plan, "otters", prompt, material.text) == []
    assert len(plan.storyboard.scenes) >= 3


def test_the_cold_brew_prompt_fills_its_thirty_seconds_and_says_every_fact() -> None:
    board = planned(COLD_BREW).storyboard
    assert 60 <= board.spoken_words <= 80
    assert 24 <= board.estimated_s <= 36
    assert board.target_s == 30
    assert board.title == "Cold Brew Coffee"
    assert spoken(board).endswith("Make it tonight, drink it tomorrow.")
    assert "30-second" not in spoken(board)
    assert [scene.kind for scene in board.scenes] == ["title", "statement", "statement", "bullets", "closing"]


def test_an_enumeration_becomes_points() -> None:
    bullets = [scene for scene in planned(COLD_BREW).storyboard.scenes if isinstance(scene, BulletsScene)]
    assert bullets[0].points == (
        "Use one part coffee to eight parts water",
        "Keep it in the fridge for up to a week",
        "Pour it over ice",
    )


def test_a_documents_facts_are_said_and_every_picture_has_a_scene() -> None:
    board = planned(COLD_BREW, FACTS, image("grounds.png"), image("iced-glass.jpg")).storyboard
    said = spoken(board)
    assert "two thirds of the acid" in said
    assert "keeps its taste for seven days" in said
    assert {scene.picture.asset_id for scene in board.scenes if isinstance(scene, PictureScene)} == {
        "asset_pdf",
        "asset_grounds.png",
        "asset_iced-glass.jpg",
    }
    assert 24 <= board.estimated_s <= 37


def test_a_picture_stands_where_its_name_is_spoken_of() -> None:
    board = planned(COLD_BREW, image("fridge.png"), image("coarse-grounds.png")).storyboard
    shown = {scene.picture.asset_id: scene.narration for scene in board.scenes if isinstance(scene, PictureScene)}
    assert "fridge" in shown["asset_fridge.png"]
    assert "Coarse grounds" in shown["asset_coarse-grounds.png"]


def test_a_file_the_prompt_wants_first_comes_first() -> None:
    prompt = "Open on shop.png. Our shop is old. It smells of wood. The owner is ninety. Come and see."
    board = planned(prompt, image("door.png"), image("shop.png")).storyboard
    pictures = [scene.picture.asset_id for scene in board.scenes if isinstance(scene, PictureScene)]
    assert pictures[0] == "asset_shop.png"


def test_more_pictures_than_sentences_are_all_seen() -> None:
    names = [f"IMG_000{number}.png" for number in range(6)]
    board = planned("Make a video about our holiday.", *(image(name) for name in names)).storyboard
    seen = [picture.asset_id for scene in board.scenes for picture in pictures_of(scene)]
    assert sorted(seen) == sorted(f"asset_{name}" for name in names)
    assert [scene.kind for scene in board.scenes] == ["title", "image_grid", "closing"]


def test_pictures_wanted_side_by_side_are_shown_in_one_scene() -> None:
    prompt = (
        "Show both pictures side by side. Our shop moved in May. The old shop had one window. The new one has nine."
    )
    board = planned(prompt, image("old shop.png"), image("new shop.png")).storyboard
    grid = next(scene for scene in board.scenes if scene.kind == "image_grid")
    assert [picture.asset_id for picture in pictures_of(grid)] == ["asset_old shop.png", "asset_new shop.png"]


def test_the_page_the_prompt_names_is_the_one_shown() -> None:
    pages = tuple(MaterialPicture(Path(f"{page}.png"), 800, 1000, page=page) for page in (1, 3))
    report = Material(
        "a", "report.pdf", MaterialKind.PDF, pages=("", "", "Sales rose by a tenth in May."), pictures=pages
    )
    board = planned("Show the chart from page 3. A video about sales.", report).storyboard
    assert [scene.picture.page for scene in board.scenes if isinstance(scene, PictureScene)] == [3]


def test_a_document_alone_makes_a_video_of_the_length_asked_for() -> None:
    facts = [f"Station {number} recorded {number * 7} millimetres of rain in the month of May." for number in range(60)]
    plan = planned("Summarise the attached report in 30 seconds.", document("Rain in May\n\n" + "\n".join(facts)))
    assert 24 <= plan.storyboard.estimated_s <= 36
    assert plan.storyboard.title == "Rain in May"
    assert "notes.txt" in plan.message


def test_too_long_a_prompt_is_cut_to_length_and_the_message_says_so() -> None:
    facts = " ".join(
        f"In the year {1900 + number} the town built {number + 2} new bridges over the river." for number in range(30)
    )
    plan = planned(f"A 30-second video about bridges. {facts}")
    assert plan.storyboard.estimated_s <= 36
    assert re.search(r"left out \d+ sentences of yours", plan.message)


def test_a_script_is_kept_whole_and_in_order_however_long() -> None:
    lines = [f"This is sentence number {number} of the script." for number in range(40)]
    plan = planned("Script:\n" + "\n".join(lines) + "\nLength: 20 seconds")
    assert spoken(plan.storyboard).startswith(" ".join(lines[:39]))
    assert "your script is kept whole" in plan.message


def test_a_topic_alone_claims_nothing_and_asks_for_points() -> None:
    plan = planned("make a video about photosynthesis")
    assert plan.storyboard.title == "Photosynthesis"
    assert "no facts" in plan.message
    assert "points" in plan.message


def test_ids_given_win_over_the_prompt() -> None:
    person, style, voice = CASTING.people[2], CASTING.styles[-1], CASTING.voices[-1]
    wishes = Wishes(person.looks[0].look_id, voice.voice_id, style.style_id, "kit_1", Orientation.PORTRAIT)
    board = planned("Landscape, no presenter. Use Maya's voice. Seals bark.", wishes=wishes).storyboard
    assert (board.look_id, board.voice_id, board.style_id) == (person.looks[0].look_id, voice.voice_id, style.style_id)
    assert (board.brand_kit_id, board.orientation) == ("kit_1", Orientation.PORTRAIT)


def test_the_voice_is_the_presenters_own_unless_another_is_asked_for() -> None:
    for person in CASTING.people:
        board = planned("Seals bark.", wishes=Wishes(look_id=person.looks[0].look_id)).storyboard
        assert board.voice_id == person.default_voice_id
    deep = planned("Use a deep male voice. Seals bark.").storyboard
    assert "deep" in " ".join(next(voice.tags for voice in CASTING.voices if voice.voice_id == deep.voice_id))


def test_a_presenter_is_cast_as_described() -> None:
    man = planned("The presenter should be a man. Seals bark.").storyboard
    cast = CASTING.look(man.look_id or "")
    assert cast is not None
    assert cast[0].gender == "male"
    named = planned("Use Amara as the presenter. Seals bark.").storyboard
    cast = CASTING.look(named.look_id or "")
    assert cast is not None
    assert cast[0].name.startswith("Amara")
    assert planned("No presenter. Seals bark.").storyboard.look_id is None


def test_words_for_the_screen_are_shown_exactly() -> None:
    board = planned('Show the text "HALF PRICE" on screen. Everything is half price. Only today.').storyboard
    assert "HALF PRICE" in [getattr(scene, "headline", "") for scene in board.scenes]


def test_a_quotation_is_shown_verbatim_with_its_owner() -> None:
    prompt = "The pan is new. “It changed how I cook at home,” says Anna Lee. It weighs 900 grams. Buy it today."
    quotes = [scene for scene in planned(prompt).storyboard.scenes if isinstance(scene, QuoteScene)]
    assert [(scene.quote, scene.attribution) for scene in quotes] == [("It changed how I cook at home", "Anna Lee")]


def test_the_message_names_files_in_trouble_and_directions_not_followed() -> None:
    broken = Material("b", "broken.png", MaterialKind.UNUSED, trouble="broken.png is damaged, so it is left out.")
    plan = planned("Use motion graphics for the figures. Sales rose in May.", broken)
    assert "broken.png is damaged" in plan.message
    assert "motion graphics" in plan.message


def test_planning_a_prompt_loads_no_reader_of_files() -> None:
    code = (
        "import sys; from tui.studio.director.direct import direct; from tui.studio.director.plan import Wishes; "
        "direct('A video about tea. Tea is a leaf.', [], Wishes()); "
        "print([name for name in ('PIL', 'pypdfium2', 'numpy', 'skia', 'onnxruntime') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_prompt_in_other_letters_is_told_about() -> None:
    assert "English only" in planned("Сделай видео про фотосинтез. Растения превращают свет в сахар.").message


@given(st.text(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_text_at_all_gives_a_plan(prompt: str) -> None:
    board = planned(prompt).storyboard
    assert len(board.scenes) >= 3
    assert Storyboard.model_validate_json(board.model_dump_json()) == board


def _image(name: str, *palette: str) -> Material:
    picture = MaterialPicture(Path(name), 800, 600, palette=palette)
    return Material(name, name, MaterialKind.IMAGE, pictures=(picture,))


SHOP = "We open at nine. We close at five. Bring your dog. Coffee costs 3 euros. The cake is free on Mondays."


@pytest.mark.parametrize("wish", ["Open on shop.png and end on the can.", "Open on shop.png. End on the can."])
def test_pictures_asked_for_at_the_ends_open_and_close_the_video(wish: str) -> None:
    files = [_image("can.png"), _image("other.png"), _image("shop.png")]
    scenes = direct(f"A video about our shop. {wish} {SHOP}", files, Wishes()).storyboard.scenes
    first, last = scenes[0], scenes[-1]
    assert isinstance(first, PictureScene)
    assert isinstance(last, PictureScene)
    assert (first.picture.asset_id, last.picture.asset_id) == ("shop.png", "can.png")
    assert first.headline == "Our Shop"
    assert "can" not in " ".join(scene.narration for scene in scenes).split()
    assert [scene.picture.asset_id for scene in scenes[1:-1] if isinstance(scene, PictureScene)] == ["other.png"]


def test_a_pictures_colours_are_taken_only_when_asked_for() -> None:
    logo = _image("logo.png", "#aa2211", "#1133cc")
    for wish in ("Use the colours of logo.png.", "Use the colors from the logo."):
        board = direct(f"A video about our shop. {wish} {SHOP}", [logo], Wishes()).storyboard
        assert board.colors == ("#aa2211", "#1133cc")
    assert direct(f"A video about our shop. {SHOP}", [logo], Wishes()).storyboard.colors == ()
    grey = direct(f"A video about our shop. Use the colours of logo.png. {SHOP}", [_image("logo.png")], Wishes())
    assert "only greys" in grey.message


def test_the_colours_of_a_real_picture_are_found(tmp_path: Path) -> None:
    picture = Image.new("RGB", (300, 200), "white")
    picture.paste((200, 30, 40), (0, 0, 120, 200))
    picture.paste((20, 60, 180), (120, 0, 180, 200))
    picture.save(tmp_path / "logo.png")
    found = read_material("a", tmp_path / "logo.png", "image/png", "logo.png", tmp_path / "out").pictures[0]
    assert found.palette == ("#c81e28", "#143cb4")
    assert palette_of(Image.new("RGB", (50, 50), (120, 120, 120))) == ()
