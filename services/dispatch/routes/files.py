# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that belong to orders and rounds."""

from services.chassis.http.files import file_resource
from services.dispatch.queries.orders import show_order
from services.dispatch.queries.rounds import show_round

files = file_resource("/dispatch/v1/files", {"order": show_order, "round": show_round})
