"""Which certificates are trusted."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from tui.api.transport import tls_context


@pytest.mark.parametrize("written", [None, "no certificate"])
def test_a_certificate_file_that_cannot_be_read_leaves_the_usual_authorities(
    written: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "authorities.pem"
    if written is not None:
        named.write_text(written)
    monkeypatch.setenv("SSL_CERT_FILE", str(named))
    tls_context.cache_clear()
    try:
        trusted = tls_context()
    finally:
        tls_context.cache_clear()
    assert trusted.verify_mode is ssl.CERT_REQUIRED
    assert trusted.get_ca_certs()
