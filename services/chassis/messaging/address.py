# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the broker is and whom to believe that it is the broker: the same for kombu and for pika."""

import ssl
from dataclasses import dataclass
from typing import Any, Self

import kombu
import pika

from services.chassis import tls
from services.chassis.settings import Settings

CONNECT_SECONDS = 5
HEARTBEAT_SECONDS = 6
"""A peer that is silent for twice as long counts as gone, and another worker takes its queues over."""


@dataclass(frozen=True, slots=True)
class BrokerAddress:
    """An AMQP address. With amqps:// the broker's certificate and the host name in it are checked."""

    url: str
    ca_file: str = ""
    client_certificate_file: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        return cls(settings.amqp_url.get_secret_value(), settings.ca_file, settings.client_certificate_file)

    def pika(self) -> pika.URLParameters:
        parameters = pika.URLParameters(self.url)
        parameters.heartbeat = HEARTBEAT_SECONDS
        if parameters.ssl_options is not None:
            context = tls.context(self.ca_file, self.client_certificate_file)
            parameters.ssl_options = pika.SSLOptions(context, parameters.host)
        return parameters

    def kombu(self) -> kombu.Connection:
        return kombu.Connection(self.url, connect_timeout=CONNECT_SECONDS, ssl=self._for_kombu())

    def _for_kombu(self) -> dict[str, Any] | bool:
        """py-amqp builds its own context and checks a host name only if it is told one."""
        parameters = pika.URLParameters(self.url)
        if parameters.ssl_options is None:
            return False
        return {
            "server_hostname": parameters.host,
            "cert_reqs": ssl.CERT_REQUIRED,
            "ca_certs": self.ca_file or None,
            "certfile": self.client_certificate_file or None,
        }
