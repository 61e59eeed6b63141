"""Which certificates are trusted."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from tui.api.client import VideoAgentClient
from tui.api.errors import NetworkError
from tui.api.transport import tls_context


@pytest.mark.parametrize("written", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_named_and_leave_this_machine_within_reach(
    written: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "authorities.pem"
    if written is not None:
        named.write_text(written)
    monkeypatch.setenv("SSL_CERT_FILE", str(named))
    tls_context.cache_clear()
    try:
        with pytest.raises(NetworkError, match=r"SSL_CERT_FILE=.*authorities\.pem"):
            VideoAgentClient("https://api.example.com", api_key="k")
        VideoAgentClient("http://127.0.0.1:9", api_key="k")
        assert tls_context(trust_env=False).verify_mode is ssl.CERT_REQUIRED
    finally:
        tls_context.cache_clear()
