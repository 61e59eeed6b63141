"""Questions to the studio about its plan and itself, answered from what it knows; a question never changes anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.api.terms import Orientation
from tui.studio.director import cues, wording
from tui.studio.director.brief import Brief, read_brief
from tui.studio.director.cues import PersonWish
from tui.studio.director.materials import Material, MaterialKind
from tui.studio.director.plan import Casting
from tui.studio.director.references import scenes_meant
from tui.studio.director.sentences import split_sentences
from tui.studio.storyboard import Scene, Storyboard

_ASKS = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|hi|hello|hey|wait|um+|btw|also|quick question|question|just wondering|tell me|"
    r"(?:can|could|would) you (?:please )?tell me|(?:do )?you know|i(?:'d| would) (?:like|love) to know|i wonder|"
    r"may i ask)\b[\s,:;–—-]*)*"
    r"(?P<word>who(?:se|'s)?|what(?:'s)?|which|how|why|when(?:'s)?|where(?:'s)?|is|are|was|were|does|do|did|has|have|"
    r"will|"
    r"can (?:i|we)|could (?:i|we)|may (?:i|we)|must (?:i|we))\b",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"^(?:(?:and|but|so|ok(?:ay)?|hi|hello|hey|wait)\b[\s,]*)*(?:(?:can|could|would|will) (?:you|it|this|that|the|"
    r"she|he|they)\b|"
    r"(?:can|could|may) (?:we|i) (?!pay\b|(?:do|change|edit|say|ask|use|download|get|see|share|attach|upload|choose|"
    r"pick)\b)|"
    r"(?:how|what) about\b|why (?:not|don't (?:you|we))\b|what if\b|how come\b|"
    r"(?:do|don't|did) (?:it|that|this)\b|have (?:it|her|him|them|the|a|an|maya|leo)\b|do (?:a|an|the|another|"
    r"scene)\b|"
    r"is it possible\b|would it\b)",
    re.IGNORECASE,
)
"""Questions that are wishes: "can you make it shorter?", "how about a man?"."""
_OPEN_ASKS = re.compile(
    r"(?:do (?:i|we)|does it|is (?:it|there|this)|are there|will (?:it|" r"there|this))\b", re.IGNORECASE
)
"""How a question begins that can be no wish, also without its mark."""
_HELP = re.compile(
    r"(?:help(?: me| please)?|\?+|info|commands?|options?|what now|and now|now what)[\s.!?]*", re.IGNORECASE
)
_SHORT_QUESTION = 16
"""Most words of a question about the plan: longer ones tell something besides."""

WHAT_I_DO = (
    "I plan videos from your words and files, and make them here: I write no facts of my own, choose who speaks and in "
    "which style, and draw every scene. At the storyboard you can say what to change: shorter; make it 20 seconds; "
    "remove scene 2; move scene 4 to the end; change “old” to “new”; scene 3: new words; "
    "add: another sentence; another "
    "presenter, voice or style; slower; vertical; captions off; undo. Say “go” when it is right."
)


@dataclass(frozen=True, slots=True)
class Known:
    """What answers are given from."""

    board: Storyboard
    casting: Casting
    prompt: str = ""
    materials: tuple[Material, ...] = ()

    @property
    def brief(self) -> Brief:
        """The prompt, read; only made where an answer needs it."""
        return read_brief(self.prompt, self.casting.names, tuple(material.name for material in self.materials))


def parted(message: str) -> tuple[tuple[str, ...], str]:
    """The questions at the edges of a message, and what else it says, which may be wishes."""
    sentences = [part for line in message.split("\n") for part in split_sentences(line.strip())]
    asked = tuple(part for part in sentences if is_question(part))
    rest = " ".join(part for part in sentences if not is_question(part))
    return asked, rest if re.search(r"\w", rest) else ""


def is_question(text: str) -> bool:
    """Whether somebody wants to know something, as opposed to wanting something done."""
    plain = text.replace("’", "'").strip()
    if _HELP.fullmatch(plain):
        return True
    if _EDIT.match(plain) or len(plain.split()) > _SHORT_QUESTION:
        return False
    found = _ASKS.match(plain)
    # Without a question mark only words that can begin no wish count: "has" and "do" may be half a statement.
    return found is not None and (
        plain.endswith("?")
        or _OPEN_ASKS.match(plain) is not None
        or bool(re.match(r"(?:who|what|which|how|why|when|where)", found["word"], re.I))
    )


def answer(question: str, known: Known) -> str:
    """What the studio knows to a question; empty when it is about something the studio knows nothing of."""
    text = question.replace("’", "'").strip()
    if _HELP.fullmatch(text):
        return WHAT_I_DO
    if names_a_presenter(text, known.casting) and not re.search(r"\bvoice\b", text, re.IGNORECASE):
        return _speaker(known, text)
    return next((told for pattern, tell in _ANSWERS if pattern.search(text) and (told := tell(known, text))), "")


def answers(asked: Sequence[str], known: Known) -> str:
    """The answers to questions, one after the other; says so where there is none."""
    told = [answer(question, known) or _no_answer(question) for question in asked]
    return "\n".join(dict.fromkeys(told))


def _no_answer(question: str) -> str:
    return (
        f"I cannot tell you that: “{question.strip()}” is about something I know nothing of. "
        f"I know the storyboard, its "
        "scenes, voice, style and length, and what I can change in them. Nothing is changed."
    )


def _length(known: Known, text: str) -> str:
    del text
    board = known.board
    asked = (
        f"; you asked for {wording.seconds_in_words(board.target_s).removeprefix('about ')}" if board.target_s else ""
    )
    return (
        f"{wording.capital(wording.seconds_in_words(board.estimated_s))}, by {board.spoken_words} spoken words in "
        f"{wording.counted(len(board.scenes), 'scene')}{asked}."
    )


def _count(known: Known, text: str) -> str:
    del text
    return (
        f"It has {wording.counted(len(known.board.scenes), 'scene')}, "
        f"{wording.seconds_in_words(known.board.estimated_s)}."
    )


def _speaker(known: Known, text: str) -> str:
    board = known.board
    cast = known.casting.look(board.look_id) if board.look_id else None
    voice = known.casting.voice(board.voice_id)
    heard = f"the voice {voice.name}" if voice else "a voice"
    if cast is None:
        return f"Nobody is seen; {heard} speaks."
    person = cast[0]
    if not re.search(r"\bwhy\b", text, re.IGNORECASE):
        return f"{person.name} presents, with {heard}."
    return (
        f"{person.name}: {_why_person(known.brief.presenter, person.name)} Say “another presenter” for somebody else."
    )


def _why_person(wish: PersonWish, name: str) -> str:
    if any(name.lower().startswith(word.lower()) for word in wish.names):
        return "you named them."
    wishes = [part for part in (wish.age, wish.gender, *wish.words) if part]
    if wishes:
        return f"nearest to what you wrote of the presenter ({wording.joined(wishes)})."
    return "your words name nobody, so I took the first who fits the tone and the style."


def _voice(known: Known, text: str) -> str:
    voice = known.casting.voice(known.board.voice_id)
    if voice is None:
        return ""
    tags = wording.joined([tag for tag in voice.tags if tag != "reshaped"][:4])
    if not re.search(r"\bwhy\b", text, re.IGNORECASE):
        return f"{voice.name} ({known.board.voice_id}): {tags}."
    wish = known.brief.voice
    wishes = [part for part in (*wish.names, wish.age, wish.gender, *wish.words) if part]
    why = f"nearest to what you wrote ({wording.joined(wishes)})" if wishes else "it goes with the presenter"
    return f"{voice.name}: {why}. Say “another voice” or describe one."


def _style(known: Known, text: str) -> str:
    style = known.casting.style(known.board.style_id)
    if style is None:
        return ""
    if not re.search(r"\bwhy\b", text, re.IGNORECASE):
        return f"The style is {style.name}. Say “another style” or describe one."
    brief = known.brief
    wishes = list(dict.fromkeys((*brief.style, *brief.tone)))
    why = (
        f"nearest to your words {wording.joined(wishes)}"
        if wishes
        else "your words name no look, so I took one that suits most"
    )
    return f"{style.name}: {why}. Say “another style”, or how it should look."


def _shape(known: Known, text: str) -> str:
    del text
    if known.board.orientation is Orientation.PORTRAIT:
        return "It is portrait (9:16), for phones. Say “landscape” for the other way."
    return "It is landscape (16:9). Say “vertical” for the other way."


def _captions(known: Known, text: str) -> str:
    del text
    return (
        "Yes, captions are on. Say “captions off” to have none."
        if known.board.captions
        else "No, captions are off. Say “captions on” to have them."
    )


def _music(known: Known, text: str) -> str:
    del text
    if not known.board.music:
        return (
            "There is no music under the voice. Say “with quiet music”, or attach a recording and say “use my music”."
        )
    names = {material.asset_id: material.name for material in known.materials}
    return f"Music plays under the voice: {names.get(known.board.music, known.board.music)}. Say “no music” for none."


def _language(known: Known, text: str) -> str:
    del text
    return (
        "It is spoken in English, and the text on screen is as you wrote it."
        if known.board.language == "en"
        else f"The language is “{known.board.language}”."
    )


def _title(known: Known, text: str) -> str:
    del text
    return f"“{known.board.title}”. Say “title: …” for another."


def _scene(known: Known, text: str) -> str:
    scenes = _scenes_asked(known.board, text)
    return "\n".join(
        f"Scene {number} ({scene.kind.replace('_', ' ')}): “{scene.narration}”" for number, scene in scenes
    )


def _scenes_asked(board: Storyboard, text: str) -> list[tuple[int, Scene]]:
    meant, _ = scenes_meant(text, board)
    edges = {r"\b(?:end|ending|last|closing|finish)\b": -1, r"\b(?:start|beginning|opening|first|intro)\b": 0}
    ids = (
        meant or tuple(board.scenes[at].scene_id for pattern, at in edges.items() if re.search(pattern, text, re.I))[:1]
    )
    return [(number, scene) for number, scene in enumerate(board.scenes, start=1) if scene.scene_id in ids]


def _script(known: Known, text: str) -> str:
    del text
    return "\n".join(f"{number}. {scene.narration}" for number, scene in enumerate(known.board.scenes, start=1))


def _sources(known: Known, text: str) -> str:
    del text
    files = wording.joined([material.name for material in known.materials if material.kind is not MaterialKind.UNUSED])
    held = f" and {files}" if files else ""
    return f"Everything said is from your words{held}; I add no facts, only lines that open and close."


def _cost(known: Known, text: str) -> str:
    del known, text
    return (
        "It is free: I plan and render on this machine. Only a language model that you "
        "connected yourself may cost what its "
        "provider asks."
    )


def _when(known: Known, text: str) -> str:
    del known, text
    return (
        "As soon as you approve the storyboard I render it; while I do, the session shows "
        "how far it is. Say “go” to begin."
    )


def _abilities(known: Known, text: str) -> str:
    del known, text
    return WHAT_I_DO


_Tell = Callable[[Known, str], str]
_ANSWERS: tuple[tuple[re.Pattern[str], _Tell], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), tell)
    for pattern, tell in (
        (
            r"\bhow (?:long (?:will it take|does it take|until|till|do i)|soon|far)\b|\bwhen\b|\bhow much longer\b",
            _when,
        ),
        (r"\bhow many (?:scenes|slides|parts|shots)\b", _count),
        (
            r"\bhow (?:long|many (?:seconds|minutes|words))\b|\b(?:total |exact )?(?:length|duration|run ?time)\b",
            _length,
        ),
        (
            r"\b(?:how much (?:does|do|will|is)|costs?|pay|paid|free|credits?|charge[ds]?|price "
            r"of (?:it|this))\b(?!.*\bscene)",
            _cost,
        ),
        (
            r"\bscene \w+|\b(?:say|says|happens|shown|comes|stands|is) .*\b(?:end|ending|start|"
            r"beginning|opening|last)\b",
            _scene,
        ),
        (r"\b(?:subtitles?|captions?|captioned)\b", _captions),
        (r"\b(?:music|soundtrack|bed)\b", _music),
        (r"\bvoices?\b", _voice),
        (r"\b(?:style|look|design|theme|background|colou?rs?)\b", _style),
        (
            r"\b(?:vertical|horizontal|portrait|landscape|format|orientation|aspect|which way|16:9|9:16|upright)\b",
            _shape,
        ),
        (r"\b(?:languages?|english|german|french|spanish)\b", _language),
        (r"\b(?:title|called|name of (?:it|the video))\b", _title),
        (
            r"\bwho(?:'s| is| are| will be)? (?:it|that|she|he|this|they|talking|speaking|"
            r"presenting|reading|in it|seen|shown)\b|\b(?:speaker|presenter|presents|host|avatar|narrator|narrates|"
            r"speaks|talks)\b|\bwhy (?:her|him)\b",
            _speaker,
        ),
        (r"\b(?:where .* from|source|sources|made up|make .* up|invent\w*|true|facts?)\b", _sources),
        (r"\b(?:script|narration|(?:does|will) (?:it|she|he) say|is said|what is it about)\b", _script),
        (
            r"\b(?:(?:can|could|do|may|should) (?:you|i|we)|possible|does this work|are you|is this|now|next|else)\b",
            _abilities,
        ),
    )
)
"""What a question is about, by its words, and who answers it; the first that knows an answer gives it."""


def names_a_presenter(question: str, casting: Casting) -> bool:
    """Whether a question is about somebody who can be cast: "why did you choose Maya?"."""
    return bool(cues.presenter_wish(question, casting.names).names)
