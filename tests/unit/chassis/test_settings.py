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


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("AMQP_URL", "amqps://u:hunter2@broker/%2f?ssl_options=%7B%7D", "TLS is amqps:// and LINLI_CA_FILE"),
        ("AMQP_URL", "amqps://u:hunter2@broker:5671/%2f?heartbeat=5", "options in the URL are not taken"),
        ("AMQP_URL", "http://broker/", "amqp://user:password@host"),
        ("AMQP_URL", "amqp://u:hunter2/3@broker", "amqp://user:password@host"),
        ("CA_FILE", "/nowhere/ca.pem", "/nowhere/ca.pem: No such file"),
        ("CA_FILE", __file__, "test_settings.py: "),
        ("CLIENT_CERTIFICATE_FILE", __file__, "test_settings.py: "),
    ],
)
def test_addresses_and_certificates_that_cannot_be_used(variable: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.load(GOOD | {f"LINLI_{variable}": value})
    assert said in str(error.value)
    assert "hunter2" not in str(error.value)


def test_services_that_are_left_out_are_named() -> None:
    assert Settings.load(GOOD | {"LINLI_ABSENT_SERVICES": "dispatch, deliberation"}).absent == {
        "dispatch",
        "deliberation",
    }
    assert Settings.load(GOOD).absent == frozenset()
    with pytest.raises(SettingsError, match=r"LINLI_ABSENT_SERVICES.*dispach: not among .*dispatch"):
        Settings.load(GOOD | {"LINLI_ABSENT_SERVICES": "dispach"})


def test_mistakes_from_every_source_are_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "linli.toml"
    file.write_text('http_port = 99999\nclock = "moon"\n')
    (tmp_path / "LINLI_ISSUER").write_text("hunter2")
    given = {"LINLI_SETTINGS": str(file), "LINLI_SECRETS_DIR": str(tmp_path), "LINLI_INBOX_QUEUES": "0"}
    with pytest.raises(SettingsError) as error:
        Settings.load({name: value for name, value in GOOD.items() if name != "LINLI_ISSUER"} | given)
    text = str(error.value)
    assert text.startswith("4 setting(s) are wrong")
    assert all(name in text for name in ("http_port", "clock", "issuer", "inbox_queues", str(file)))
    assert "hunter2" not in text


def test_a_key_that_this_version_does_not_know_is_told_and_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "linli.toml"
    file.write_text("http_port = 8600\nhtpp_workers = 2\nof_the_next_release = true\n")
    settings = Settings.load(GOOD | {"LINLI_SETTINGS": str(file)})
    assert settings.http_port == 8600
    assert settings.unknown == ("htpp_workers (is http_workers meant?)", "of_the_next_release")
    assert Settings.load(GOOD).unknown == ()


def test_secrets_are_files_of_a_folder_as_kubernetes_mounts_them(tmp_path: Path) -> None:
    mounted = tmp_path / "..2026_11_25"
    mounted.mkdir()
    (mounted / "LINLI_MONGODB_URI").write_text("mongodb://user:of-the-file@127.0.0.1:1/\n")
    (mounted / "LINLI_AMQP_URL").write_text("amqp://user:of-the-file@127.0.0.1:1/")
    (tmp_path / "..data").symlink_to(mounted.name)
    for name in ("LINLI_MONGODB_URI", "LINLI_AMQP_URL"):
        (tmp_path / name).symlink_to(f"..data/{name}")
    given = {name: value for name, value in GOOD.items() if name != "LINLI_MONGODB_URI"}
    settings = Settings.load(given | {"LINLI_SECRETS_DIR": str(tmp_path)})
    assert settings.mongodb_uri.get_secret_value() == "mongodb://user:of-the-file@127.0.0.1:1/"
    assert settings.amqp_url.get_secret_value() == GOOD["LINLI_AMQP_URL"]  # the environment wins
    assert "of-the-file" not in repr(settings)


def test_secrets_win_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "linli.toml"
    file.write_text('mongodb_uri = "mongodb://of.the.file/"\n')
    (tmp_path / "linli_mongodb_uri").write_text("mongodb://of.the.secret/")
    given = {name: value for name, value in GOOD.items() if name != "LINLI_MONGODB_URI"}
    settings = Settings.load(given | {"LINLI_SETTINGS": str(file), "LINLI_SECRETS_DIR": str(tmp_path)})
    assert settings.mongodb_uri.get_secret_value() == "mongodb://of.the.secret/"


def test_a_folder_of_secrets_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match=r"LINLI_SECRETS_DIR=/nowhere"):
        Settings.load(GOOD | {"LINLI_SECRETS_DIR": "/nowhere"})


def test_a_secret_that_is_no_text_is_refused_unseen(tmp_path: Path) -> None:
    (tmp_path / "LINLI_MONGODB_URI").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"mongodb_uri.*UnicodeDecodeError") as error:
        Settings.load(GOOD | {"LINLI_SECRETS_DIR": str(tmp_path)})
    assert "xff" not in str(error.value)


def test_settings_made_from_a_mapping_see_nothing_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_HTTP_PORT", "9999")
    assert Settings.load(GOOD).http_port == 8400
    assert Settings.load({**GOOD, "LINLI_HTTP_PORT": "9998"}).http_port == 9998


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
