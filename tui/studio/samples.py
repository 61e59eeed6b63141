"""What shows a choice before it is made: portraits, samples of a design or a voice, short clips. Made in a worker."""

from __future__ import annotations

from pathlib import Path

from tui.studio.casting.catalogue import Look, Person, Style, Voice
from tui.studio.narration.speech import Word
from tui.studio.stage.task import FPS, Quality, SceneClip, SceneTask, Size
from tui.studio.storyboard import BulletsScene
from tui.studio.workshop import load_speech, narrate, place_bytes

PORTRAIT = Size(640, 640)
PORTRAIT_GROUND = "#dfe4ec"
STILL = Size(1280, 720)
STYLE_CLIP = Size(960, 540)
STYLE_CLIP_S = 3.0

_SAID = "Point by point, with your pictures, in your words."
_POINTS = ("Point by point", "With your pictures", "In your words")
_HELLO = {
    "English": "Hello, I am {name}. This is how your video sounds when I tell it.",
    "German": "Hallo, ich bin {name}. So klingt Ihr Video, wenn ich es erzähle.",
    "Spanish": "Hola, soy {name}. Así suena su vídeo cuando lo cuento yo.",
    "French": "Bonjour, je suis {name}. Voilà comment sonne votre vidéo quand je la raconte.",
    "Italian": "Ciao, sono {name}. Così suona il vostro video quando lo racconto io.",
    "Portuguese": "Olá, eu sou {name}. É assim que o seu vídeo soa quando eu o conto.",
    "Dutch": "Hallo, ik ben {name}. Zo klinkt uw video als ik hem vertel.",
    "Polish": "Dzień dobry, jestem {name}. Tak brzmi film, kiedy ja go opowiadam.",
    "Swedish": "Hej, jag heter {name}. Så låter din video när jag berättar den.",
    "Danish": "Hej, jeg hedder {name}. Sådan lyder din video, når jeg fortæller den.",
    "Norwegian": "Hei, jeg heter {name}. Slik høres videoen din ut når jeg forteller den.",
    "Finnish": "Hei, minä olen {name}. Tältä videosi kuulostaa, kun minä kerron sen.",
    "Czech": "Dobrý den, jsem {name}. Takhle zní vaše video, když ho vyprávím já.",
    "Turkish": "Merhaba, ben {name}. Videonuzu ben anlatınca böyle duyulur.",
    "Russian": "Здравствуйте, меня зовут {name}. Так звучит ваше видео, когда его рассказываю я.",
    "Ukrainian": "Вітаю, мене звати {name}. Так звучить ваше відео, коли його розповідаю я.",
}
"""How a voice introduces itself; in a language that is not here it says its name."""
_BEGIN_S, _WORD_S = 0.35, 0.2


def draw_look(person: Person, look: Look, target: Path) -> None:
    """Draw a look's portrait as PNG."""
    from tui.studio.stage.presenter import draw_portrait

    place_bytes(draw_portrait(person, look, PORTRAIT.width_px, PORTRAIT.height_px, PORTRAIT_GROUND), target)


def film_look(person: Person, look: Look, voice: Voice, target: Path) -> None:
    """Have a look introduce itself, as an MP4 with sound."""
    from tui.studio.edit.encode import Encoder
    from tui.studio.edit.join import join
    from tui.studio.edit.sound import mix
    from tui.studio.stage.presenter_preview import draw_talking_preview

    said, picture, sound = (target.with_name(f".{target.stem}{kind}") for kind in (".npz", "-picture.mp4", ".wav"))
    line = f"Hello, I am {person.name}. Give me the words, and I will say them."
    try:
        narrate(line, voice, said)
        speech = load_speech(said)
        with Encoder(picture, PORTRAIT, Quality.FULL) as encoder:
            for frame in draw_talking_preview(
                person, look, PORTRAIT.width_px, PORTRAIT.height_px, speech, PORTRAIT_GROUND
            ):
                encoder.add(frame.video)
        mix([(0.0, speech)], encoder.frames / FPS, sound)
        join([SceneClip(picture, encoder.frames)], sound, target, person.name)
    finally:
        for made in (said, picture, sound):
            made.unlink(missing_ok=True)


def draw_style(style: Style, target: Path) -> None:
    """Draw a sample of a design as PNG."""
    from tui.studio.stage.style_still import draw_style_still

    place_bytes(draw_style_still(style, STILL), target)


def film_style(style: Style, target: Path) -> None:
    """Show a design move, as a silent MP4 of three seconds: its ground, how parts come and go, its captions."""
    from tui.studio.stage.render import render_scene

    progress = target.with_name(f".{target.stem}.frames")
    try:
        render_scene(_style_task(style, target, progress))
    finally:
        progress.unlink(missing_ok=True)


def speak_sample(voice: Voice, target: Path) -> None:
    """Have a voice introduce itself, as WAV."""
    from tui.studio.spoken import speak_to_wav

    speak_to_wav(_HELLO.get(voice.language, "{name}. {name}.").format(name=voice.name), voice, target)


def _style_task(style: Style, target: Path, progress: Path) -> SceneTask:
    said = _SAID.split()
    starts = [_BEGIN_S + number * _WORD_S for number in range(len(said))]
    return SceneTask(
        scene=BulletsScene(scene_id="sample", narration=_SAID, headline=style.name, points=_POINTS),
        size=STYLE_CLIP,
        frames=round(STYLE_CLIP_S * FPS),
        style=style,
        person=None,
        look=None,
        kit=None,
        words=tuple(Word(text, start_s, start_s + _WORD_S) for text, start_s in zip(said, starts, strict=True)),
        mouths=(),
        captions=True,
        picture=None,
        quality=Quality.FULL,
        clip=target,
        progress=progress,
        stop=target.with_name(".no-stop"),
    )
