# SPDX-License-Identifier: AGPL-3.0-or-later
"""What operators do at the broker of a cluster, done at a copy's own: the topology, a user for each service.

A service then declares nothing and has the rights that `deploy/helm/linli-data` asks for, and no other: the
charts too take both from `services/chassis/messaging`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.stack.broker import Broker
from services.chassis.contracts import consumed_by
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.inboxes import subscribe
from services.chassis.messaging.rights import of_service
from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings
from services.chassis.store import Database, connect


def declare(settings: Settings, service: str, database: Database) -> None:
    """Declare what a service has on the broker, as one who may. Raises BrokerDown."""
    topology = Topology(service, settings.queue_prefix)
    if types := consumed_by(service):
        subscribe(settings, topology, database, types)
    else:
        topology.declare(BrokerAddress.of(settings))


@dataclass(frozen=True)
class Grants:
    """`settings` are those of the copy, with an administrator's address of the virtual host.

    `users` are the services' users at the broker, by service; `passwords` are theirs, by user.
    """

    broker: Broker
    settings: Mapping[str, str]
    users: Mapping[str, str]
    passwords: Mapping[str, str]

    def settings_of(self, service: str) -> dict[str, str]:
        """What is a service's own: its user's address, and that it declares nothing."""
        user = self.users[service]
        url = self.broker.url_of(user, self.passwords[user], self._vhost)
        return {"LINLI_AMQP_URL": url, "LINLI_DECLARE": "passive"}

    def give(self) -> None:
        """Make the users and declare for them; again, it changes nothing. Raises BrokerDown."""
        settings = Settings.load(self.settings)
        for service, user in self.users.items():
            rights = of_service(service, settings.queue_prefix, declares=False)
            self.broker.add_user(user, rights, self._vhost, self.passwords[user])
            database = connect(settings, service)
            declare(settings, service, database)
            database.close()

    def take_back(self) -> None:
        """Remove the users."""
        for user in self.users.values():
            self.broker.remove_user(user)

    @property
    def _vhost(self) -> str:
        return self.settings["LINLI_AMQP_URL"].rpartition("/")[2]
