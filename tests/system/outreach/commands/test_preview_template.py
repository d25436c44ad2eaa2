# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import preview_template
from services.outreach.commands.preview_template import PreviewTemplate
from services.outreach.domain.message_errors import UnknownPlaceholders
from tests.system.outreach.commands.test_save_template import WORDS
from tests.system.outreach.commands.test_tell_fact import ORDER
from tests.system.outreach.district import ADMIN, Bench


def test_with_the_values_of_a_real_event_or_with_samples(bench: Bench):
    bench.hear("OrderReported", **ORDER)
    event_id = bench.hear("OrderAccepted")
    bench.run()
    real = PreviewTemplate.model_validate(WORDS | {"event_id": event_id})
    shown = bench.act(ADMIN, lambda tx: preview_template.handle(tx, "order_accepted", "zh", real))
    assert (shown.text, shown.sms) == ("我们已接到：水管爆裂", "工单TC-0302-0001已接。")
    sample = PreviewTemplate.model_validate(WORDS)
    assert (
        "楼道灯"
        in bench.act(ADMIN, lambda tx: preview_template.handle(tx, "order_accepted", "zh", sample)).text
    )


def test_what_could_not_be_saved_has_no_preview(bench: Bench):
    cmd = PreviewTemplate.model_validate(WORDS | {"text": "{salary}"})
    with pytest.raises(UnknownPlaceholders):
        bench.act(ADMIN, lambda tx: preview_template.handle(tx, "order_accepted", "zh", cmd))
