"""Settings read from the environment, checked once, and told by their names where they cannot be used."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from workbench.config import Settings, read_settings, resource_dir, secret_key
from workbench.errors import Invalid


def test_without_settings_the_instance_is_under_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_settings({})
    assert found == Settings(tmp_path / "instance", f"sqlite:///{tmp_path / 'instance' / 'workbench.sqlite'}")
    assert (found.uploads, found.index) == (tmp_path / "instance" / "uploads", tmp_path / "instance" / "index")


def test_every_setting(tmp_path: Path) -> None:
    environ = {
        "WORKBENCH_INSTANCE": str(tmp_path),
        "WORKBENCH_DATABASE_URL": "sqlite:///elsewhere",
        "WORKBENCH_PROXIES": " 1 ",
        "WORKBENCH_SECURE_COOKIES": "Yes",
        "WORKBENCH_UPLOAD_MEGABYTES": "8",
        "WORKBENCH_SESSION_HOURS": "2",
        "WORKBENCH_TIMEZONE": "Europe/Paris",
    }
    expected = Settings(tmp_path, "sqlite:///elsewhere", True, 1, 8, 2, timezone="Europe/Paris")
    assert read_settings(environ) == expected


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SECURE_COOKIES", "maybe", "setting_not_a_flag"),
        ("PROXIES", "-1", "setting_not_a_number"),
        ("PROXIES", "one", "setting_not_a_number"),
        ("UPLOAD_MEGABYTES", "0", "setting_not_a_number"),
        ("UPLOAD_MEGABYTES", "1.5", "setting_not_a_number"),
        ("SESSION_HOURS", "0", "setting_not_a_number"),
    ],
)
def test_settings_that_cannot_be_used_are_named(name: str, value: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_settings({f"WORKBENCH_{name}": value})
    assert refused.value.code == code
    assert refused.value.facts["name"] == f"WORKBENCH_{name}" and refused.value.facts["value"] == value


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "new", "")
    key = secret_key(settings)
    assert len(key) >= 64 and secret_key(settings) == key
    path = tmp_path / "new" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["secret_key"]
    assert secret_key(Settings(tmp_path / "other", "")) != key


@pytest.mark.parametrize("name", ["templates", "corpus", "migrations"])
def test_where_resources_lie(name: str) -> None:
    assert any(resource_dir(name).iterdir())


def test_mail_is_sent_where_a_server_is_named_with_all_that_it_needs() -> None:
    environ = {"WORKBENCH_SMTP_HOST": "mail.example", "WORKBENCH_MAIL_FROM": "wb@union.example"}
    with pytest.raises(Invalid) as caught:
        read_settings(environ)
    assert (caught.value.code, caught.value.facts["name"]) == ("setting_missing", "WORKBENCH_ADDRESS")
    environ |= {"WORKBENCH_ADDRESS": "https://wb.example", "WORKBENCH_SMTP_PASSWORD": "secret-word"}
    mail = read_settings(environ).mail
    assert mail is not None and (mail.port, mail.security, mail.password) == (587, "starttls", "secret-word")
    assert "secret-word" not in repr(mail)
    mail = read_settings({**environ, "WORKBENCH_SMTP_SECURITY": "none", "WORKBENCH_SMTP_PORT": "2525"}).mail
    assert mail is not None and mail.port == 2525
    with pytest.raises(Invalid, match="setting_not_a_choice"):
        read_settings({**environ, "WORKBENCH_SMTP_SECURITY": "ssl"})
    assert read_settings({"WORKBENCH_MAIL_FROM": "wb@union.example"}).mail is None
