# SPDX-License-Identifier: AGPL-3.0-or-later
"""One RabbitMQ node of one copy, run as an ordinary user from the unpacked packages."""

import hashlib
import os
import secrets
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.debian import ROOT
from scripts.stack import ports, ready
from scripts.stack.broker_package import Release
from scripts.stack.process import Process
from services.chassis.messaging.rights import Rights

PLUGINS = ("rabbitmq_prometheus",)
DEFAULT_VHOST = "%2F"
KHEPRI_FLAGS = (
    "khepri_db",
    *("rabbitmq_4.0.0", "message_containers_deaths_v2"),
    *("quorum_queue_non_voters", "rabbit_exchange_type_local_random"),
)
"""What a new node of 4.0 turns on: Khepri, and the stable flags that it turns on without being asked."""

_CALL_TIMEOUT_S = 30


@dataclass(frozen=True)
class Broker:
    """One RabbitMQ node of one copy: its own name, ports, cookie and files."""

    release: Release
    base: int
    data: Path

    @property
    def root(self) -> Path:
        return self.release.folder

    @property
    def url(self) -> str:
        return self.url_of("guest", "guest")

    @property
    def home(self) -> Path:
        return self.data / "broker"

    @property
    def node(self) -> str:
        copy = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
        return f"linli-{copy}-{self.base}@localhost"

    def _program(self, pattern: str) -> Path:
        return next(iter(sorted(self.root.glob(pattern))))

    def _env(self) -> Mapping[str, str]:
        erlang = self.root / "usr/lib/erlang"
        return {
            "HOME": str(self.home),
            "PATH": f"{erlang}/bin:{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin:/sbin:/bin",
            "LINLI_ERLANG": str(erlang),
            "LC_ALL": "C.UTF-8",
            "ERL_EPMD_PORT": str(ports.port(self.base, "epmd")),
            "ERL_EPMD_ADDRESS": ports.HOST,
            "RUNNING_UNDER_SYSTEMD": "true",  # the script then becomes the node: one process to signal
            "RABBITMQ_NODENAME": self.node,
            "RABBITMQ_DIST_PORT": str(ports.port(self.base, "dist")),
            "RABBITMQ_MNESIA_BASE": str(self.home / "mnesia"),
            "RABBITMQ_LOG_BASE": str(self.home / "log"),
            "RABBITMQ_CONFIG_FILE": str(self.home / "rabbitmq.conf"),
            "RABBITMQ_CONF_ENV_FILE": str(self.home / "rabbitmq-env.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.home / "enabled_plugins"),
            "RABBITMQ_PID_FILE": str(self.home / "pid"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
            **({"RABBITMQ_FEATURE_FLAGS": ",".join(KHEPRI_FLAGS)} if self.release.khepri else {}),
        }

    def _write_settings(self) -> None:
        (self.home / "log").mkdir(parents=True, exist_ok=True)
        cookie = self.home / ".erlang.cookie"
        if not cookie.exists():
            cookie.touch(mode=0o600)
            cookie.write_text(secrets.token_hex(16))
            cookie.chmod(0o400)
        (self.home / "enabled_plugins").write_text(f"[{','.join(PLUGINS)}].\n")
        (self.home / "rabbitmq.conf").write_text(
            f"listeners.tcp.1 = {ports.HOST}:{ports.port(self.base, 'amqp')}\n"
            f"prometheus.tcp.ip = {ports.HOST}\n"
            f"prometheus.tcp.port = {ports.port(self.base, 'broker-metrics')}\n"
            "raft.wal_max_size_bytes = 67108864\n"
        )

    def processes(self) -> tuple[Process, Process]:
        """The port mapper and the node, in the order they start."""
        self._write_settings()
        epmd, amqp = ports.port(self.base, "epmd"), ports.port(self.base, "amqp")
        foreign = ("RABBITMQ_", "ERL_", "NOTIFY_SOCKET")
        mapper = Process(
            name="epmd",
            argv=(
                str(self._program("usr/lib/erlang/erts-*/bin/epmd")),
                *("-port", str(epmd), "-address", ports.HOST),
            ),
            env=self._env(),
            ports={epmd: "Erlang port mapper"},
            ready=ready.epmd(epmd),
            log_suffix="log",
            without_env=foreign,
        )
        node = Process(
            name="broker",
            argv=(str(self._program("usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server")),),
            env=self._env(),
            ports={
                amqp: "RabbitMQ",
                ports.port(self.base, "broker-metrics"): "RabbitMQ's metrics",
                ports.port(self.base, "dist"): "RabbitMQ's node",
            },
            ready=ready.amqp(amqp),
            address=self.url,
            log_suffix="log",
            without_env=foreign,
        )
        return mapper, node

    def add_vhost(self, name: str) -> str:
        """Create a virtual host that guest may use; return its URL."""
        vhost, user, every = _binary(name), _binary("guest"), _binary(".*")
        rights = f"{user}, {vhost}, {every}, {every}, {every}, {user}"
        self.call(
            f"rabbit_vhost:add({vhost}, {user}), rabbit_auth_backend_internal:set_permissions({rights}), ok."
        )
        return self.url_of("guest", "guest", name)

    def add_user(self, name: str, rights: Rights, vhost: str = DEFAULT_VHOST, password: str = "") -> str:
        """Let a user have these rights and no other, on this virtual host alone; return its URL there.

        One that is there keeps its password. The exchange whose topics are meant is declared first: with
        Khepri, 4.0.5 keeps the rights under it, and where they came first nobody could declare it any more.
        """
        password = password or new_password()
        host = _binary("/" if vhost == DEFAULT_VHOST else vhost)
        user, acting = _binary(name), _binary("guest")
        own = ", ".join(map(_binary, (rights.configure, rights.write, rights.read)))
        topics = ", ".join(map(_binary, (rights.topic_exchange, rights.topic_write, rights.topic_read)))
        backend = "rabbit_auth_backend_internal"
        exchange = f"rabbit_misc:r({host}, exchange, {_binary(rights.topic_exchange)})"
        self.call(
            f"rabbit_exchange:declare({exchange}, topic, true, false, false, [], {acting}),"
            f"case {backend}:exists({user}) of true -> ok;"
            f" false -> {backend}:add_user({user}, {_binary(password)}, {acting}) end,"
            f"{backend}:set_permissions({user}, {host}, {own}, {acting}),"
            f"{backend}:set_topic_permissions({user}, {host}, {topics}, {acting}), ok."
        )
        return self.url_of(name, password, vhost)

    def url_of(self, name: str, password: str, vhost: str = DEFAULT_VHOST) -> str:
        """The broker's address for a user."""
        return f"amqp://{name}:{password}@{ports.HOST}:{ports.port(self.base, 'amqp')}/{vhost}"

    def remove_user(self, name: str) -> None:
        self.call(f"rabbit_auth_backend_internal:delete_user({_binary(name)}, {_binary('guest')}), ok.")

    def remove_vhost(self, name: str) -> None:
        self.call(f"rabbit_vhost:delete({_binary(name)}, {_binary('guest')}), ok.")

    def call(self, expression: str) -> str:
        """Evaluate an Erlang expression on the node; operators' and tests' way in, milliseconds fast."""
        asked = subprocess.run(
            [
                str(self.root / "usr/lib/erlang/bin/erl_call"),
                *("-address", f"{ports.HOST}:{ports.port(self.base, 'dist')}"),
                *("-h", f"call{secrets.token_hex(8)}", "-e"),  # two callers of one name would clash
            ],
            input=expression + "\n",
            env=dict(self._env()),
            capture_output=True,
            text=True,
            timeout=_CALL_TIMEOUT_S,
            check=False,
        )
        if asked.returncode != 0 or not asked.stdout.startswith("{ok,"):
            raise RuntimeError(f"the broker refused {expression!r}: {asked.stdout}{asked.stderr}")
        return asked.stdout


def new_password() -> str:
    return secrets.token_hex(16)


def _binary(text: str) -> str:
    """The text as Erlang writes it. Raises ValueError for signs that it would have to escape."""
    if not text or not text.isascii() or not text.isprintable() or set(text) & {'"', "\\"}:
        raise ValueError(f"cannot be written in Erlang: {text!r}")
    return f'<<"{text}">>'
