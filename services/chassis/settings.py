# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only reader of the environment: typed settings, every bad value reported at once, secrets redacted.

A setting `jwks_url` comes from the variable `LINLI_JWKS_URL` or from the TOML file that `LINLI_SETTINGS`
names; the variable wins. A service with settings of its own subclasses `Settings`.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

PREFIX = "LINLI_"
FILE_VARIABLE = "LINLI_SETTINGS"


class SettingsError(Exception):
    """The settings are unusable; the message names every mistake, and no value of a secret."""


class Loaded(BaseModel):
    """Values that are read from the environment and the settings file."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the environment and the settings file.

        Raises:
            SettingsError: naming every missing, unknown or wrong setting at once.

        """
        given = dict(os.environ) if environment is None else dict(environment)
        path = given.get(FILE_VARIABLE, "")
        values = _read_file(Path(path)) if path else {}
        for name in cls.model_fields:
            variable = PREFIX + name.upper()
            if variable in given:
                values[name] = given[variable]
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise SettingsError(_explain(error, path)) from None


class HttpSettings(Loaded):
    """What every process that serves HTTP needs. Times are in seconds, sizes in bytes."""

    http_host: str = "127.0.0.1"
    http_port: int = Field(8400, ge=1, le=65535)
    http_workers: int = Field(1, ge=1, le=64)
    http_threads: int = Field(8, ge=1, le=256)
    metrics_port: int = Field(0, ge=0, le=65535)
    body_limit: int = Field(1_048_576, ge=1024)
    drain_seconds: int = Field(10, ge=0, le=600)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    otlp_endpoint: str = ""


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
    partitions: int = Field(2, ge=1, le=64)
    batch_size: int = Field(200, ge=1, le=2000)
    retry_attempts: int = Field(8, ge=1, le=100)
    retry_first_seconds: float = Field(1, gt=0, le=3600)
    clock: Literal["system", "simulated"] = "system"


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{FILE_VARIABLE}={path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{FILE_VARIABLE}={path}: not a TOML file: {error}") from None


def _explain(error: ValidationError, path: str) -> str:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in problem["loc"])
        lines.append(f"  {name} ({PREFIX}{name.upper()}): {problem['msg']}")
    where = f" (file {path})" if path else ""
    return f"{len(lines)} setting(s) are wrong{where}:\n" + "\n".join(sorted(lines))


def metrics_folder() -> str:
    """Where worker processes share metrics; prometheus-client reads the same variable."""
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
