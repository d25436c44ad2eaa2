# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every component of the kit that has changed since `make gallery` noted it, read in three ways.

`make gallery` reads all of them (`CHANGED=1`: only those) in all ways and notes them in `ui/seen.txt`.
"""

import os

from playwright.sync_api import Browser

from services.portal.app import make_portal
from services.portal.settings import PortalSettings
from services.portal.texts import LANGUAGES
from services.portal.ui.gallery import components
from tests.browser.conftest import SHOTS
from tests.browser.gallery import QUICK_READINGS, READINGS, changed, look, note, served
from tests.unit.portal.test_pages import GIVEN

TAKES_LONG = "each changed component is photographed and read by axe in six ways"
ASKED = os.environ.get("LINLI_LOOK_AT", "")


def test_components_are_readable_in_every_way(chromium: Browser) -> None:
    names = sorted(components())
    wanted = names if ASKED == "all" else changed(names)
    ways = READINGS if ASKED else QUICK_READINGS
    folder = SHOTS / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with served(make_portal(PortalSettings.load(GIVEN | {"LINLI_GALLERY": "true"}))) as base:
        page = chromium.new_page()
        for name in wanted:
            found = [
                fault for language in LANGUAGES for fault in look(page, base, name, language, folder, ways)
            ]
            if ASKED and not found:
                note(name)
            faults += found
        page.close()
    assert not faults, "\n" + "\n".join(faults)
