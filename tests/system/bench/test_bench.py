# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bench runs: its smallest sizes, the sections that need no other environment, its JSON line."""

import json
import sys
from subprocess import run

from scripts.debian import ROOT

TAKES_LONG = "each run of the bench starts a broker and an engine of its own"
SERVICES = ("casting", "billing", "registering", "residents", "feeding", "closing")
"""Those that are over in seconds; `make bench QUICK=1` runs all."""
PATIENCE_S = 900
"""On a machine on which others run, too."""
RATIOS = (
    "cast_vs_bare",
    "billing_vs_insert",
    "register_vs_insert",
    "close_vs_read",
)


def test_the_bench_measures_and_says_json(tmp_path):
    file = tmp_path / "bench.json"
    command = [
        sys.executable,
        "-m",
        "scripts.bench",
        "--tiny",
        "--only",
        "relay",
        "lists",
        *SERVICES,
        "--json",
        str(file),
    ]
    done = run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == json.loads(file.read_text())
    assert found["relay_vs_limit"] > 0
    assert found["lists"]["open"] > 0
    assert found["residents"]["by_phone"] > 0
    assert all(found[name] > 0 for name in RATIOS)
    assert (found["feed_many_vs_few"] > 0, found["feed_queries_without_index"]) == (True, 0)
    assert {"relay_vs_limit", "engine", "broker", "spread", "missed"} <= found.keys()


def test_what_is_loaded_is_what_services_would_have_kept(tmp_path):
    """Finance's totals and credit's scores are reckoned anew from what was loaded: else the bench ends."""
    file = tmp_path / "bench.json"
    rows = ["--looked", "books", "files", "--rows", "500", "1000", "--entries", "100"]
    asked = ["--tiny", "--only", "look-ups", "statement", *rows, "--json", str(file)]
    command = [sys.executable, "-m", "scripts.bench", *asked]
    done = run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(file.read_text())
    assert {"balance_now", "balance_now_of_growing", "score", "score_of_growing"} <= found["growth"].keys()
    assert found["statement_postings_per_second"] > 0


def test_an_unknown_section_is_refused():
    command = [sys.executable, "-m", "scripts.bench", "--only", "nonsense"]
    done = run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 2
    assert "consuming" in done.stderr
