# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who looks after the money: emergencies without a vote, audits (审计), declared interests (利益申报)."""

from services.portal.areas.oversight import audits, emergencies, files, interests
from services.portal.navigation import Area

AREA = Area(pages=(emergencies.pages, audits.pages, interests.pages, files.pages), entries=())
