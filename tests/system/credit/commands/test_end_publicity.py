# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Stage
from services.credit.commands import end_publicity
from services.credit.domain.kinds import Light
from tests.system.credit.district import ADMIN, Bench


def test_before_its_time_nothing_ends(bench: Bench):
    bench.red()
    (made,) = bench.published()
    bench.act(ADMIN, lambda tx: end_publicity.handle(tx, made.id))
    assert bench.published() == [made]


def test_at_its_end_it_has_effect_once(bench: Bench):
    bench.red()
    (made,) = bench.published()
    bench.clock.set(made.until)
    bench.fire()
    bench.act(ADMIN, lambda tx: end_publicity.handle(tx, made.id))
    assert bench.published()[0].stage is Stage.EFFECTIVE
    assert bench.told("publication", made.id) == ["Published", "PublicityEnded"]
    assert bench.file().shown.light is Light.RED
