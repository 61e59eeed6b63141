"""More edits in the words of many people, written before the reader of edits was looked at again."""

from __future__ import annotations

from tests.studio.director.stranger_revisions import Wished
from tui.api.terms import Orientation
from tui.studio.storyboard import BulletsScene, Storyboard


def ids(board: Storyboard) -> str:
    """Letters of the scenes in their order; `?` for a new one."""
    return "".join(scene.scene_id if len(scene.scene_id) == 1 else "?" for scene in board.scenes)


def words_of(board: Storyboard, scene_id: str) -> int:
    """Words that a scene speaks; 0 where it is gone."""
    return sum(len(scene.narration.split()) for scene in board.scenes if scene.scene_id == scene_id)


def said(board: Storyboard) -> str:
    """All that is spoken, in small letters."""
    return " ".join(scene.narration for scene in board.scenes).lower()


FURTHER_REVISIONS: tuple[Wished, ...] = (
    Wished("put the price first", lambda b: ids(b).startswith("d") or ids(b).startswith("ad"), ()),
    Wished("lead with the quote", lambda b: ids(b).startswith("e") or ids(b).startswith("ae"), ()),
    Wished("scene 6 & 3 shorter", lambda b: words_of(b, "f") < 9, ("f", "c")),
    Wished("make scene 6 shorter please", lambda b: words_of(b, "f") < 9, ("f",)),
    Wished("make it punchier", lambda b: b.pace > 1 or b.estimated_s < 20 or len(b.scenes) < 7, None),
    Wished("can we lose the bit about the hat", lambda b: "warm hat" not in said(b) and "free" in said(b), ("f",)),
    Wished("no need for the testimonial", lambda b: "e" not in ids(b), ("e",)),
    Wished("kill the list", lambda b: "c" not in ids(b), ("c",)),
    Wished("39 pounds, not 38", lambda b: "39 pounds" in said(b) and "38" not in said(b), ("d",)),
    Wished("it's pier five actually", lambda b: "pier five" in said(b) and "pier four" not in said(b), ("b",)),
    Wished("the boat leaves at ten", lambda b: "at ten" in said(b) and "at nine" not in said(b), ("b",)),
    Wished("use a man instead", lambda b: b.look_id is not None and b.look_id != "look_maya_teal_jacket", ()),
    Wished("someone else should talk", lambda b: b.look_id is not None and b.look_id != "look_maya_teal_jacket", ()),
    Wished("ditch the presenter", lambda b: b.look_id is None, None),
    Wished("I need it in 9:16", lambda b: b.orientation is Orientation.PORTRAIT, ()),
    Wished("make it for tiktok", lambda b: b.orientation is Orientation.PORTRAIT, ()),
    Wished("30s tops", lambda b: b.target_s is not None and b.target_s <= 30, None),
    Wished("get it down to fifteen seconds", lambda b: b.target_s == 15, None),
    Wished("talk slower", lambda b: b.pace < 1, ()),
    Wished("too fast for me", lambda b: b.pace < 1, ()),
    Wished("turn the subtitles off", lambda b: not b.captions, ()),
    Wished("without captions and a bit faster", lambda b: not b.captions and b.pace > 1, ()),
    Wished("call it Seals of the Sound", lambda b: b.title == "Seals of the Sound", ("a",)),
    Wished(
        "the ending should say: See you at sea", lambda b: "see you at sea" in b.scenes[-1].narration.lower(), ("g",)
    ),
    Wished("finish with Ada's words", lambda b: ids(b)[-1] == "e" or ids(b)[-2] == "e", ()),
    Wished("swap the quote and the price", lambda b: ids(b) == "abcedfg", ()),
    Wished("scene 4 after the quote", lambda b: ids(b) == "abcedfg", ()),
    Wished("split scene 6 in two", lambda b: len(b.scenes) == 8 and "warm hat" in said(b), ("f",)),
    Wished("show the seals' facts as a list in scene 6", lambda b: isinstance(b.scenes[5], BulletsScene), ("f",)),
    Wished("add 'Dogs stay on deck' after scene 3", lambda b: "dogs stay on deck" in said(b) and ids(b)[3] == "?", ()),
    Wished("mention that the café opens at eight", lambda b: "the café opens at eight" in said(b), None),
    Wished(
        "replace binoculars with telescopes", lambda b: "telescopes" in said(b) and "binoculars" not in said(b), ("c",)
    ),
    Wished("only keep 1, 4 and the end", lambda b: ids(b) == "adg", ("b", "c", "e", "f")),
    Wished("darker colours", lambda b: b.style_id != "style_clean_slate" or bool(b.colors), ()),
    Wished("use #123456", lambda b: b.colors[:1] == ("#123456",), ()),
    Wished("no music thanks, and a female voice with a british accent", lambda b: b.music == "", ()),
    Wished(
        "scene 2: The boat leaves at half past eight.",
        lambda b: b.scenes[1].narration.endswith("half past eight."),
        ("b",),
    ),
    Wished("I like it but drop the last but one scene", lambda b: ids(b) == "abcdeg", ("f",)),
    Wished("put the quote at the very start", lambda b: ids(b)[0] == "e", ()),
    Wished("Mach es kürzer", lambda b: b.estimated_s < 17.5 or (b.target_s or 99) < 45, None),
)
"""Forty edits of the tour."""

LAST_REVISIONS: tuple[Wished, ...] = (
    Wished("start with the price", lambda b: ids(b).startswith("d") or ids(b).startswith("ad"), ()),
    Wished("scenes 3 and 6 are too long", lambda b: words_of(b, "f") < 9, ("f", "c")),
    Wished("skip the part with the blankets", lambda b: "blankets" not in said(b), ("c",)),
    Wished("we don't need scene 2", lambda b: "b" not in ids(b), ("b",)),
    Wished("wrong price, it's 42 pounds", lambda b: "42 pounds" in said(b) and "38" not in said(b), ("d",)),
    Wished("pier six instead of pier four", lambda b: "pier six" in said(b), ("b",)),
    Wished("let Leo do it", lambda b: "leo" in (b.look_id or ""), ()),
    Wished("I don't want to see anybody", lambda b: b.look_id is None, None),
    Wished("upright format please, it's for stories", lambda b: b.orientation is Orientation.PORTRAIT, ()),
    Wished("under 20 seconds please", lambda b: b.target_s is not None and b.target_s <= 20, None),
    Wished("speak a little quicker", lambda b: b.pace > 1, ()),
    Wished("subtitles off, title: Seal Days", lambda b: not b.captions and b.title == "Seal Days", ("a",)),
    Wished("end it with: Come aboard.", lambda b: "come aboard" in b.scenes[-1].narration.lower(), ("g",)),
    Wished("bring the hat part before the price", lambda b: ids(b) == "abcfdeg", ()),
    Wished("exchange scene 2 for scene 5", lambda b: ids(b) == "aecdbfg", ()),
    Wished("cut everything after the quote except the ending", lambda b: ids(b) == "abcdeg", ("f",)),
    Wished("also say that parking is free", lambda b: "parking is free" in said(b), None),
    Wished("instead of binoculars say field glasses", lambda b: "field glasses" in said(b), ("c",)),
    Wished(
        "add a scene about the skipper: Captain Moe has sailed for 40 years.", lambda b: "captain moe" in said(b), ()
    ),
    Wished("Ohne Untertitel bitte", lambda b: not b.captions, ()),
)
"""Twenty more, first tried when those above had been mended."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("how long is it?", "seconds"),
    ("how long will the video be", "seconds"),
    ("who speaks?", "Maya"),
    ("who is the presenter", "Maya"),
    ("which voice is that?", "Heart"),
    ("why this style?", "Clean Slate"),
    ("what can you do?", "shorter"),
    ("what can i change", "scene"),
    ("how much does it cost?", "free"),
    ("is this free", "free"),
    ("how many scenes are there?", "7"),
    ("what's in scene 3?", "binoculars"),
    ("does it have subtitles?", "captions"),
    ("is it vertical or horizontal?", "landscape"),
    ("what happens in the end?", "seals.example"),
    ("will there be music?", "music"),
    ("what language is it in?", "English"),
    ("when will it be ready?", "render"),
)
"""Questions to the agent and a word of what must be told; none of them changes anything."""
LAST_QUESTIONS: tuple[tuple[str, str], ...] = (
    ("what's the total length", "seconds"),
    ("who's talking in this?", "Maya"),
    ("why did you choose Maya?", "Maya"),
    ("do i have to pay for this", "free"),
    ("what does scene 4 say?", "38 pounds"),
    ("which format is it?", "landscape"),
    ("are there captions", "captions"),
    ("help", "scene"),
)
