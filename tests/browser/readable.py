# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a page can be read as it is shown: what axe finds, and what is wider than the screen."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ROOT_PERCENT = 112.5
STICKS_OUT = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
STICKS_OUT_LARGE = f"""() => {{
  const root = document.documentElement.style, before = root.fontSize;
  root.fontSize = "{ROOT_PERCENT * 2}%";
  const found = {STICKS_OUT};
  root.fontSize = before;
  return found;
}}"""
"""Whether it is so with text of 200 %."""
RULES: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
"""What axe looks for: WCAG 2.2 up to level AA, and its own good practice."""
CONTRASTS = "axe.configure({rules: [{id: 'color-contrast', selector: '[data-contrast]'}]})"
FOUND = """async (rules) => {
  const SHOWN = {opacityProperty: true, visibilityProperty: true};
  const MOST_ALIKE = 3, grounds = new Map(), alike = new Map();
  const ground = (one) => {
    if (one && !grounds.has(one)) {
      const {backgroundColor, backgroundImage, opacity, filter, position} = getComputedStyle(one);
      const apart = ["absolute", "fixed", "sticky"].includes(position) ? grounds.size : "";
      const own = [backgroundColor, backgroundImage, opacity, filter, apart];
      grounds.set(one, `${ground(one.parentElement)}/${own}`);
    }
    return grounds.get(one) ?? "";
  };
  const isText = ({nodeType, data}) => nodeType === Node.TEXT_NODE && data.trim();
  const says = (one) => one.matches("input, select, textarea") || [...one.childNodes].some(isText);
  const isOff = (one) =>
    one.closest(":disabled, [aria-disabled=true]") || one.closest("label")?.control?.disabled;
  for (const one of document.body.querySelectorAll("*")) {
    if (!says(one) || isOff(one) || !one.checkVisibility(SHOWN)) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(one);
    const look = [color, fontSize, fontWeight, textShadow, ground(one)].join();
    alike.set(look, (alike.get(look) ?? 0) + 1);
    if (alike.get(look) <= MOST_ALIKE) one.dataset.contrast = "";
  }
  const {violations} = await axe.run(rules);
  for (const one of document.querySelectorAll("[data-contrast]")) delete one.dataset.contrast;
  return violations.map(({id, help, nodes}) => `${id}, ${help}: ${nodes[0].html.slice(0, 200)}`);
}"""
"""Most of axe's time went to contrast: it looks at three of the texts that have the same colours on the same
ground, and at each that lies over something else."""


def wrong(page: Page) -> list[str]:
    """What hinders somebody from reading a page as it is shown now."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
        page.evaluate(CONTRASTS)
    faults: list[str] = page.evaluate(FOUND, RULES)
    return [*faults, *wrong_in_width(page)]


def wrong_in_width(page: Page) -> list[str]:
    """What is wider than the screen as it is shown now."""
    return ["it is wider than the screen"] if page.evaluate(STICKS_OUT) else []


def wrong_if_large(page: Page) -> list[str]:
    """What hinders somebody who reads it with text of twice the size."""
    return ["it is wider than the screen with text of 200 %"] if page.evaluate(STICKS_OUT_LARGE) else []
