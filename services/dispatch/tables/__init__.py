# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the tables that people export from other systems: CSV in UTF-8 or GB18030, and XLSX."""

from services.dispatch.tables.reading import TableReader

__all__ = ["TableReader"]
