"""Edits in free words with the plan before and what must have become of it: what is meant, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.studio.director.briefs import COLD_BREW
from tui.api.terms import Orientation
from tui.studio.director.direct import direct
from tui.studio.director.materials import Material, MaterialKind, MaterialPicture
from tui.studio.director.plan import Wishes, house_casting
from tui.studio.storyboard import PictureScene, Storyboard

CASTING = house_casting()
LAMP = (
    "A 40-second product video about the Heron lamp. Open with: “Let's talk about the Heron lamp.” "
    "The Heron lamp was designed in Aarhus by two sisters who could not read in bed without waking anyone. It folds "
    "flat in two seconds and weighs only 340 grams. The battery lasts 40 hours on one charge, and a full charge "
    "takes 90 minutes. The price is 59 euros, with free delivery in Europe. "
    "It comes in red, sand and black. Every lamp is repaired free of charge for five years. End with: order it at "
    "heron.example."
)
PHOTOS = (
    Material("asset_shop", "shop.png", MaterialKind.IMAGE, pictures=(MaterialPicture(Path("shop.png"), 800, 600),)),
    Material("asset_door", "door.png", MaterialKind.IMAGE, pictures=(MaterialPicture(Path("door.png"), 800, 600),)),
)
SHOP = (
    "Open on shop.png. Our shop is ninety years old and smells of wood and oil. The door came from a ship in 1931. "
    "Nothing in it is newer than the owner, who is ninety as well. Come and see."
)
BOARD = direct(COLD_BREW, [], Wishes(), CASTING).storyboard
LAMP_BOARD = direct(LAMP, [], Wishes(), CASTING).storyboard
SHOP_BOARD = direct(SHOP, PHOTOS, Wishes(), CASTING).storyboard
IDS = [f"scene-{number}" for number in range(1, 8)]


def order(board: Storyboard, before: Storyboard | None = None) -> list[int]:
    """Scenes by the number they had in the plan before; 0 for a new one."""
    ids = [scene.scene_id for scene in (before or BOARD).scenes]
    return [ids.index(scene.scene_id) + 1 if scene.scene_id in ids else 0 for scene in board.scenes]


def touched(board: Storyboard, before: Storyboard = BOARD) -> set[int]:
    """Numbers of the scenes that are not what they were."""
    now = {scene.scene_id: scene for scene in board.scenes}
    return {at for at, scene in enumerate(before.scenes, start=1) if now.get(scene.scene_id) != scene}


Check = Callable[[Storyboard], bool]


def says(number: int, text: str) -> Check:
    """That a scene says a text."""
    return lambda board: next(scene for scene in board.scenes if scene.scene_id == IDS[number - 1]).narration == text


def speaker(first_name: str) -> Check:
    """That somebody of a first name presents."""

    def check(board: Storyboard) -> bool:
        cast = CASTING.look(board.look_id or "")
        return cast is not None and cast[0].name.startswith(first_name)

    return check


REVISIONS: tuple[tuple[str, set[int] | None, Check], ...] = (
    ("remove scene 2", {2}, lambda board: order(board) == [1, 3, 4, 5]),
    ("Please delete the second scene.", {2}, lambda board: order(board) == [1, 3, 4, 5]),
    ("drop scenes 2 and 3", {2, 3}, lambda board: order(board) == [1, 4, 5]),
    ("cut scenes 2 to 4", {2, 3, 4}, lambda board: order(board) == [1, 5]),
    ("remove the part about the fridge", {4}, lambda board: order(board) == [1, 2, 3, 5]),
    ("get rid of the last scene", {5}, lambda board: order(board) == [1, 2, 3, 4]),
    ("swap scenes 2 and 3", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("swap scene two with scene four", set(), lambda board: order(board) == [1, 4, 3, 2, 5]),
    ("switch the second and third scenes", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("move scene 4 to the beginning", set(), lambda board: order(board) == [4, 1, 2, 3, 5]),
    ("move scene 2 after scene 4", set(), lambda board: order(board) == [1, 3, 4, 2, 5]),
    ("put scene 4 before scene 2", set(), lambda board: order(board) == [1, 4, 2, 3, 5]),
    ("move scene 2 to the end", set(), lambda board: order(board) == [1, 3, 4, 5, 2]),
    ("move scene 3 up", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("move scene 2 to position 3", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ('change "cold water" to "iced water"', {2}, lambda board: "iced water" in board.scenes[1].narration),
    ("replace “rounder” with “softer”", {3}, lambda board: "softer" in board.scenes[2].narration),
    ("replace the fridge with the cellar", {4}, lambda board: "the cellar" in board.scenes[3].narration),
    ('use "soft" instead of "rounder"', {3}, lambda board: "soft and sweeter" in board.scenes[2].narration),
    ('in scene 2 change "water" to "milk"', {2}, lambda board: "cold milk" in board.scenes[1].narration),
    ("scene 3: It tastes sweet. Very.", {3}, says(3, "It tastes sweet. Very.")),
    ('scene 3 should say "It tastes sweet."', {3}, says(3, "It tastes sweet.")),
    ('change scene 2 to "Grounds steep all night."', {2}, says(2, "Grounds steep all night.")),
    ("rewrite scene 2: grounds steep all night", {2}, says(2, "Grounds steep all night.")),
    ("end with: sleep on it", {5}, says(5, "Sleep on it.")),
    ('Finish with "Enjoy."', {5}, says(5, "Enjoy.")),
    ("start with: coffee, but cold", {1}, says(1, "Coffee, but cold.")),
    ("add: Serve it with milk.", set(), lambda board: order(board) == [1, 2, 3, 4, 0, 5]),
    ('add a scene after scene 2 that says "Stir once."', set(), lambda board: order(board) == [1, 2, 0, 3, 4, 5]),
    ("title: Slow Coffee", {1}, lambda board: board.title == "Slow Coffee"),
    ('change the title to "Slow Coffee"', {1}, lambda board: board.title == "Slow Coffee"),
    ('call it "Slow Coffee"', {1}, lambda board: board.title == "Slow Coffee"),
    ("use Leo instead", set(), speaker("Leo")),
    ("Could Amara present it?", set(), speaker("Amara")),
    ("another presenter please", set(), lambda board: board.look_id not in {None, BOARD.look_id}),
    ("I'd like a male presenter", set(), lambda board: CASTING.look(board.look_id or "")[0].gender == "male"),  # type: ignore[index]
    ("Maya in a coral sweater", set(), lambda board: board.look_id == "look_maya_coral_knit"),
    ("look_maya_coral_knit", set(), lambda board: board.look_id == "look_maya_coral_knit"),
    ("no presenter", {1, 2, 3, 4, 5}, lambda board: board.look_id is None),
    ("voice-over only", {1, 2, 3, 4, 5}, lambda board: board.look_id is None),
    ("a deeper voice", set(), lambda board: CASTING.voice(board.voice_id).pitch < 1),  # type: ignore[union-attr]
    ("use the voice Marcus", set(), lambda board: board.voice_id == "voice_oak"),
    ("another voice", set(), lambda board: board.voice_id != BOARD.voice_id),
    ("change the voice to a male one", set(), lambda board: CASTING.voice(board.voice_id).gender == "male"),  # type: ignore[union-attr]
    ("another style", set(), lambda board: board.style_id != BOARD.style_id),
    ("use the style Morning Paper", set(), lambda board: board.style_id == "style_morning_paper"),
    ("style_clean_slate", set(), lambda board: board.style_id == "style_clean_slate"),
    ("make it lighter", set(), lambda board: not CASTING.style(board.style_id).dark),  # type: ignore[union-attr]
    ("make it vertical", set(), lambda board: board.orientation is Orientation.PORTRAIT),
    ("9:16 please", set(), lambda board: board.orientation is Orientation.PORTRAIT),
    ("turn off the captions", set(), lambda board: not board.captions),
    ("no captions", set(), lambda board: not board.captions),
    ("remove the presenter from scene 2", {2}, lambda board: not board.scenes[1].presenter),
    ("change scene 2 and 3 order", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("Rename it to Slow Coffee", {1}, lambda board: board.title == "Slow Coffee"),
    ("twelve to eighteen hours -> 12 to 18 hours", {2}, lambda board: "12 to 18 hours" in board.scenes[1].narration),
    ("shorter", None, lambda board: board.spoken_words < BOARD.spoken_words),
    ("make it 20 seconds", None, lambda board: board.target_s == 20 and board.estimated_s <= 22),
    ("yes, but make scene 4 shorter", {4}, lambda board: board.spoken_words < BOARD.spoken_words),
    (
        "looks good except the ending: end with “Enjoy.”",
        {5},
        says(5, "Enjoy."),
    ),
    (
        "swap scenes 2 and 3, make it vertical and end with: sleep on it",
        {5},
        lambda board: order(board) == [1, 3, 2, 4, 5] and board.orientation is Orientation.PORTRAIT,
    ),
    (
        "vertical, no presenter and captions off",
        {1, 2, 3, 4, 5},
        lambda board: (board.orientation, board.look_id, board.captions) == (Orientation.PORTRAIT, None, False),
    ),
    (
        "Remove scene 2. Then change scene 4 to “Pour it over ice.”",
        {2, 4},
        lambda board: order(board) == [1, 3, 4, 5] and board.scenes[2].narration == "Pour it over ice.",
    ),
)


def mentions(text: str) -> Check:
    """That a text is said."""
    return lambda board: text in " ".join(scene.narration for scene in board.scenes)


def omits(text: str) -> Check:
    """That a text is not said."""
    return lambda board: not mentions(text)(board)


def says_in(before: Storyboard, number: int, text: str) -> Check:
    """That the scene which had a number in the plan before says a text."""
    wanted = before.scenes[number - 1].scene_id
    return lambda board: any(scene.scene_id == wanted and scene.narration == text for scene in board.scenes)


def headed(number: int, text: str) -> Check:
    """That a scene shows a headline."""
    return lambda board: getattr(board.scenes[number - 1], "headline", "") == text


def placed(*numbers: int) -> Check:
    """That the scenes stand in this order, by the numbers they had; 0 for a new one."""
    return lambda board: order(board, LAMP_BOARD) == list(numbers)


def both(*checks: Check) -> Check:
    """That several things hold."""
    return lambda board: all(check(board) for check in checks)


def is_set(**fields: object) -> Check:
    """That fields of the plan have these values."""
    return lambda board: all(getattr(board, name) == value for name, value in fields.items())


def shows(number: int, asset_id: str) -> Check:
    """That a scene shows a picture."""

    def check(board: Storyboard) -> bool:
        scene = board.scenes[number - 1]
        return isinstance(scene, PictureScene) and scene.picture.asset_id == asset_id

    return check


def lasts(low_s: float, high_s: float) -> Check:
    """That the plan is between two lengths."""
    return lambda board: low_s <= board.estimated_s <= high_s


def voiced(**fields: object) -> Check:
    """That the voice is of this kind."""
    return lambda board: all(getattr(CASTING.voice(board.voice_id), name) == value for name, value in fields.items())


def presented(**fields: object) -> Check:
    """That the presenter is of this kind."""

    def check(board: Storyboard) -> bool:
        cast = CASTING.look(board.look_id or "")
        return cast is not None and all(getattr(cast[0], name) == value for name, value in fields.items())

    return check


LAMP_REVISIONS: tuple[tuple[str, set[int] | None, Check], ...] = (
    ("remove the part about the price", {5}, placed(1, 2, 3, 4, 6, 7)),
    ("drop the bit about the battery", {4}, placed(1, 2, 3, 5, 6, 7)),
    ("cut the sentence about the two sisters", {2}, placed(1, 3, 4, 5, 6, 7)),
    ("delete what it says about delivery", {5}, placed(1, 2, 3, 4, 6, 7)),
    ("lose the scene with the sisters", {2}, placed(1, 3, 4, 5, 6, 7)),
    ("take out scene 3 please", {3}, placed(1, 2, 4, 5, 6, 7)),
    ("we don't need scene 2", {2}, placed(1, 3, 4, 5, 6, 7)),
    ("scene 4 can go", {4}, placed(1, 2, 3, 5, 6, 7)),
    ("leave out scenes 3, 4 and 5", {3, 4, 5}, placed(1, 2, 6, 7)),
    ("remove everything about the battery", {4}, placed(1, 2, 3, 5, 6, 7)),
    ("move the part about the price to the beginning", set(), placed(5, 1, 2, 3, 4, 6, 7)),
    ("put the price first", set(), placed(5, 1, 2, 3, 4, 6, 7)),
    ("move the battery before the sisters", set(), placed(1, 4, 2, 3, 5, 6, 7)),
    ("bring the part about the price forward", set(), placed(1, 2, 3, 5, 4, 6, 7)),
    ("move the bit about the sisters down", set(), placed(1, 3, 2, 4, 5, 6, 7)),
    ("swap the battery and the price", set(), placed(1, 2, 3, 5, 4, 6, 7)),
    ("exchange scenes 2 and 6", set(), placed(1, 6, 3, 4, 5, 2, 7)),
    ("let scene 5 come right after scene 2", set(), placed(1, 2, 5, 3, 4, 6, 7)),
    ("show scene 6 before scene 3", set(), placed(1, 2, 6, 3, 4, 5, 7)),
    ("merge scenes 3 and 4", {3, 4}, both(placed(1, 2, 3, 5, 6, 7), mentions("340 grams. The battery"))),
    ("combine scenes two and three", {2, 3}, both(placed(1, 2, 4, 5, 6, 7), mentions("anyone. It folds"))),
    ("put scenes 4 and 5 together", {4, 5}, placed(1, 2, 3, 4, 6, 7)),
    ("join the first two scenes", {1, 2}, both(placed(1, 3, 4, 5, 6, 7), mentions("Heron lamp. The Heron"))),
    ("make scenes 5 and 6 one scene", {5, 6}, placed(1, 2, 3, 4, 5, 7)),
    ("merge the last two scenes", {6, 7}, placed(1, 2, 3, 4, 5, 6)),
    (
        "split scene 6",
        {6},
        both(placed(1, 2, 3, 4, 5, 6, 0, 7), says_in(LAMP_BOARD, 6, "It comes in red, sand and black.")),
    ),
    ("split scene 4 in two", {4}, both(placed(1, 2, 3, 4, 0, 5, 6, 7), mentions("one charge. A full charge"))),
    ("divide the scene about the battery into two", {4}, placed(1, 2, 3, 4, 0, 5, 6, 7)),
    ('split scene 2 before "who could"', {2}, placed(1, 2, 0, 3, 4, 5, 6, 7)),
    ("break scene 6 up", {6}, placed(1, 2, 3, 4, 5, 6, 0, 7)),
    ("shorter", None, lambda board: board.spoken_words < LAMP_BOARD.spoken_words),
    ("make it 25 seconds", None, lasts(22, 28)),
    ("cut it down to 20 seconds", None, lasts(17, 22)),
    ("bring it to half a minute", None, lasts(27, 33)),
    ("make the part about the battery shorter", {4}, omits("90 minutes")),
    ("shorten scene 6", {6}, lambda board: len(board.scenes[5].narration) < len(LAMP_BOARD.scenes[5].narration)),
    ("now a vertical cut of 15 s", None, both(is_set(orientation=Orientation.PORTRAIT, target_s=15), lasts(12, 18))),
    ("make a 15-second version for TikTok", None, is_set(orientation=Orientation.PORTRAIT, target_s=15)),
    ("and now the same for Instagram", set(), is_set(orientation=Orientation.PORTRAIT)),
    ("slower", set(), is_set(pace=0.9)),
    ("longer pauses between the sentences", set(), is_set(pause=1.5)),
    ("make the pauses a bit shorter", set(), is_set(pause=0.83)),
    ("The pauses are too long", set(), is_set(pause=0.67)),
    ("speak a bit slower please", set(), is_set(pace=0.95)),
    ("can she talk faster?", set(), is_set(pace=1.1)),
    ("it is much too fast", set(), is_set(pace=0.8)),
    ("slow it down", set(), is_set(pace=0.9)),
    ("speed things up a little", set(), is_set(pace=1.05)),
    ("she speaks too slowly", set(), is_set(pace=1.1)),
    ("make it blue", set(), is_set(colors=("#1f6feb",))),
    ("use blue and orange", set(), is_set(colors=("#1f6feb", "#f28c28"))),
    ("change the colours to teal and gold", set(), is_set(colors=("#0f8b8d", "#c9a227"))),
    ("our brand colours are #ff8800 and #003366", set(), is_set(colors=("#ff8800", "#003366"))),
    ("colors: #0A7CFF", set(), is_set(colors=("#0a7cff",))),
    ("more green please", set(), is_set(colors=("#2e9e4f",))),
    ("I'd like dark blue instead", set(), is_set(colors=("#14387f",))),
    ("darker", set(), lambda board: CASTING.style(board.style_id).dark),  # type: ignore[union-attr]
    ("a lighter background", set(), lambda board: not CASTING.style(board.style_id).dark),  # type: ignore[union-attr]
    ("something more playful", set(), lambda board: "playful" in CASTING.style(board.style_id).tags),  # type: ignore[union-attr]
    ("use Clean Slate", set(), is_set(style_id="style_clean_slate")),
    ("another design", set(), lambda board: board.style_id != LAMP_BOARD.style_id),
    ("a minimal style", set(), lambda board: "minimal" in CASTING.style(board.style_id).tags),  # type: ignore[union-attr]
    ("let Henrik do it", set(), speaker("Henrik")),
    ("replace the presenter with Nadia", set(), speaker("Nadia")),
    ("could we have an older woman instead?", set(), presented(gender="female", age="senior")),
    ("a younger man as the presenter", set(), presented(gender="male", age="young")),
    ("somebody else please", set(), lambda board: board.look_id not in {None, LAMP_BOARD.look_id}),
    ("a man with glasses", set(), presented(gender="male", glasses=True)),
    ("lose the presenter", {1, 2, 3, 4, 5, 6, 7}, is_set(look_id=None)),
    ("just the voice, nobody on screen", {1, 2, 3, 4, 5, 6, 7}, is_set(look_id=None)),
    ("a male voice", set(), voiced(gender="male")),
    ("give it a deep voice", set(), lambda board: CASTING.voice(board.voice_id).pitch < 0.7),  # type: ignore[union-attr]
    ("let Gustav speak", set(), is_set(voice_id="voice_stone")),
    ("use Robin's voice", set(), is_set(voice_id="voice_reed")),
    ("hide the presenter in scene 5", {5}, lambda board: not board.scenes[4].presenter),
    ("no presenter in scenes 3 and 4", {3, 4}, lambda board: not board.scenes[2].presenter),
    ("landscape please", set(), is_set(orientation=Orientation.LANDSCAPE)),
    ("portrait format", set(), is_set(orientation=Orientation.PORTRAIT)),
    ("I need it upright for phones", set(), is_set(orientation=Orientation.PORTRAIT)),
    ("without subtitles", set(), is_set(captions=False)),
    ("hide the captions", set(), is_set(captions=False)),
    ('change "59 euros" to "64 euros"', {5}, mentions("The price is 64 euros")),
    ("the price is 64 euros, not 59 euros", {5}, mentions("64 euros")),
    ('say "340 g" instead of "340 grams"', {3}, mentions("340 g.")),
    ("replace Aarhus with Odense", {2}, mentions("Odense")),
    ("Heron -> Egret", {1, 2, 6, 7}, mentions("Egret lamp")),
    ("scene 5: It costs 59 euros.", {5}, mentions("It costs 59 euros.")),
    ("Scene 5 should read: It costs 59 euros.", {5}, mentions("It costs 59 euros.")),
    (
        "rewrite the part about the price: It costs 59 euros.",
        {5},
        both(mentions("It costs 59 euros."), omits("delivery")),
    ),
    ('the part about the price should say "Only 59 euros."', {5}, mentions("Only 59 euros.")),
    ('change the headline of scene 3 to "Flat in two seconds"', {3}, headed(3, "Flat in two seconds")),
    ('put "Only 340 g" on screen in scene 3', {3}, headed(3, "Only 340 g")),
    ("title: The Lamp That Folds", {1}, is_set(title="The Lamp That Folds")),
    ("rename the video to Heron", {1}, is_set(title="Heron")),
    ("the title should be “Light, Folded”", {1}, is_set(title="Light, Folded")),
    ("add: It won a prize in 2024.", set(), both(placed(1, 2, 3, 4, 5, 6, 0, 7), mentions("It won a prize in 2024."))),
    ("also mention that it won a prize", set(), mentions("It won a prize.")),
    ("add after scene 3: It fits in a pocket.", set(), placed(1, 2, 3, 0, 4, 5, 6, 7)),
    ('insert a scene before scene 5 that says "And now the price."', set(), placed(1, 2, 3, 4, 0, 5, 6, 7)),
    ("start with: Who reads at night?", {1}, mentions("Who reads at night?")),
    ("open with “Who reads at night?”", {1}, mentions("Who reads at night?")),
    ("end with: Good night.", {7}, both(mentions("Good night."), omits("heron.example"))),
    ("change the ending to “Good night.”", {7}, mentions("Good night.")),
    (
        "remove scene 2 and make it vertical",
        {2},
        both(placed(1, 3, 4, 5, 6, 7), is_set(orientation=Orientation.PORTRAIT)),
    ),
    ("use Leo, captions off, and remove scene 3", {3}, both(speaker("Leo"), is_set(captions=False))),
    ("slower, and in blue", set(), is_set(pace=0.9, colors=("#1f6feb",))),
    ("I like it, but drop the sisters and end with: Good night.", {2, 7}, mentions("Good night.")),
    ("Two things:\n- remove scene 4\n- vertical", {4}, is_set(orientation=Orientation.PORTRAIT)),
    ("1. swap scenes 2 and 3\n2. no captions", set(), both(placed(1, 3, 2, 4, 5, 6, 7), is_set(captions=False))),
)

SHOP_REVISIONS: tuple[tuple[str, set[int] | None, Check], ...] = (
    ("use door.png in scene 1", {1}, shows(1, "asset_door")),
    ("show shop.png in scene 4", {4}, shows(4, "asset_shop")),
    ("replace the picture in scene 3 with shop.png", {3}, shows(3, "asset_shop")),
    ("remove the picture from scene 2", {2}, lambda board: board.scenes[1].kind != "picture"),
)
