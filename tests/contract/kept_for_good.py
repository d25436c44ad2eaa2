# SPDX-License-Identifier: AGPL-3.0-or-later
KEPT: dict[str, dict[str, str]] = {s: {} for s in ("identity", "dispatch", "deliberation", "finance", "credit", "outreach")}
