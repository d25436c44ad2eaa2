# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kit without a browser: contrast of its colours, order of its layers, its icons, codes and gallery."""

import json
import re
from collections.abc import Iterator

import flask
import pytest
from jinja2 import meta
from markupsafe import Markup

from services.portal.app import make_portal
from services.portal.settings import PortalSettings
from services.portal.ui.gallery import components
from services.portal.ui.kit import columns_of_words, qr
from services.portal.ui.stylesheet import FOLDER, LAYERS, joined
from tests.unit.portal.test_pages import GIVEN

TOKENS = (FOLDER / "foundation/tokens.css").read_text(encoding="utf-8")
STATIC = FOLDER.parent / "static"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})\b")
TONES = ("info", "good", "warn", "bad", "neutral")
READ, SEEN = 4.5, 3.0
"""WCAG 2.2: 1.4.3 for text, 1.4.11 for what shows where a control is and what it means."""


def light_and_dark() -> list[dict[str, str]]:
    bright, dark, _ = TOKENS.split("@media", 2)
    light = dict(COLOUR.findall(bright))
    return [light, light | dict(COLOUR.findall(dark))]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def pairs() -> Iterator[tuple[str, str, float]]:
    for ground in ("surface", "raised"):
        yield from ((name, ground, READ) for name in ("text", "soft", "action", "mark"))
        yield "border", ground, SEEN
        yield from ((f"{tone}-border", ground, SEEN) for tone in TONES)
    yield from ((f"{tone}-fg", f"{tone}-bg", READ) for tone in TONES)
    yield from (("text", f"{tone}-bg", READ) for tone in TONES)
    yield from (("on-action", name, READ) for name in ("action", "action-strong"))


@pytest.mark.parametrize("colours", light_and_dark(), ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground", "least"), list(pairs()))
def test_colours_are_told_apart(colours: dict[str, str], drawn: str, ground: str, least: float) -> None:
    assert contrast(colours[drawn], colours[ground]) >= least


def test_every_style_is_in_one_layer_and_every_token_is_there() -> None:
    style = joined()
    assert re.findall(r"^@layer ([a-z]+)\{", style, re.MULTILINE) == list(LAYERS)
    used = set(re.findall(r"var\((--[a-z0-9-]+)[,)]", style))
    assert used - set(re.findall(r"(--[a-z0-9-]+)\s*:", style)) == set()
    assert "/*" not in style


@pytest.fixture(scope="module")
def app() -> flask.Flask:
    return make_portal(PortalSettings.load(GIVEN | {"LINLI_GALLERY": "true"}))


def test_every_component_has_an_example() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/macro.html")}
    assert set(components()) == folders


@pytest.mark.parametrize("name", sorted(components()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_example_is_shown(app: flask.Flask, name: str, language: str) -> None:
    browser = app.test_client()
    browser.set_cookie("linli_language", language)
    page = browser.get(f"/ui/{name}")
    assert page.status_code == 200
    assert page.text.count('<section class="part" lang=') == len(components()[name])


def test_the_gallery_is_for_development(app: flask.Flask) -> None:
    assert app.test_client().get("/ui").status_code == 200
    assert app.test_client().get("/ui/chandelier").status_code == 404
    shop = make_portal(PortalSettings.load(GIVEN))
    assert shop.test_client().get("/ui").status_code == 404


def test_every_icon_is_drawn_and_each_drawing_used() -> None:
    portal = FOLDER.parent
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    written = "\n".join(
        path.read_text("utf-8") for path in portal.rglob("*") if path.suffix in (".html", ".py", ".toml")
    )
    asked = set(re.findall(r'\bicon\("([a-z]+)"\)', written))
    assert asked - drawn == set()
    shown = {name for name in drawn if re.search(rf'["\']{name.split("-")[0]}[-"\']', written)}
    assert drawn - shown == set()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["12", "1,204", ""], False),
        (["92%（1,027/1,117）", "暂无"], False),
        (["100% (73 of 73)"], False),
        (["¥12,000.00", "-¥3.50"], False),
        (["CN¥9,000.00"], False),
        (["12.5 m²", "3 小时", "4/5"], False),
        (["+20", "−3"], False),
        (["3月3日周二 10:10"], True),
        (["2026-03-02"], True),
        (["路灯", "井盖"], True),
        (["3楼水管爆裂"], True),
        (["", ""], False),
        ([Markup("<b>12</b>")], False),
        ([Markup('<a href="/12">路灯</a>')], True),
    ],
)
def test_a_column_without_a_figure_is_of_words(cells: list[str], words: bool) -> None:
    assert (1 in columns_of_words([("heading", cell) for cell in cells])) == words


def test_a_code_leads_to_its_address_and_says_so() -> None:
    drawn = qr("https://portal.example/orders/1?a=1&b=2", "<扫码>")
    assert "<title>&lt;扫码&gt;</title>" in drawn
    assert "style=" not in drawn
    assert "viewBox" in drawn


def test_large_type_is_kept_and_given_back(app: flask.Flask) -> None:
    browser = app.test_client()
    assert "data-type" not in browser.get("/").text
    answer = browser.get("/type/large?back=/")
    assert (answer.status_code, answer.location) == (303, "/")
    assert '<html lang="zh-CN" data-type="large">' in browser.get("/").text
    browser.get("/type/normal")
    assert "data-type" not in browser.get("/").text
    assert browser.get("/type/huge").status_code == 404


def test_the_stylesheet_is_kept_for_a_year(app: flask.Flask) -> None:
    answer = app.test_client().get("/kit.css")
    assert answer.content_type == "text/css; charset=utf-8"
    assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_manifest_names_what_is_there() -> None:
    manifest = json.loads((STATIC / "linli.webmanifest").read_text("utf-8"))
    assert {icon["src"] for icon in manifest["icons"]} <= {path.name for path in STATIC.iterdir()}


def test_every_template_can_be_read() -> None:
    templates = make_portal(PortalSettings.load(GIVEN)).jinja_env
    for name in templates.list_templates(["html"]):
        templates.get_template(name)


@pytest.mark.parametrize("name", ["items", "values", "copy", "title"])
def test_a_field_that_nobody_filled_in_is_empty(app: flask.Flask, name: str) -> None:
    template = app.jinja_env.from_string("[{{ typed[name] or given[name] }}]")
    assert template.render(typed={}, given={"text": "x"}, name=name) == "[]"
    assert template.render(typed={name: "x"}, given={}, name=name) == "[x]"


def test_macros_name_only_what_is_there() -> None:
    """Jinja takes a name that nobody set for unequal to all: cards once said that their clock stood still."""
    templates = make_portal(PortalSettings.load(GIVEN)).jinja_env
    for path in (FOLDER.parent / "templates/parts.html", *sorted(FOLDER.glob("*/macro.html"))):
        named = meta.find_undeclared_variables(templates.parse(path.read_text(encoding="utf-8")))
        assert named <= set(templates.globals), path.name
