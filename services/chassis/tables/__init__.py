# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables that people export from other systems: CSV in UTF-8 or GB18030, and XLSX."""
