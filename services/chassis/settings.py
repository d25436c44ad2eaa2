# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only reader of the environment: typed settings, every bad value reported at once, secrets redacted.

A setting `jwks_url` comes from the variable `LINLI_JWKS_URL`, else from a file of that name (in any case) in
the folder that `LINLI_SECRETS_DIR` names, as Kubernetes mounts a secret, else from the TOML file that
`LINLI_SETTINGS` names. A service with settings of its own subclasses `Settings`.
"""

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import pydantic_settings
from pydantic import Field, PrivateAttr, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from services.chassis import tls
from services.chassis.contracts import hearing_services

PREFIX = "LINLI_"
FILE_VARIABLE = "LINLI_SETTINGS"
SECRETS_VARIABLE = "LINLI_SECRETS_DIR"
OWN_WORDS = "Value error, "
"""What pydantic puts before the text of our own checks."""


class SettingsError(Exception):
    """The settings are unusable; the message names every mistake, and no value of a secret."""


class Loaded(BaseSettings):
    """Values that are read from the environment, the secrets' folder and the settings file."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", hide_input_in_errors=True, env_prefix=PREFIX
    )
    _unknown: tuple[str, ...] = PrivateAttr(())

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the settings from where they may stand.

        A key of the file that this version does not know is no error, or the file of the next release would
        stop this one's pods; `unknown` names it.

        Raises:
            SettingsError: naming every missing or wrong setting at once.

        """
        given = os.environ if environment is None else environment
        path, folder = given.get(FILE_VARIABLE, ""), given.get(SECRETS_VARIABLE, "")
        file = _file(cls, path)
        sources = (_environment(cls, given), _secrets(cls, folder), file)
        try:
            loaded = cls(_build_sources=(sources, {}))
        except ValidationError as error:
            raise SettingsError(_explain(error, path)) from None
        except pydantic_settings.SettingsError as error:
            raise SettingsError(f"{error}: {type(error.__cause__).__name__}") from None
        loaded._unknown = tuple(sorted(set(file()) - set(cls.model_fields)))
        return loaded

    @property
    def unknown(self) -> tuple[str, ...]:
        """The keys of the settings file that name no setting, each with the setting that may be meant."""
        return tuple(_hint(key, type(self).model_fields) for key in self._unknown)


class HttpSettings(Loaded):
    """What every process that serves HTTP needs. Times are in seconds, sizes in bytes.

    A process is replaced after about `http_recycle_after` requests (0: never). Until its last answer is sent,
    a stream's too, it takes no new connection: alone it would keep everybody waiting for as long.
    """

    http_host: str = "127.0.0.1"
    http_port: int = Field(8400, ge=1, le=65535)
    http_workers: int = Field(1, ge=1, le=64)
    http_threads: int = Field(8, ge=1, le=256)
    http_recycle_after: int = Field(0, ge=0)
    metrics_port: int = Field(0, ge=0, le=65535)
    body_limit: int = Field(1_048_576, ge=1024)
    http_arrival_seconds: int = Field(
        15,
        ge=1,
        le=600,
        description="how long a request may take to arrive, and any later read or write of it",
    )
    drain_seconds: int = Field(10, ge=0, le=600)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    otlp_endpoint: str = ""
    ca_file: str = ""

    @field_validator("ca_file")
    @classmethod
    def _holds_authorities(cls, value: str) -> str:
        return _readable(value, lambda: tls.context(value))

    @field_validator("http_recycle_after")
    @classmethod
    def _has_another_to_serve(cls, value: int, given: ValidationInfo) -> int:
        if value and given.data.get("http_workers") == 1:
            raise ValueError("http_workers of 2 or more are needed")
        return value


class Settings(HttpSettings):
    """What every service needs to run."""

    mongodb_uri: SecretStr
    amqp_url: SecretStr
    issuer: str = Field(pattern=r"^https?://")
    jwks_url: str = Field(pattern=r"^https?://")
    database_prefix: str = Field("linli_", pattern=r"^[a-z0-9_]{0,24}$")
    queue_prefix: str = Field("", pattern=r"^[a-z0-9.-]{0,24}$")
    intake_limit: int = Field(67_108_864, ge=1024)
    tenant_requests_per_second: float = Field(0, ge=0)
    tenant_limits: dict[str, Annotated[float, Field(ge=0)]] = Field(
        default_factory=dict,
        description="requests a second of districts that have another limit, as JSON",
    )
    token_recheck_seconds: float = Field(
        10, ge=0, le=30, description="how long a token that was not revoked is not looked up again"
    )
    inbox_queues: int = Field(2, ge=1, le=128)
    declare: Literal["active", "passive"] = "active"
    indexes: Literal["make", "made"] = Field(
        "make", description="made: by the command or a job; a process waits for them and makes none"
    )
    absent_services: str = Field(
        "", description="by comma: those that this installation leaves out, whose inboxes nobody waits for"
    )
    stranger_requests_per_second: float = Field(10, ge=0)
    trusted_proxies: int = Field(0, ge=0, le=8)
    batch_size: int = Field(200, ge=1, le=2000)
    retry_attempts: int = Field(8, ge=1, le=100)
    retry_first_seconds: float = Field(1, gt=0, le=3600)
    files_bucket: str = Field("", description="in a store that speaks S3; else in the database")
    files_endpoint: str = Field("", pattern=r"^(https?://.*)?$")
    files_region: str = "us-east-1"
    files_access_key: SecretStr = SecretStr("")
    files_secret_key: SecretStr = SecretStr("")
    log_key: SecretStr = Field(
        SecretStr(""), description="32 random bytes as URL-safe base64: signs the log of what was published"
    )
    mongodb_timeout_seconds: float = Field(10, ge=1, le=60)
    clock: Literal["system", "simulated"] = "system"
    client_certificate_file: str = ""

    @field_validator("client_certificate_file")
    @classmethod
    def _holds_certificate_and_key(cls, value: str) -> str:
        return _readable(value, lambda: tls.context("", value))

    @field_validator("absent_services")
    @classmethod
    def _names_services(cls, value: str) -> str:
        strangers = sorted(_named(value) - (known := set(hearing_services())))
        if strangers:
            raise ValueError(f"{', '.join(strangers)}: not among {', '.join(sorted(known))}")
        return value

    @property
    def absent(self) -> frozenset[str]:
        """The services that this installation leaves out."""
        return _named(self.absent_services)

    @field_validator("amqp_url")
    @classmethod
    def _is_plain(cls, value: SecretStr) -> SecretStr:
        """Kombu and pika read options in a URL each in a way of its own; ours are settings."""
        address = urlsplit(value.get_secret_value())
        if address.query:
            raise ValueError("options in the URL are not taken: TLS is amqps:// and LINLI_CA_FILE")
        with suppress(ValueError):
            if address.scheme in {"amqp", "amqps"} and address.hostname and address.port != 0:
                return value
        raise ValueError("amqp://user:password@host:port/vhost or amqps://… is needed")


def _named(services: str) -> frozenset[str]:
    return frozenset(name.strip() for name in services.split(",") if name.strip())


def _environment(cls: type[BaseSettings], given: Mapping[str, str]) -> PydanticBaseSettingsSource:
    source = EnvSettingsSource(cls)
    source.env_vars = {name.lower(): value for name, value in given.items()}
    return source


def _secrets(cls: type[BaseSettings], folder: str) -> PydanticBaseSettingsSource:
    if folder and not Path(folder).is_dir():
        raise SettingsError(f"{SECRETS_VARIABLE}={folder}: no such folder")
    return SecretsSettingsSource(cls, secrets_dir=folder or None)


def _file(cls: type[BaseSettings], path: str) -> PydanticBaseSettingsSource:
    try:
        if path:
            Path(path).open("rb").close()
        return TomlConfigSettingsSource(cls, toml_file=path or None)
    except OSError as error:
        raise SettingsError(f"{FILE_VARIABLE}={path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{FILE_VARIABLE}={path}: not a TOML file: {error}") from None


def _readable(path: str, load: Callable[[], object]) -> str:
    try:
        if path:
            load()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror or error}") from None
    return path


def _hint(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"{key} (is {near[0]} meant?)" if near else key


def _explain(error: ValidationError, path: str) -> str:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in problem["loc"])
        lines.append(f"  {name} ({PREFIX}{name.upper()}): {problem['msg'].removeprefix(OWN_WORDS)}")
    where = f" (file {path})" if path else ""
    return f"{len(lines)} setting(s) are wrong{where}:\n" + "\n".join(sorted(lines))


def metrics_folder() -> str:
    """Where worker processes share metrics; prometheus-client reads the same variable."""
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
