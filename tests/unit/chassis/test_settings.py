# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings: every mistake is named at once, no secret is shown."""

from pathlib import Path

import pytest

from services.chassis.settings import Settings, SettingsError

GOOD = {
    "LINLI_MONGODB_URI": "mongodb://user:hunter2@127.0.0.1:1/",
    "LINLI_AMQP_URL": "amqp://user:hunter2@127.0.0.1:1/",
    "LINLI_ISSUER": "http://127.0.0.1:8401",
    "LINLI_JWKS_URL": "http://127.0.0.1:8401/identity/v1/jwks.json",
}


def test_good_settings_are_typed_and_hide_secrets() -> None:
    settings = Settings.load(GOOD | {"LINLI_HTTP_PORT": "8500", "UNRELATED": "x"})
    assert settings.http_port == 8500
    assert "hunter2" not in repr(settings)
    assert "hunter2" in settings.mongodb_uri.get_secret_value()


def test_a_file_with_three_mistakes_has_all_three_named(tmp_path: Path) -> None:
    file = tmp_path / "linli.toml"
    file.write_text('http_port = 99999\nclock = "moon"\nhtpp_workers = 2\n')
    with pytest.raises(SettingsError) as error:
        Settings.load(GOOD | {"LINLI_SETTINGS": str(file)})
    text = str(error.value)
    assert text.startswith("3 setting(s) are wrong")
    assert all(name in text for name in ("http_port", "clock", "htpp_workers", str(file)))


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "linli.toml"
    file.write_text("http_port = 8600\nbatch_size = 50\n")
    settings = Settings.load(GOOD | {"LINLI_SETTINGS": str(file), "LINLI_HTTP_PORT": "8700"})
    assert (settings.http_port, settings.batch_size) == (8700, 50)


def test_missing_settings_are_all_named() -> None:
    with pytest.raises(SettingsError) as error:
        Settings.load({})
    assert all(name in str(error.value) for name in GOOD)


def test_a_wrong_secret_is_not_shown() -> None:
    with pytest.raises(SettingsError) as error:
        Settings.load(GOOD | {"LINLI_ISSUER": "hunter2"})
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("content", [b"http_port = ", b"\xff\xfe", b"[[["])
def test_a_file_that_is_not_toml_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "linli.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="not a TOML file"):
        Settings.load(GOOD | {"LINLI_SETTINGS": str(file)})


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SettingsError, match=r"/nowhere/linli\.toml"):
        Settings.load(GOOD | {"LINLI_SETTINGS": "/nowhere/linli.toml"})
