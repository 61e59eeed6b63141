"""Writing with a language model the user connected.

What comes back is put right by code where it can be, sent back once with the reason where it cannot, and given up
otherwise; the built-in editor's plan stands then, and the user is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from tui.studio.director import editor, wording
from tui.studio.director.brief import Brief, read_brief
from tui.studio.director.direct import Script, draw_up, write_script
from tui.studio.director.editor import Cut, Line
from tui.studio.director.materials import Material
from tui.studio.director.mending import Grounds, Mended, mended
from tui.studio.director.model_answer import LostError, WritingError
from tui.studio.director.model_link import ContextError, Endpoint, answer_of
from tui.studio.director.model_script import (
    EXAMPLE,
    Draft,
    read_prose,
    read_script,
    readable,
    schema_of_script,
    without_thoughts,
)
from tui.studio.director.plan import Casting, Plan
from tui.studio.director.table_material import stated
from tui.studio.listening import Ear
from tui.studio.speaking import spoken_s, voiced_s
from tui.studio.storyboard import BulletsScene, Scene, Storyboard

MATERIAL_WORDS = (1_200, 250)
"""Words of the user's files that are sent along, those that carry most; the fewer when the model cannot take them.

Small models are served with windows of 4,096 tokens, and some servers cut what is longer without a word.
"""
SCENE_S = 7.0
"""How long a scene is spoken, as a rule."""

_TASK = """You write the narration of a short video for the user's brief. {facts} Plain spoken English, short \
sentences, no markup, no stage directions, no scene numbers. Answer with one JSON object and nothing else, like this \
one about another subject:
{example}
The first scene opens, the last one closes. {length}"""
_OWN_FACTS = "Say what you are sure of; invent no figures and no names."
_THEIR_FACTS = "Use only the facts of the brief and the files; add no figures and no names."


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a model is to write, and what holds whatever it writes."""

    prompt: str
    materials: Sequence[Material]
    brief: Brief
    grounds: Grounds


def written_by_model(
    plan: Plan,
    endpoint: Endpoint,
    prompt: str,
    materials: Sequence[Material],
    casting: Casting,
    ear: Ear | None = None,
) -> Plan:
    """The plan with a script by the model; the same plan, saying why, when the model fails. A verbatim script stays.

    Args:
        plan: The built-in editor's.
        endpoint: The model.
        prompt: What the user wrote, answers included.
        materials: The files.
        casting: Who and what can be chosen.
        ear: Listens to the script as it is written, readable and only ever growing.
    """
    brief = read_brief(prompt, casting.names, tuple(material.name for material in materials))
    if brief.substance.verbatim:
        return plan
    work = assignment(prompt, materials, brief, plan.storyboard.target_s)
    try:
        script = ask(endpoint, work, ear or Ear())
        scenes = _scenes(script, plan, work)
        board = Storyboard.model_validate({**plan.storyboard.model_dump(), "title": script.title, "scenes": scenes})
    except (WritingError, ValidationError) as error:
        why = str(error) if isinstance(error, WritingError) else "its script cannot be drawn"
        return replace(plan, message=f"{plan.message}\nI wrote this without {endpoint.model}: {why}.")
    told = [wording.cast_sentence(board, casting), *_notes(script, board, endpoint, work), *_kept(plan, materials)]
    return replace(plan, storyboard=board, message="\n".join(note for note in told if note))


def assignment(prompt: str, materials: Sequence[Material], brief: Brief, target_s: float | None) -> Assignment:
    """What a model is asked to write for a brief, within the length left beside the charts."""
    cut = write_script(replace(brief, target_s=target_s), materials).cut
    charted_s = sum(voiced_s(stated(material.table)) for material in materials if material.table)
    given = tuple(line.text for line in cut.lines if not line.asset_id)
    offered_s = sum(spoken_s(line.text) for line in cut.lines)
    sources = "\n".join([prompt, *(f"{material.name}\n{material.text}" for material in materials)])
    aim = max(target_s - charted_s, 0.4 * target_s) if target_s else None
    full = offered_s >= 0.35 * (aim or 30.0)
    return Assignment(prompt, materials, brief, Grounds(brief.substance, sources, aim, given, full))


def ask(endpoint: Endpoint, work: Assignment, ear: Ear) -> Mended:
    """A script fit to be drawn.

    Raises:
        WritingError: The endpoint did not answer, or not with a script, not even when told what was wrong.
        Stopped: The ear's stop file appeared.
    """
    try:
        return _asked(endpoint, work, ear, MATERIAL_WORDS[0])
    except ContextError:
        return _asked(endpoint, work, ear, MATERIAL_WORDS[1])


def _asked(endpoint: Endpoint, work: Assignment, ear: Ear, words: int) -> Mended:
    schema = schema_of_script(_scene_count(work.grounds.target_s) + 4)
    messages = _messages(work, words)
    shown = ""

    def show(text: str) -> None:
        nonlocal shown
        shown = readable(text) or shown
        ear.on_text(shown)

    text = answer_of(endpoint, messages, Ear(show, ear.stop), schema)
    try:
        return _checked(read_script(text), work.grounds)
    except WritingError as error:
        told = f"{shown}\n\nThat cannot be used, because {error}. {endpoint.model} writes it again:\n\n".lstrip()
        again = Ear(lambda text: ear.on_text(told + (readable(text) or _prose_so_far(text))), ear.stop)
        grounds = replace(work.grounds, last_try=True)
        if isinstance(error, LostError) and work.brief.substance.topic and not grounds.given and not grounds.full:
            return _checked(read_prose(answer_of(endpoint, _plain_question(work), again, prose=True)), grounds)
        messages += [
            {"role": "assistant", "content": text[:4000]},
            {"role": "user", "content": f"That cannot be used: {error}. Send the corrected JSON object only."},
        ]
        return _checked(read_script(answer_of(endpoint, messages, again, schema)), grounds)


def _messages(work: Assignment, words: int) -> list[dict[str, str]]:
    task = _TASK.format(
        facts=_THEIR_FACTS if work.grounds.full else _OWN_FACTS,
        example=EXAMPLE.model_dump_json(),
        length=_length(work.grounds.target_s, _scene_count(work.grounds.target_s)),
    )
    return [{"role": "system", "content": task}, {"role": "user", "content": _told_brief(work, words)}]


def _plain_question(work: Assignment) -> list[dict[str, str]]:
    """What even the smallest models answer: the subject, in so many sentences; one that is shown JSON copies it."""
    count = _scene_count(work.grounds.target_s) + 1
    return [{"role": "user", "content": f"Tell me about {work.brief.substance.topic} in {count} short sentences."}]


def _prose_so_far(text: str) -> str:
    return "" if "{" in text else " ".join(without_thoughts(text).split())


def _checked(draft: Draft, grounds: Grounds) -> Mended:
    return mended(draft.title, [(scene.say, scene.headline) for scene in draft.scenes], grounds)


def _scene_count(target_s: float | None) -> int:
    return max(3, min(12, round((target_s or 45.0) / SCENE_S)))


def _length(target_s: float | None, count: int) -> str:
    if not target_s:
        return "Write 4 to 8 scenes."
    words = target_s * 2.5
    return f"Write {count} scenes of about {words / count:.0f} words each, {words:.0f} words in all."


def _told_brief(work: Assignment, words: int) -> str:
    """The brief with the sentences of the files that carry most; of a long document, not just its beginning."""
    parts = [f"The brief: {work.prompt}"]
    lines = editor.file_lines(work.materials)
    focus = f"{work.brief.substance.topic} {work.brief.substance.title}"
    chosen = editor.cut((), lines, words, focus=focus).lines if lines else ()
    for material in work.materials:
        said = " ".join(line.text for line in chosen if line.asset_id == material.asset_id)
        if said:
            parts.append(f"From the file {material.name}: {said}")
        elif material.pictures:
            parts.append(f"The picture {material.name} is shown.")
    if work.grounds.target_s:
        parts.append(f"Length: {work.grounds.target_s:.0f} seconds.")
    return "\n\n".join(parts)


def _scenes(script: Mended, plan: Plan, work: Assignment) -> tuple[Scene, ...]:
    """The script as scenes with the user's pictures in their places, and the model's headlines where it gave them."""
    texts = script.says
    lines = tuple(Line(text, scene=number) for number, text in enumerate(texts[1:-1], start=1))
    presenter = plan.storyboard.look_id is not None
    spoken = Script(texts[0], lines, texts[-1], Cut(lines))
    scenes = draw_up(work.brief, work.materials, spoken, script.title, presenter=presenter)
    heads = {text: head for text, head in zip(texts[1:], script.heads[1:], strict=True) if head}
    return tuple(_headed(scene, heads.get(scene.narration, ""), work.brief.substance.on_screen) for scene in scenes)


def _headed(scene: Scene, head: str, exact: Sequence[str]) -> Scene:
    """The scene under the model's headline, unless the brief says word for word what stands there."""
    own = getattr(scene, "headline", None)
    if not head or own is None or own in exact or isinstance(scene, BulletsScene):
        return scene
    return scene.model_copy(update={"headline": head})


def _notes(script: Mended, board: Storyboard, endpoint: Endpoint, work: Assignment) -> list[str]:
    figures = wording.joined(script.unsourced[:5])
    doubt = f"check its facts, above all {figures}" if figures else "check its facts"
    notes = [f"{endpoint.model} wrote the words; {doubt}."]
    if board.target_s and board.estimated_s < 0.8 * board.target_s:
        asked = wording.seconds_in_words(board.target_s).removeprefix("about ")
        notes.append(f"You asked for {asked}; it wrote less. Tell me what else to say to make it longer.")
    elif board.target_s and board.estimated_s > 1.25 * board.target_s:
        asked = wording.seconds_in_words(board.target_s).removeprefix("about ")
        notes.append(f"You asked for {asked}; it wrote more. Tell me what to leave out to make it shorter.")
    pictured = [material for material in work.materials if material.pictures or material.table]
    notes.append(wording.files_note(board, pictured, Cut(())))
    return notes


def _kept(plan: Plan, materials: Sequence[Material]) -> list[str]:
    """What the built-in editor told of the plan that holds for another script as well: nothing of its own cutting."""
    own = ("no facts", "fills less", "I left out", "it is longer because", "left out until you give them")
    files = tuple(f"{material.name}: " for material in materials)
    return [
        line
        for line in plan.message.split("\n")[1:]
        if not any(words in line for words in own) and not (files and line.startswith(files))
    ]
