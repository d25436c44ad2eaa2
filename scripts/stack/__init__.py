# SPDX-License-Identifier: AGPL-3.0-or-later
"""The local stack: `python -m scripts.stack up`, or `with Stack() as stack:` from tests and the demo."""

from scripts.stack.broker_package import BrokerMissing
from scripts.stack.engine import EngineMissing
from scripts.stack.plan import UnknownPart
from scripts.stack.ports import PortInUse
from scripts.stack.stack import Stack, StartFailed

__all__ = ["BrokerMissing", "EngineMissing", "PortInUse", "Stack", "StartFailed", "UnknownPart"]
