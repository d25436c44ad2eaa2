# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Stage
from services.finance.commands import take_down_notice
from services.finance.commands.take_down_notice import TakeDownNotice
from tests.system.finance.accounts import photo, posted, published, used
from tests.system.finance.compound import TREASURER, Bench


def test_what_is_taken_down_too_early_begins_anew(bench: Bench):
    used(bench)
    publication = published(bench).publication_id
    posted(bench, publication)
    cmd = TakeDownNotice(board="东门公示栏", photo_id=photo(bench))
    taken = bench.act(TREASURER, lambda tx: take_down_notice.handle(tx, publication, cmd))
    assert (taken.stage, taken.until) == (Stage.NOTICED, None)
