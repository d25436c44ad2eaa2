# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far it is proven who a person is (实名等级), who saw it and when."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.identity.commands import prove_real_name, withdraw_real_name
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import RealName
from services.identity.queries import log_ins
from services.identity.store import Tx


class RealNameProofView(View):
    """One thing that was seen; `by` is the id of who saw it, `code` of a phone that answered."""

    level: RealName
    by: str
    at: datetime
    note: str


class RealNameView(View):
    """How far it is proven who a person is."""

    id: str
    level: RealName
    proofs: list[RealNameProofView]


real_names = Resource("real-names", "/identity/v1/persons", of=Tx.real_names, shows=RealNameView)
ONE = "/<id:person_id>/real-name"

real_names.show(log_ins.show_real_name, ONE, requires=AUTHENTICATED)
real_names.act("prove", prove_real_name, ONE, requires=Permission.PERSONS_WRITE, asks=Group.ROLES)
real_names.act("withdraw", withdraw_real_name, ONE, requires=Permission.PERSONS_WRITE, asks=Group.ROLES)
