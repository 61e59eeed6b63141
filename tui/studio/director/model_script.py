"""A language model's script as it is asked for and as it comes: whole, cut short, between other words, or as lines."""

from __future__ import annotations

import contextlib
import json
import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tui.studio.director.model_answer import LostError, WritingError, is_circling
from tui.studio.director.sentences import clean, split_sentences

LONGEST_SAY = 700
"""Characters of one scene's narration."""

LOST_AFTER = 400
"""Characters of an answer that began as JSON after which there should have been three scenes."""


class DraftScene(BaseModel):
    """One scene as the model writes it."""

    model_config = ConfigDict(extra="ignore")

    say: str = Field(min_length=2, max_length=LONGEST_SAY)
    headline: str = Field(default="", max_length=90)


class Draft(BaseModel):
    """A script as the model writes it."""

    model_config = ConfigDict(extra="ignore")

    title: str = Field(default="", max_length=200)
    scenes: tuple[DraftScene, ...] = Field(min_length=3, max_length=40)


EXAMPLE = Draft(
    title="Why Cats Purr",
    scenes=(
        DraftScene(say="Cats purr when they are happy.", headline="A happy sound"),
        DraftScene(say="They also purr when they are hurt, to calm themselves.", headline="It calms them"),
        DraftScene(say="So listen closely next time.", headline="Listen closely"),
    ),
)
"""What a script looks like, for models that learn better from one than from a description."""


def schema_of_script(most: int) -> dict[str, object]:
    """What is asked for, as JSON Schema, small enough for a small model.

    No lengths of texts: a server that enforces them ends a sentence in the middle of a word.
    """
    text = {"type": "string"}
    scene = {
        "type": "object",
        "properties": {"say": text, "headline": text},
        "required": ["say", "headline"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"title": text, "scenes": {"type": "array", "minItems": 3, "maxItems": most, "items": scene}},
        "required": ["title", "scenes"],
        "additionalProperties": False,
    }


def read_script(text: str) -> Draft:
    """A model's answer as a script; of one that was cut short, the scenes that are whole.

    Raises:
        WritingError: It is none.
    """
    try:
        return Draft.model_validate(_parted(json_in(text)))
    except ValidationError as error:
        raise WritingError(_in_words(error)) from None
    except WritingError:
        rescued = _rescued(without_thoughts(text))
        if rescued:
            return rescued
        if is_circling(text):
            raise LostError("it says the same again and again") from None
        if "{" in text and len(text) > LOST_AFTER:
            raise LostError("it could not bring its script to an end") from None
        raise


def read_prose(text: str) -> Draft:
    """A model's plain sentences as a script: a scene for each.

    Raises:
        WritingError: There are too few.
    """
    parts = split_sentences(clean(without_thoughts(text)))
    scenes = tuple(DraftScene(say=part[:LONGEST_SAY]) for part in parts if len(part) > 1)
    if len(scenes) < 3:
        raise WritingError("it wrote fewer than three sentences")
    return Draft(scenes=scenes[:40])


def _parted(told: object) -> object:
    """The answer with headlines that would not fit any screen left out: they are cut anew from what is said."""
    if isinstance(told, list):
        told = {"scenes": told}
    if isinstance(told, dict) and isinstance(told.get("scenes"), list):
        scenes = [_parted_scene(one) for one in told["scenes"]]
        return {"title": str(told.get("title") or "")[:200], "scenes": [one for one in scenes if one]}
    return told


def _parted_scene(told: object) -> object:
    if not isinstance(told, dict):
        return {"say": told} if isinstance(told, str) and len(told) > 1 else None
    say, headline = str(told.get("say") or ""), str(told.get("headline") or "")
    return {"say": say[:LONGEST_SAY], "headline": headline if len(headline) <= 90 else ""} if len(say) > 1 else None


def _in_words(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "too_short" and first["loc"] == ("scenes",):
        return "it has fewer than three scenes"
    return f"its script is not one: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"


def _rescued(text: str) -> Draft | None:
    """A script out of an answer that broke off, or that came as numbered lines; None when there is none in it."""
    whole = [(name, _unquoted(said)) for name, said, end in _STRINGS.findall(text) if end]
    says = [said for name, said in whole if name == "say"]
    title = next((said for name, said in whole if name == "title"), "")
    if not says and "{" not in text:
        says = [line[1].strip() for line in _NUMBERED.finditer(text)]
    scenes = tuple(DraftScene(say=said[:LONGEST_SAY]) for said in says if len(said) > 1)
    return Draft(title=title[:200], scenes=scenes[:40]) if len(scenes) >= 3 else None


_NUMBERED = re.compile(r"^\s*(?:scene\s*)?\d{1,2}[.):]\s+(.{8,})$", re.IGNORECASE | re.MULTILINE)
_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def without_thoughts(text: str) -> str:
    """An answer without what the model thought aloud in it."""
    if "<" not in text:
        return text
    text = _THOUGHTS.sub("", text)
    return re.split(r"</(?:think|thinking|reasoning)>", text, flags=re.IGNORECASE)[-1]


def json_in(text: str) -> object:
    """The JSON in a model's answer, whatever it says around it.

    Raises:
        WritingError: There is none.
    """
    text = without_thoughts(text)
    reader = json.JSONDecoder(strict=False)
    for start in [at for at, sign in enumerate(text) if sign == "{"][:20]:
        with contextlib.suppress(ValueError, RecursionError):
            found = reader.raw_decode(text, start)[0]
            if "scenes" in found or "reply" in found or "say" not in found:
                return found
    raise WritingError("its answer is not JSON")


def readable(partial: str) -> str:
    """The script in an answer that is still being written: its title, and a line for each scene so far."""
    found = [(name, _unquoted(text)) for name, text, _ in _STRINGS.findall(without_thoughts(partial))]
    title = next((text for name, text in found if name == "title"), "")
    scenes = [f"{number}. {text}" for number, (name, text) in enumerate((one for one in found if one[0] == "say"), 1)]
    return "\n".join(([title] if title else []) + scenes)


_STRINGS = re.compile(r'"(title|say)"\s*:\s*"((?:[^"\\]|\\.)*)("?)', re.DOTALL)


def _unquoted(text: str) -> str:
    """A JSON string's text, as far as it is there."""
    text = re.sub(r"\\u[0-9a-fA-F]{0,3}$", "", text)
    with contextlib.suppress(ValueError):
        text = str(json.loads(f'"{text}"', strict=False))
    # Half of a pair of surrogates is no character yet.
    return " ".join(text.encode("utf-8", "ignore").decode().split())
