// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages are complete without this. It lets countdowns tick, puts the focus on a refusal, and forgets a
// “done” once it was shown, so that reloading the page does not say it again.
"use strict";

const span = (seconds, texts) => {
  const minutes = Math.floor(seconds / 60);
  const days = Math.floor(minutes / 1440), hours = Math.floor((minutes % 1440) / 60), rest = minutes % 60;
  const name = days ? (hours ? "days" : "wholeDays") : hours ? (rest ? "hours" : "wholeHours") : rest ? "minutes" : "moments";
  return texts[name].replace("{days}", days).replace("{hours}", hours).replace("{minutes}", rest);
};

const shown = document.querySelectorAll("[data-seconds]");
const began = performance.now();

const tick = () => {
  const gone = Math.floor((performance.now() - began) / 1000);
  for (const element of shown) {
    const left = Number(element.dataset.seconds) - gone;
    const text = left < 0 ? element.dataset.overdue : element.dataset.left;
    element.textContent = text.replace("{span}", span(Math.abs(left), element.dataset));
    element.classList.toggle("late", left < 0);
  }
};

if (shown.length) setInterval(tick, 5000);
document.getElementById("refused")?.focus();
if (new URLSearchParams(location.search).has("done")) history.replaceState(null, "", location.pathname);
