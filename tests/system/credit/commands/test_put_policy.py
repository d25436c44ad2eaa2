# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.store import Policy
from services.chassis.values import Forbidden, OrgPath, Principal
from services.credit.commands import put_policy
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.errors import BandGap, BandOverlap, RuleSetFlawed
from services.credit.policies import BandRule, ProcessPolicy, RatingPolicy, RuleSetRule
from tests.system.credit.district import ADMIN, COMPOUND, DISTRICT, INSPECTOR, Bench


def put(bench: Bench, policy: Policy, at: OrgPath = DISTRICT, by: Principal = ADMIN) -> None:
    bench.act(by, lambda tx: put_policy.handle(tx, policy, at))


def stricter() -> RuleSetRule:
    """The rules that ship, with another base."""
    return RuleSetRule.of(DEFAULT).model_copy(update={"start": 8000})


def test_a_place_has_windows_of_its_own(bench: Bench):
    put(bench, ProcessPolicy(appeal_days=15), COMPOUND)
    assert bench.read().policy(ProcessPolicy, COMPOUND).appeal_days == 15
    assert bench.read().policy(ProcessPolicy).appeal_days == 5


@pytest.mark.parametrize(
    ("stars", "refusal"),
    [
        ([("1", 0, 5999), ("2", 6500, 10_000)], BandGap),
        ([("1", 0, 6500), ("2", 6000, 10_000)], BandOverlap),
        ([("1", 0, 5999), ("1", 6000, 10_000)], RuleSetFlawed),
    ],
)
def test_a_rule_set_whose_bands_do_not_tile_is_refused(bench: Bench, stars: list, refusal: type[Exception]):
    bands = tuple(BandRule(name=name, first=first, last=last) for name, first, last in stars)
    flawed = stricter().model_copy(update={"stars": bands})
    with pytest.raises(refusal):
        put(bench, RatingPolicy(rules=flawed))
    assert bench.read().policy(RatingPolicy).version == 0
    assert bench.fire() == 0


def test_only_the_district_sets_rules(bench: Bench):
    with pytest.raises(Forbidden):
        put(bench, RatingPolicy(rules=stricter()), by=INSPECTOR)
