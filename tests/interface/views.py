"""Views a conversation would hand out."""

from __future__ import annotations

from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, Span, State, Trouble, VideoView

NOW = 1_700_000_000.0

SCENES = tuple(
    SceneView(number, kind, headline, f"{headline}, said in full.", seconds)
    for number, kind, headline, seconds in (
        (1, "hook", "Mornings move fast", 6.0),
        (2, "product", "Meet the can", 7.5),
        (3, "close", "Make it tonight", 3.5),
    )
)
BOARD = ResourceView("board_1", "blueprint", title="Cold brew", scenes=SCENES)


def said(key: str, role: str, content: str, **more: object) -> Entry:
    return Entry(key, role, "text", content, NOW, **more)  # type: ignore[arg-type]


REVIEWING = ConversationView(
    state=State.YOUR_TURN,
    status="reviewing",
    backend="fake",
    title="Cold brew launch",
    session_id="sess_8f2a",
    spans=(Span(State.THINKING, "thinking", NOW - 30, NOW - 10), Span(State.YOUR_TURN, "reviewing", NOW - 10)),
    entries=(
        said("1", "user", "A film about cold brew."),
        Entry("2", "model", "resource", "Here is the storyboard.", NOW, resource_ids=("board_1",)),
    ),
    resources={"board_1": BOARD},
)
GENERATING = ConversationView(
    state=State.GENERATING,
    status="generating",
    backend="fake",
    session_id="sess_8f2a",
    video_id="v_61c",
    progress=62,
    eta_s=16.0,
    spans=(
        Span(State.THINKING, "thinking", NOW - 60, NOW - 41),
        Span(State.GENERATING, "generating", NOW - 41),
    ),
    entries=(said("1", "user", "A film about cold brew."),),
    polled_at=NOW - 2,
    next_poll_at=NOW + 1,
)
COMPLETED = ConversationView(
    state=State.COMPLETED,
    status="completed",
    backend="fake",
    title="Cold brew launch",
    session_id="sess_8f2a",
    video_id="v_61c",
    spans=(
        Span(State.GENERATING, "generating", NOW - 90, NOW - 30),
        Span(State.COMPLETED, "completed", NOW - 30),
    ),
    entries=(said("1", "user", "A film about cold brew."), said("2", "model", "Your video is ready.")),
    video=VideoView(
        "v_61c", "completed", "Cold brew launch", 31.2, "https://x.invalid/v_61c.mp4", size_bytes=3_300_000
    ),
)
TROUBLED = ConversationView(
    state=State.FAILED,
    status="failed",
    backend="fake",
    session_id="sess_8f2a",
    spans=(Span(State.GENERATING, "generating", NOW - 90, NOW - 30), Span(State.FAILED, "failed", NOW - 30)),
    entries=(said("1", "user", "A film about cold brew."), Entry("2", "model", "error", "The render broke off.", NOW)),
    trouble=Trouble("The video could not be made.", "The render broke off.", "Try again.", "retry"),
)
ASKING = ConversationView(
    state=State.YOUR_TURN,
    session_id="sess_77",
    entries=(said("1", "user", "Tea."), said("2", "model", "Green or black?")),
)
