"""A conversation as one HTML page that needs nothing else: its pictures are in it, and it loads and runs nothing.

The conversation is in it a second time as JSON, so that the page can be imported as a JSON export can.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from tui.api.media_types import sniff
from tui.chat.export import to_json
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

DATA_ID = "reeltalk-conversation"
"""Id of the element that holds the conversation as JSON."""
_PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #23211d; --soft: #6b665c; --line: #ddd8cc;
        --mine: #eef1f6; --accent: #9a4a12; --good: #22683f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17161a; --ink: #e9e6df; --soft: #a49e92; --line: #37343c; --mine: #22242d;
          --accent: #f0a868; --good: #7fce9c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; text-wrap: balance; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 2rem; font-size: .875rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.poster { display: block; max-width: 100%; max-height: 85vh; height: auto; border-radius: .5rem; margin: 0 auto 2rem; }
article { padding: .9rem 1.1rem; margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .5rem;
          overflow-wrap: anywhere; }
article.user { background: var(--mine); } article.error { border-color: var(--accent); }
article header { font-size: .8rem; color: var(--soft); margin-bottom: .35rem; }
article header b { color: var(--accent); } article.model header b { color: var(--good); }
.said { white-space: pre-wrap; } .said.marked { white-space: normal; } .said.marked > :first-child { margin-top: 0; }
.said.marked > :last-child { margin-bottom: 0; } pre { overflow-x: auto; }
ul.files { list-style: none; padding: 0; margin: .6rem 0 0; font-size: .85rem; color: var(--soft); }
ol.scenes { list-style: none; padding: 0; margin: .9rem 0 0; }
ol.scenes li { display: grid; grid-template-columns: 9rem 1fr; gap: .9rem; padding: .7rem 0;
               border-top: 1px solid var(--line); }
ol.scenes li.bare { grid-template-columns: 1fr; }
ol.scenes img { max-width: 100%; max-height: 70vh; border-radius: .25rem; }
ol.scenes small { color: var(--soft); } ol.scenes p { margin: .2rem 0 0; }
footer { color: var(--soft); font-size: .8rem; margin-top: 3rem; }
@media (max-width: 34rem) { ol.scenes li { grid-template-columns: 1fr; } }
"""


def to_html(view: ConversationView, pictures: Mapping[str, bytes] | None = None, name: str = "") -> str:
    """The conversation as a page.

    Args:
        view: the conversation.
        pictures: bytes by the address they were read from: the video's poster, scenes' pictures.
        name: what the user calls the session; its title when empty.
    """
    shown = pictures or {}
    title = escape(" ".join((name or view.title).split()) or "Untitled")
    poster = _picture(shown, view.video.thumbnail_url if view.video else None, "Poster of the video", "poster")
    said = "\n".join(_entry(entry, view.resources, shown) for entry in view.entries)
    data = to_json(view).replace("<", "\\u003c")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n"
        f"<body><main>\n<h1>{title}</h1>\n{_facts(view)}\n{poster}\n{said}\n"
        f"<footer>Exported from Reeltalk.</footer>\n</main>\n"
        f'<script type="application/json" id="{DATA_ID}">\n{data}</script>\n</body></html>\n'
    )


def pictures_of(view: ConversationView) -> tuple[str, ...]:
    """Addresses of the pictures a page of this conversation shows, the poster first."""
    poster = (view.video.thumbnail_url,) if view.video else ()
    scenes = (
        scene.image_url
        for entry in view.entries
        for key in entry.resource_ids
        if key in view.resources
        for scene in view.resources[key].scenes
    )
    return tuple(dict.fromkeys(url for url in (*poster, *scenes) if url))


def _facts(view: ConversationView) -> str:
    video = view.video
    length = f"{video.duration_s:.1f} s" if video and video.duration_s is not None else ""
    facts = (
        ("State", view.state.value),
        ("On", view.backend),
        ("Length", length),
        ("Session", view.session_id or ""),
        ("Video", view.video_id or ""),
    )
    rows = "".join(f"<dt>{name}</dt><dd>{escape(what)}</dd>" for name, what in facts if what)
    page = video.page_url if video else None
    if page and page.startswith(("https://", "http://")):
        rows += f'<dt>Page</dt><dd><a href="{escape(page)}" rel="noreferrer">{escape(page)}</a></dd>'
    return f"<dl>{rows}</dl>"


def _entry(entry: Entry, resources: Mapping[str, ResourceView], pictures: Mapping[str, bytes]) -> str:
    role = entry.role if entry.role in {"user", "model"} else "other"
    kind = " error" if entry.kind == "error" else ""
    who = {"user": "you", "model": "agent"}.get(entry.role, entry.role or "unknown")
    moment = datetime.fromtimestamp(entry.created_at, UTC) if entry.created_at else None
    when = f' · <time datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{moment:%Y-%m-%d %H:%M} UTC</time>' if moment else ""
    unseen = " · not seen in the session" if entry.pending else ""
    files = _listed("ul", "files", (f"<li>{escape(one.name)}</li>" for one in entry.attachments))
    boards = [resources[key] for key in entry.resource_ids if key in resources and resources[key].scenes]
    scenes = _listed("ol", "scenes", (_scene(scene, pictures) for board in boards for scene in board.scenes))
    return (
        f'<article class="{role}{kind}"><header><b>{escape(who)}</b>{when}{unseen}</header>'
        f"{_said(entry)}{files}{scenes}</article>"
    )


def _listed(tag: str, kind: str, rows: Iterable[str]) -> str:
    inside = "".join(rows)
    return f'<{tag} class="{kind}">{inside}</{tag}>' if inside else ""


def _said(entry: Entry) -> str:
    if not entry.content.strip():
        return ""
    if entry.role == "model" and entry.kind != "error":
        return f'<div class="said marked">{_reader().render(entry.content)}</div>'
    return f'<div class="said">{escape(entry.content)}</div>'


@cache
def _reader() -> MarkdownIt:
    """Reads Markdown; HTML in it is shown as text, and pictures, which would be loaded from elsewhere, are not read."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable("image")


def _scene(scene: SceneView, pictures: Mapping[str, bytes]) -> str:
    picture = _picture(pictures, scene.image_url, f"Scene {scene.number}")
    figures = " · ".join(word for word in (scene.kind, f"{scene.seconds:.1f} s" if scene.seconds else "") if word)
    said = f"<p>{escape(scene.narration)}</p>" if scene.narration else ""
    bare = "" if picture else ' class="bare"'
    return (
        f"<li{bare}>{picture}<div><b>{scene.number}. {escape(scene.headline or scene.kind or 'scene')}</b> "
        f"<small>{escape(figures)}</small>{said}</div></li>"
    )


def _picture(pictures: Mapping[str, bytes], url: str | None, words: str, kind: str = "") -> str:
    data = pictures.get(url or "")
    mime_type = sniff(data) if data else None
    if not data or mime_type not in _PICTURES:
        return ""
    encoded = base64.b64encode(data).decode()
    attribute = f' class="{kind}"' if kind else ""
    return f'<img{attribute} alt="{escape(words)}" src="data:{mime_type};base64,{encoded}">'
