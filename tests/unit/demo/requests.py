# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests as the file has them, with one thing changed."""

from scripts.demo.replay.csv_file import Request

PLAIN = Request(
    line=2,
    case_id="101001240735",
    open_dt="2015-01-01T00:25:23",
    target_dt="2015-01-16T08:30:00",
    closed_dt="2015-01-02T16:17:43",
    on_time_status="ONTIME",
    case_status="Closed",
    closure_code="Resolved",
    subject="Public Works Department",
    reason="Street Lights",
    type="Street Light Outages",
    queue="PWDx_Street Light Outages",
    department="PWDx",
    source="Citizens Connect App",
    neighborhood="Back Bay",
    ward="Ward 5",
    precinct="502",
    zipcode="02215",
    property_type="Address",
    property_pid="P000002",
    land_usage="C",
    lat_3dp="42.347",
    lon_3dp="-71.094",
)


def request(**changed: object) -> Request:
    return PLAIN._replace(**changed)
