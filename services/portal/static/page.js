// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages are complete without this. It lets countdowns tick, puts the focus on a refusal, and forgets a
// “done” once it was shown, so that reloading the page does not say it again.
"use strict";

const locale = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;
const unit = (name, count) =>
  new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" }).format(count);

const span = (seconds, moments) => {
  const minutes = Math.floor(seconds / 60);
  const days = Math.floor(minutes / 1440), hours = Math.floor((minutes % 1440) / 60), rest = minutes % 60;
  const parts = days ? { day: days, hour: hours } : { hour: hours, minute: rest };
  const said = Object.entries(parts).filter(([, count]) => count).map(([name, count]) => unit(name, count));
  return said.join(" ") || moments;
};

const MONTHS_FROM = 60 * 86400;
const soon = (element) => Math.abs(Number(element.dataset.seconds)) < MONTHS_FROM;
const shown = [...document.querySelectorAll("[data-seconds]")].filter(soon);
const began = performance.now();

const tick = () => {
  const gone = Math.floor((performance.now() - began) / 1000);
  for (const element of shown) {
    const left = Number(element.dataset.seconds) - gone;
    const text = left < 0 ? element.dataset.overdue : element.dataset.left;
    element.textContent = text.replace("{span}", span(Math.abs(left), element.dataset.moments));
    element.classList.toggle("late", left < 0);
  }
};

if (shown.length) setInterval(tick, 5000);
document.getElementById("refused")?.focus();
if (new URLSearchParams(location.search).has("done")) history.replaceState(null, "", location.pathname);
