# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which processes make a copy, with which settings: the one table of the local stack."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.debian import Say
from scripts.services import FIRST, SERVICES
from scripts.stack import broker, broker_package, credentials, engine, ports, ready
from scripts.stack.grants import Grants
from scripts.stack.process import Process
from services.__main__ import command
from services.chassis.contracts import hearing_services

SERVERS = ("broker", "engine")
PORTAL = "portal"
MESSAGES = "messages"
PAYMENTS = "payments"
DECLARE = "LINLI_DECLARE"
"""A caller who says `active` has services that declare their own, as guest; else they have grants."""
PORTAL_CALLBACK = "/log-in/callback"
ALL = (*SERVERS, MESSAGES, PAYMENTS, *SERVICES, PORTAL)


class UnknownPart(Exception):
    """A name in --only that no part of the stack has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no part {name!r}; the parts are {', '.join(ALL)}")


@dataclass(frozen=True)
class Plan:
    """The processes of one copy, in stages: a stage starts when the one before is ready."""

    base: int
    data: Path
    stages: tuple[tuple[Process, ...], ...]
    settings: Mapping[str, str]
    broker: broker.Broker | None
    grants: Grants | None

    @property
    def processes(self) -> tuple[Process, ...]:
        return tuple(process for stage in self.stages for process in stage)


def url(base: int, name: str) -> str:
    return f"http://{ports.HOST}:{ports.port(base, name)}"


def make(
    base: int,
    data: Path,
    *,
    only: Sequence[str],
    env: Mapping[str, str],
    own_env: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    say: Say,
    durable: bool = True,
) -> Plan:
    """Lay out the copy at `base`; `own_env` is one service's alone.

    Raises UnknownPart, BrokerMissing, EngineMissing.
    """
    for name in only:
        if name not in ALL:
            raise UnknownPart(name)
    caller = {**os.environ, **env}
    amqp_url, mongodb_uri = caller.get("LINLI_AMQP_URL", ""), caller.get("LINLI_MONGODB_URI", "")
    node = None
    mapper: tuple[Process, ...] = ()
    servers: tuple[Process, ...] = ()
    if not amqp_url and "broker" in only:
        release = broker_package.chosen(caller)
        release.install(say)
        node = broker.Broker(release, base, data)
        mapper, servers = node.processes()[:1], node.processes()[1:]
        amqp_url = node.url
    if not mongodb_uri and "engine" in only:
        servers = (*servers, engine.process(base, data, durable=durable))
        mongodb_uri = engine.uri(base)
    own, choices = {}, _choices(data, caller)
    if MESSAGES in only and not caller.get("LINLI_MESSAGE_URL"):
        servers = (*servers, _messages(base, choices["LINLI_MESSAGE_SECRET"]))
        own["LINLI_MESSAGE_URL"] = url(base, MESSAGES)
    if PAYMENTS in only and not caller.get("LINLI_PAYMENT_URL"):
        servers = (*servers, _payments(base, choices["LINLI_PAYMENT_SECRET"]))
        own["LINLI_PAYMENT_URL"] = url(base, PAYMENTS)
    shared = {"LINLI_AMQP_URL": amqp_url, "LINLI_MONGODB_URI": mongodb_uri, **_addresses(base), **own}
    absent = ",".join(name for name in hearing_services() if name not in only)
    shared |= {
        "LINLI_ABSENT_SERVICES": absent,
        "LINLI_GALLERY": "true",
        "LINLI_WEBHOOKS_INSIDE": "true",
        **choices,
        **env,
    }
    chosen = [name for name in SERVICES if name in only]
    grants = None
    if node and chosen and caller.get(DECLARE) != "active":
        users = {name: name for name in chosen}
        grants = Grants(node, shared, users, credentials.of_users(data, chosen))
    granted = {name: grants.settings_of(name) if grants else {} for name in chosen}
    services = tuple(
        process
        for name in chosen
        for process in _service(base, name, data, {**shared, **granted[name], **own_env.get(name, {})})
    )
    if PORTAL in only:
        services = (*services, _api(base, PORTAL, data, shared))
    stages = tuple(stage for stage in (mapper, servers, services) if stage)
    return Plan(base, data, stages, shared, node, grants)


def _addresses(base: int) -> dict[str, str]:
    """Where the services find each other; a copy never listens to another's addresses."""
    identity = url(base, FIRST)
    own = {f"LINLI_{name.upper()}_URL": url(base, name) for name in (*SERVICES, PORTAL)}
    return own | {
        "LINLI_ISSUER": identity,
        "LINLI_JWKS_URL": f"{identity}/identity/v1/jwks.json",
        "LINLI_PORTAL_REDIRECT_URI": url(base, PORTAL) + PORTAL_CALLBACK,
    }


def _choices(data: Path, caller: Mapping[str, str]) -> dict[str, str]:
    """What the caller may set, else a local copy's own."""
    defaults = {"LINLI_CLOCK": "system", **credentials.load(data)}
    return {name: caller.get(name) or value for name, value in defaults.items()}


def _messages(base: int, secret: str) -> Process:
    """What stands in for the gateway of text messages; it tells outreach what arrived."""
    port = ports.port(base, MESSAGES)
    reports = f"{url(base, 'outreach')}/outreach/v1/reports"
    return Process(
        name=MESSAGES,
        argv=(sys.executable, "-m", "scripts.message_gateway", str(port), reports),
        env={"LINLI_MESSAGE_SECRET": secret},
        ports={port: "the messages"},
        ready=ready.http(url(base, MESSAGES)),
        address=url(base, MESSAGES),
    )


def _payments(base: int, secret: str) -> Process:
    """What stands in for the payment provider; it tells finance what was paid."""
    port = ports.port(base, PAYMENTS)
    notices = f"{url(base, 'finance')}/finance/v1/notices"
    return Process(
        name=PAYMENTS,
        argv=(sys.executable, "-m", "scripts.payment_provider", str(port), notices),
        env={"LINLI_PAYMENT_SECRET": secret},
        ports={port: "the payment provider"},
        ready=ready.http(url(base, PAYMENTS)),
        address=url(base, PAYMENTS),
    )


def _service(base: int, name: str, data: Path, shared: Mapping[str, str]) -> tuple[Process, Process]:
    return _api(base, name, data, shared), _worker(base, name, shared)


def _api(base: int, name: str, data: Path, shared: Mapping[str, str]) -> Process:
    metrics_folder = data / "metrics" / name
    metrics_folder.mkdir(parents=True, exist_ok=True)
    http, metrics = ports.port(base, name), ports.port(base, name, ports.API_METRICS)
    return Process(
        name=f"{name}-api",
        argv=(sys.executable, *command(name, "api")),
        env={
            **shared,
            "LINLI_HTTP_PORT": str(http),
            "LINLI_METRICS_PORT": str(metrics),
            "PROMETHEUS_MULTIPROC_DIR": str(metrics_folder),
        },
        ports={http: f"{name}'s HTTP API", metrics: f"{name}'s metrics"},
        ready=ready.http(f"http://{ports.HOST}:{http}/ready"),
        address=url(base, name),
    )


def _worker(base: int, name: str, shared: Mapping[str, str]) -> Process:
    metrics = ports.port(base, name, ports.WORKER_METRICS)
    return Process(
        name=f"{name}-worker",
        argv=(sys.executable, *command(name, "worker")),
        env={**shared, "LINLI_METRICS_PORT": str(metrics)},
        ports={metrics: f"{name}'s worker"},
        ready=ready.http(f"http://{ports.HOST}:{metrics}/ready"),
    )
