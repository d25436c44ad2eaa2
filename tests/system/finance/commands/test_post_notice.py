# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import PostedAlready
from services.chassis.values import Forbidden
from services.finance.commands import post_notice
from services.finance.commands.post_notice import PostNotice
from tests.system.finance.accounts import photo, posted, published, used
from tests.system.finance.compound import OWNERS, Bench


def test_a_notice_hangs_on_a_board_once(bench: Bench):
    used(bench)
    publication = published(bench).publication_id
    assert posted(bench, publication).until
    with pytest.raises(PostedAlready):
        posted(bench, publication)
    cmd = PostNotice(board="西门", photo_id=photo(bench, OWNERS[0]))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: post_notice.handle(tx, publication, cmd))
