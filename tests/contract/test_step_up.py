# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which operations ask for a newer or stronger log-in, or for who it is: as the contracts say."""

from collections import defaultdict
from pathlib import Path

import yaml

CONTRACTS = Path(__file__).parents[2] / "proto" / "http"
ASKED = {
    "payments": {"approve_invoice", "pay_invoice", "refund_payment", "approve_grant"},
    "releases": {
        "confirm_return",
        "confirm_reversal",
        "confirm_count",
        "confirm_correction",
        "decide_emergency",
    },
    "unmasking": {"unmask_person", "read_ballots"},
    "votes": {"cast_ballot", "cast_budget_ballot"},
    "bills": {"list_own_bills", "list_own_payments", "show_bill"},
}


def test_what_weighs_much_says_so() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for path in CONTRACTS.glob("*.yaml"):
        for operations in yaml.safe_load(path.read_text(encoding="utf-8"))["paths"].values():
            for operation in operations.values():
                found[operation.get("x-step-up", "")].add(operation["operationId"])
    for group, operations in ASKED.items():
        assert operations == found[group]
    assert {"grant_role", "revoke_role", "create_account", "register_client"} <= found["roles"]
    assert {"put_log_in_policy", "put_step_up_policy", "put_real_name_policy"} <= found["roles"]
