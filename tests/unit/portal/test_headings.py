# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every page has one heading of the first level, whichever way its template goes: what it is."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[3]

MANY = 2
Blocks = Mapping[str, tuple[str, nodes.Block]]
"""By its name a block as it is in the end, and the template in which it stands."""
PARSER = Environment(extensions=["jinja2.ext.do"], autoescape=True)


class Headings:
    """How many first headings each template may give, over all ways through it; two stand for many."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._parsed = {name: PARSER.parse(text) for name, text in templates.items()}
        self._macros: dict[nodes.Macro, set[int]] = {}

    def pages(self) -> Iterator[tuple[str, set[int]]]:
        """Those that extend another one, and what they may give."""
        for name, template in self._parsed.items():
            if template.find(nodes.Extends):
                yield name, self._page(name, {})

    def _page(self, name: str, below: Blocks) -> set[int]:
        """`below`: the blocks of what extends it."""
        template = self._parsed[name]
        blocks = {block.name: (name, block) for block in template.find_all(nodes.Block)} | dict(below)
        parent = template.find(nodes.Extends)
        if parent is not None and isinstance(parent.template, nodes.Const):
            return self._page(parent.template.value, blocks)
        return self._counts(template.body, name, blocks)

    def _counts(self, found: Iterable[nodes.Node], name: str, blocks: Blocks) -> set[int]:
        counts = {0}
        for node in found:
            more = self._of(node, name, blocks)
            counts = {min(one + other, MANY) for one in counts for other in more}
        return counts

    def _of(self, node: nodes.Node, name: str, blocks: Blocks) -> set[int]:
        if isinstance(node, nodes.TemplateData):
            return {min(node.data.count("<h1"), MANY)}
        if isinstance(node, nodes.For):
            often = {MANY if one else 0 for one in self._counts(node.body, name, blocks)}
            return often | self._counts(node.else_, name, blocks)
        if isinstance(node, nodes.Block):
            name, node = blocks.get(node.name, (name, node))
        called = self._macro(node, name) if isinstance(node, nodes.Call) else {0}
        parts = set().union(*(self._counts(way, name, blocks) for way in self._ways(node)))
        return {min(one + other, MANY) for one in called for other in parts}

    def _ways(self, node: nodes.Node) -> list[Iterable[nodes.Node]]:
        """Of what stands within a node, what is shown at once: one of these."""
        if isinstance(node, nodes.If):
            return [node.body, *(other.body for other in node.elif_), node.else_]
        if isinstance(node, nodes.CondExpr):
            return [[node.expr1], [node.expr2] if node.expr2 else []]
        if isinstance(node, nodes.Macro):
            return [[]]
        if isinstance(node, nodes.Include):
            taken = self._parsed.get(getattr(node.template, "value", ""))
            return [taken.body if taken else []]
        return [node.iter_child_nodes()]

    def _macro(self, call: nodes.Call, name: str) -> set[int]:
        """What a macro gives by itself, of this template or imported by name."""
        if not isinstance(call.node, nodes.Name):
            return {0}
        for macro in self._parsed[name].find_all(nodes.Macro):
            if macro.name == call.node.name:
                return self._once(macro, name)
        for taken in self._parsed[name].find_all(nodes.FromImport):
            if call.node.name in taken.names and isinstance(taken.template, nodes.Const):
                return self._macro(call, taken.template.value)
        return {0}

    def _once(self, macro: nodes.Macro, name: str) -> set[int]:
        """What a macro gives; one that calls itself has no heading within that."""
        if macro not in self._macros:
            self._macros[macro] = {0}
            self._macros[macro] = self._counts(macro.body, name, {})
        return self._macros[macro]


def templates(service: Path) -> dict[str, str]:
    """A service's templates by the names that they have for one another."""
    folders = [service / "templates", *service.glob("areas/*/templates")]
    found = {path.name: path for folder in folders for path in folder.glob("*.html")}
    kit = {f"ui/{path.parent.name}/macro.html": path for path in service.glob("ui/*/macro.html")}
    return {name: path.read_text("utf-8") for name, path in (found | kit).items()}


@pytest.mark.parametrize(
    "service", [path.parent for path in sorted(ROOT.glob("services/*/templates"))], ids=lambda one: one.name
)
def test_a_page_has_one_first_heading(service: Path) -> None:
    wrong = {name: counts for name, counts in Headings(templates(service)).pages() if counts != {1}}
    assert not wrong, "one page_head (or confirm, confirmation) on each way through a page"


BASE = "<!doctype html>{% block main %}<h1>x</h1>{% endblock %}"
HEAD = "{% macro head() %}<h1>x</h1>{% endmacro %}"


@pytest.mark.parametrize(
    ("page", "counts"),
    [
        ("{% block title %}x{% endblock %}", {1}),
        ("{% block main %}<h2>x</h2>{% endblock %}", {0}),
        ("{% block main %}{{ head() }}{% endblock %}", {1}),
        ("{% block main %}{{ head() }}{{ head() }}{% endblock %}", {2}),
        ("{% block main %}{% if a %}{{ head() }}{% endif %}{% endblock %}", {0, 1}),
        ("{% block main %}{% if a %}{{ head() }}{% else %}<h1>{% endif %}{% endblock %}", {1}),
        ("{% block main %}{% for a in b %}{{ head() }}{% endfor %}{% endblock %}", {0, 2}),
        ("{% block main %}{{ head() if a }}{% endblock %}", {0, 1}),
        ("{% block main %}{% call head() %}<h1>{% endcall %}{% endblock %}", {2}),
        ("{% block main %}{% set a %}{{ head() }}{% endset %}{% endblock %}", {1}),
    ],
)
def test_each_way_through_a_page_counts(page: str, counts: set[int]) -> None:
    page = '{% extends "base.html" %}{% from "head.html" import head %}' + page
    found = dict(Headings({"base.html": BASE, "head.html": HEAD, "page.html": page}).pages())
    assert found["page.html"] == counts
