# SPDX-License-Identifier: AGPL-3.0-or-later
"""RabbitMQ behind one door: topology, relay, inbox, dead letters."""

from services.chassis.messaging.reactions import Reactions

__all__ = ["Reactions"]
