"""Files, restarts, downloads and the run without a screen, over real HTTP."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.chat.conftest import REMOTE, until
from tests.chat.vendor import Answer, Time, Vendor, refusal
from tui.api.client import VideoAgentClient
from tui.chat.attachments import check_path
from tui.chat.conversation import ChatError, Conversation, Delivery, SendFailed
from tui.chat.draft import Attachment, Draft, Source
from tui.chat.library import FILE_NAME, Library, TakeState
from tui.chat.polling import Schedule
from tui.chat.run_once import Ending, run
from tui.chat.view import ConversationView, State

PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)
DONE = {"id": "v1", "status": "completed", "duration": 12.0}


@pytest.fixture
def png(tmp_path: Path) -> Path:
    path = tmp_path / "can.png"
    path.write_bytes(PNG)
    return path


def created(vendor: Vendor) -> dict[str, object]:
    return next(body for what, _, body in vendor.requests if what == "POST create")


async def test_files_are_uploaded_once_for_each_content_and_named_by_their_ids(
    conversation: Conversation, vendor: Vendor, png: Path, tmp_path: Path, views: list[ConversationView]
) -> None:
    copy = tmp_path / "the same.png"
    copy.write_bytes(PNG)
    url = Attachment(Source.URL, "https://example.com/a.pdf", "a.pdf")
    files = (check_path(png), check_path(copy), url, Attachment(Source.ASSET, "asset_web", "asset:asset_web"))
    await conversation.send(Draft("A film", files))
    assert created(vendor)["files"] == [
        {"type": "asset_id", "asset_id": "asset_1"},
        {"type": "asset_id", "asset_id": "asset_1"},
        {"type": "url", "url": "https://example.com/a.pdf"},
        {"type": "asset_id", "asset_id": "asset_web"},
    ]
    assert len(vendor.uploads) == 1
    assert PNG in vendor.uploads[0]
    assert any("Sending can.png: 2 KB of 2 KB." in seen.notice for seen in views)
    assert views[0].entries[0].attachments == files


async def test_an_upload_the_backend_forgot_is_made_again(
    conversation: Conversation, vendor: Vendor, library: Library, png: Path
) -> None:
    attachment = check_path(png)
    await conversation.send(Draft("A film", (attachment,)))
    vendor.says("GET session", {"status": "waiting_for_input"})
    await until(conversation, State.YOUR_TURN)
    vendor.says("POST message", refusal(400, "asset_not_found", param="files.0.asset_id"))
    await conversation.send(Draft("With this", (attachment,)))
    bodies = [body["files"][0]["asset_id"] for what, _, body in vendor.requests if what == "POST message"]
    assert bodies == ["asset_1", "asset_2"]
    assert [entry.content for entry in conversation.view.entries] == ["A film", "With this"]


async def test_text_files_travel_in_the_prompt(conversation: Conversation, vendor: Vendor, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("One part to eight.")
    await conversation.send(Draft("A film", (check_path(notes),)))
    assert created(vendor)["prompt"] == "A film\n\nText of the attached file notes.md:\nOne part to eight."
    assert "files" not in created(vendor)
    await until(conversation, lambda view: view.entries and not view.entries[0].pending)


async def test_a_file_that_is_gone_when_it_is_sent_gives_the_draft_back(
    conversation: Conversation, vendor: Vendor, png: Path
) -> None:
    draft = Draft("A film", (check_path(png),))
    png.unlink()  # noqa: ASYNC240
    with pytest.raises(SendFailed) as failure:
        await conversation.send(draft)
    assert failure.value.draft == draft
    assert "is not there" in failure.value.trouble.what
    assert not vendor.count("POST create")


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
async def test_a_prompt_that_would_be_refused_is_not_sent(
    conversation: Conversation, vendor: Vendor, text: str
) -> None:
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft(text))
    assert failure.value.trouble.action == "edit"
    assert vendor.requests == []


@pytest.mark.parametrize(
    ("field", "name"), [("files[1].url", "a.pdf"), ("files.0", "can.png"), ("files[7]", "files[7]")]
)
async def test_a_file_that_is_refused_is_named_as_it_was_attached(
    conversation: Conversation, vendor: Vendor, png: Path, tmp_path: Path, field: str, name: str
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("It travels in the prompt.")
    files = (check_path(notes), check_path(png), Attachment(Source.URL, "https://example.com/a.pdf", "a.pdf"))
    vendor.says("POST create", refusal(400, "invalid_parameter", param=field))
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("A film", files))
    assert failure.value.trouble.what == f"The request was refused ({name})."


async def test_what_is_sent_is_recorded_before_it_goes_out(
    conversation: Conversation, vendor: Vendor, library: Library
) -> None:
    def look() -> Answer:
        (take,) = library.takes("heygen")
        assert (take.state, take.text) == (TakeState.SENT, "A film")
        return refusal(402, "insufficient_credit")

    vendor.says("POST create", look)
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("A film"))
    assert "does not cover" in failure.value.trouble.what


async def test_a_stop_while_a_rate_limit_is_waited_out_gives_the_draft_back(
    conversation: Conversation, vendor: Vendor
) -> None:
    vendor.says("POST create", *[refusal(429, "quota_exceeded", Retry_After="95")] * 3)
    sending = asyncio.create_task(conversation.send(Draft("A film")))
    await until(conversation, lambda view: "95 s" in view.notice)
    await conversation.stop()
    with pytest.raises(SendFailed) as failure:
        await sending
    assert "Stopped before" in failure.value.trouble.what
    assert not vendor.sessions


async def test_a_session_is_followed_again_after_a_restart_with_all_that_was_seen(
    client: VideoAgentClient, vendor: Vendor, time: Time, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    first = Conversation(client, Library(home, clock=time), "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    vendor.says("GET session", {"status": "reviewing", "title": "Brew"})
    await first.send(Draft("A film"))
    await until(first, State.YOUR_TURN)
    await first.close()
    for at in range(45):
        time.now += 1
        vendor.say("sess_1", "model", f"line {at}")
        if at == 20:
            await first.follow("sess_1")
            await first.close()
    again = Conversation(client, Library(home, clock=time), "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    await again.follow("sess_1")
    view = again.view
    assert view.title == "Brew"
    assert [entry.content for entry in view.entries] == ["A film", *(f"line {at}" for at in range(45))]
    assert view.spans[0].state is State.SENDING
    await again.close()


async def test_messages_still_waiting_when_one_leaves_become_the_sessions_draft(
    conversation: Conversation, library: Library
) -> None:
    await conversation.send(Draft("A film"))
    assert await conversation.send(Draft("Shorter")) is Delivery.QUEUED
    library.save_draft("heygen", "sess_1", Draft("and lou"))
    await conversation.close()
    assert library.draft("heygen", "sess_1").text == "Shorter\n\nand lou"


KILLED = (
    "import os, signal, sys; from pathlib import Path; from tui.chat.library import Library;"
    "from tui.chat.draft import Draft;"
    "library = Library(Path(sys.argv[1]), clock=lambda: float(sys.argv[2]));"
    "unsent = library.record('heygen', None, Draft('Never went out'), 'Never went out');"
    "sent = library.record('heygen', None, Draft('A film'), 'A film'); library.mark_sent(sent.take_id, '{}', 'A film');"
    "told = library.record('heygen', 's1', Draft('Shorter'), 'Shorter');"
    "library.mark_sent(told.take_id, '{}', 'Shorter');"
    "os.kill(os.getpid(), signal.SIGKILL)"
)


async def test_after_a_kill_what_arrived_is_found_and_what_did_not_comes_back(
    client: VideoAgentClient, vendor: Vendor, time: Time, tmp_path: Path
) -> None:
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, str(tmp_path), str(time()))
    assert await ended.wait() == -signal.SIGKILL
    vendor.open_session("A film", "sess_found")
    vendor.open_session("Another", "s1")
    library = Library(tmp_path, clock=time)
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    recovered = await talk.recover()
    assert recovered.session_ids == ("sess_found",)
    assert [draft.text for draft in talk.take_returned()] == ["Never went out"]
    await talk.follow("s1")
    assert [draft.text for draft in talk.take_returned()] == ["Shorter"]
    assert (await talk.recover()).drafts == ()
    await talk.close()
    assert vendor.count("POST create") == 0


async def test_a_video_is_saved_by_a_fresh_link_even_if_the_first_is_dead(
    conversation: Conversation, vendor: Vendor, library: Library, tmp_path: Path
) -> None:
    vendor.files["v1.mp4"] = b"\0\0\0\x18ftypmp42" + bytes(5000)
    vendor.videos["v1"] = {**DONE, "video_url": f"{vendor.base_url}/files/v1.mp4"}
    vendor.open_session("A film", "s1", status="completed", video_id="v1")
    await conversation.follow("s1")
    vendor.says("GET file", refusal(403, "expired"))
    told: list[int] = []
    path = await conversation.download(tmp_path / "brew.mp4", lambda done, _: told.append(done))
    assert path.read_bytes() == vendor.files["v1.mp4"]
    assert told[-1] == 5012
    assert conversation.view.video is not None
    assert conversation.view.video.size_bytes == 5012
    assert library.downloads("heygen", "v1")[0].path == path


async def test_a_download_that_cannot_be_says_why(conversation: Conversation, vendor: Vendor, tmp_path: Path) -> None:
    with pytest.raises(ChatError, match="no video yet"):
        await conversation.download(tmp_path / "x.mp4")
    vendor.files["v1.mp4"] = b"\0\0\0\x18ftypmp42" + bytes(50)
    vendor.videos["v1"] = {**DONE, "video_url": f"{vendor.base_url}/files/v1.mp4"}
    vendor.open_session("A film", "s1", status="completed", video_id="v1")
    await conversation.follow("s1")
    (tmp_path / "file").touch()
    with pytest.raises(ChatError, match="could not be written"):
        await conversation.download(tmp_path / "file" / "x.mp4")
    assert conversation.view.trouble is not None


async def test_links_are_renewed_when_asked(conversation: Conversation, vendor: Vendor) -> None:
    vendor.videos["v1"] = {**DONE, "video_url": "https://x/1"}
    vendor.resources["i1"] = {"resource_id": "i1", "resource_type": "image", "url": "https://x/old"}
    vendor.open_session("A film", "s1", status="completed", video_id="v1")
    vendor.say("s1", "model", "Look", resource_ids=["i1"])
    await conversation.follow("s1")
    vendor.videos["v1"]["video_url"], vendor.resources["i1"]["url"] = "https://x/2", "https://x/new"
    await conversation.refresh_links()
    assert conversation.view.video is not None
    assert conversation.view.video.video_url == "https://x/2"
    assert conversation.view.resources["i1"].url == "https://x/new"


async def test_a_listener_that_fails_does_not_end_the_conversation(conversation: Conversation, vendor: Vendor) -> None:
    def broken(view: ConversationView) -> None:
        raise RuntimeError("a widget is gone")

    conversation.subscribe(broken)
    vendor.says("GET session", {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    await until(conversation, State.YOUR_TURN)


async def test_the_studio_takes_a_message_while_it_works(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time
) -> None:
    talk = Conversation(client, library, "studio", clock=time, sleep=time.sleep, schedule=Schedule(loopback=True))
    await talk.send(Draft("A film"))
    assert await talk.send(Draft("Shorter")) is Delivery.SENT
    await talk.close()


async def test_a_run_ends_with_the_video(conversation: Conversation, vendor: Vendor) -> None:
    vendor.videos["v1"] = {**DONE, "video_url": "https://x/1"}
    vendor.says("GET session", {}, {"status": "completed", "video_id": "v1"})
    seen: list[ConversationView] = []
    outcome = await run(conversation, Draft("A film"), on_view=seen.append)
    assert (outcome.ending, outcome.session_id, outcome.video_id) == (Ending.COMPLETED, "sess_1", "v1")
    assert seen[0].state is State.SENDING


async def test_a_run_stops_at_the_first_question_with_what_was_asked(
    conversation: Conversation, vendor: Vendor
) -> None:
    def ask() -> dict[str, str]:
        vendor.say("sess_1", "model", "Who should speak?")
        return {"status": "waiting_for_input"}

    vendor.says("GET session", {}, ask)
    outcome = await run(conversation, Draft("A film"))
    assert (outcome.ending, outcome.question, outcome.session_id) == (
        *(Ending.NEEDS_INPUT, "Who should speak?", "sess_1"),
    )


async def test_a_run_that_fails_says_why(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("POST create", refusal(401, "unauthorized"))
    outcome = await run(conversation, Draft("A film"))
    assert outcome.ending is Ending.FAILED
    assert outcome.trouble is not None
    assert outcome.trouble.action == "login"


async def test_a_run_whose_key_is_refused_on_the_way_ends(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("GET session", {}, *[refusal(401, "unauthorized")] * 5)
    outcome = await run(conversation, Draft("A film"))
    assert outcome.ending is Ending.FAILED
    assert outcome.session_id == "sess_1"


class Deadline:
    """How long a run may take: until the test says that it was too long."""

    seconds = 1234.5

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._given: list[asyncio.Timeout] = []
        self._timeout = asyncio.timeout
        monkeypatch.setattr(asyncio, "timeout", self._begun)

    def _begun(self, seconds: float | None) -> asyncio.Timeout:
        if seconds != self.seconds:
            return self._timeout(seconds)
        self._given.append(self._timeout(None))
        return self._given[-1]

    def passes(self) -> None:
        self._given[-1].reschedule(asyncio.get_running_loop().time())


async def test_a_run_that_takes_too_long_ends_with_its_ids(
    client: VideoAgentClient, vendor: Vendor, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline = Deadline(monkeypatch)
    talk = Conversation(client, library, "heygen", schedule=REMOTE)
    running = asyncio.create_task(run(talk, Draft("A film"), timeout_s=deadline.seconds))
    await until(talk, lambda view: view.session_id)
    deadline.passes()
    outcome = await running
    await talk.close()
    assert (outcome.ending, outcome.session_id) == (Ending.TIMEOUT, "sess_1")


async def test_a_create_that_was_broken_off_is_looked_up_before_the_same_prompt_is_sent_again(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline = Deadline(monkeypatch)
    started, held = asyncio.Event(), asyncio.Event()
    vendor.holds["POST create"] = (started, held)
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    running = asyncio.create_task(run(talk, Draft("A film"), timeout_s=deadline.seconds))
    await started.wait()
    deadline.passes()
    assert (await running).ending is Ending.TIMEOUT
    assert library.takes("heygen")[0].state is TakeState.UNKNOWN
    vendor.open_session("A film", "sess_arrived")
    assert await talk.send(Draft("A film")) is Delivery.SENT
    assert talk.view.session_id == "sess_arrived"
    assert vendor.count("POST create") == 1
    await talk.close()
    held.set()


async def test_a_backend_that_is_not_there_gives_the_draft_back(library: Library, time: Time, tmp_path: Path) -> None:
    async with VideoAgentClient("http://127.0.0.1:9", "key", sleep=time.sleep) as nobody:
        talk = Conversation(nobody, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
        with pytest.raises(SendFailed) as failure:
            await talk.send(Draft("A film"))
        assert not failure.value.unknown
        assert "cannot be reached" in failure.value.trouble.what
        assert library.takes("heygen")[0].state is TakeState.WITHDRAWN


async def test_a_library_that_cannot_be_written_does_not_keep_anything_from_being_sent(
    client: VideoAgentClient, vendor: Vendor, time: Time, tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("in the way")
    library = Library(tmp_path / "home", clock=time)
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    assert await talk.send(Draft("A film")) is Delivery.SENT
    await talk.close()
    assert not (tmp_path / "home" / FILE_NAME).exists()
    notice = library.take_notice()
    assert "cannot be written" in notice
    assert "Errno" not in notice


async def test_a_prompt_given_back_too_early_after_a_crash_is_not_paid_for_twice(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = library.record("heygen", None, Draft("A film"), "A film")
    library.mark_sent(crashed.take_id, "{}", "A film")
    monkeypatch.setattr("tui.chat.library._ours", set())  # as the next run sees it
    monkeypatch.setattr("tui.chat.library.still_runs", lambda *_: False)
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    assert [draft.text for draft in (await talk.recover()).drafts] == ["A film"]
    vendor.open_session("A film", "sess_late")  # the server was still at it
    await talk.send(Draft("A film"))
    await talk.close()
    assert talk.view.session_id == "sess_late"
    assert vendor.count("POST create") == 0
    library.forget_session("heygen", "sess_late")
    assert (await talk.recover()).drafts == ()


async def test_a_prompt_that_never_showed_up_is_given_back_once(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = library.record("heygen", None, Draft("A film"), "A film")
    library.mark_sent(crashed.take_id, "{}", "A film")
    monkeypatch.setattr("tui.chat.library._ours", set())
    monkeypatch.setattr("tui.chat.library.still_runs", lambda *_: False)
    given_back: list[Draft] = []
    for _ in range(3):
        talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
        given_back += (await talk.recover()).drafts
    assert [draft.text for draft in given_back] == ["A film"]
    assert {take.state for take in library.takes("heygen")} == {TakeState.WITHDRAWN}
