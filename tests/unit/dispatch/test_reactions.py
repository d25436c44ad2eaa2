# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.contracts import consumed_by
from services.dispatch.reactions import reactions


def test_every_event_that_the_registry_sends_here_has_its_reaction():
    assert reactions.types == consumed_by("dispatch")
