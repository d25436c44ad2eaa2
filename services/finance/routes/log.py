# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's log of what was published: its signed head, its leaves and their proofs."""

from services.chassis.http.published_log import published_log_resource

log = published_log_resource("/finance/v1/public/<code:district>/log")
