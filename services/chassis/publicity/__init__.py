# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publicity (公示): notice → clock → objections → ruling → effect; what comes next waits for the effect.

Pure. A notice stands online and, where its terms say so, on the physical board too (双公示): then the clock
runs only while it hangs there, and what is taken down too early begins again. A period is in days that end
on a working day (Civil Code Art. 201, 203) or in working days; its length is for each service's policies.
"""

from services.chassis.publicity.errors import (
    NotPosted,
    ObjectionRuled,
    OwnObjection,
    PostedAlready,
    PublicityOver,
    PublicityRuns,
)
from services.chassis.publicity.publication import (
    Objection,
    Outcome,
    Posting,
    Publication,
    Stage,
    Terms,
    Unit,
)
from services.chassis.publicity.steps import (
    end,
    post,
    publish,
    raise_objection,
    reckon,
    reckon_ruling,
    require_effect,
    rule,
    take_down,
    withdraw,
)

__all__ = [
    "NotPosted",
    "Objection",
    "ObjectionRuled",
    "Outcome",
    "OwnObjection",
    "PostedAlready",
    "Posting",
    "Publication",
    "PublicityOver",
    "PublicityRuns",
    "Stage",
    "Terms",
    "Unit",
    "end",
    "post",
    "publish",
    "raise_objection",
    "reckon",
    "reckon_ruling",
    "require_effect",
    "rule",
    "take_down",
    "withdraw",
]
