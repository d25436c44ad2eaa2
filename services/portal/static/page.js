// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages are complete without this. It lets countdowns tick, keeps what is typed, counts its characters, puts the
// focus on a refusal, and forgets a “done” once it was shown, so that reloading the page does not say it again.
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
    if (left < 0) element.parentElement.classList.add("bad");
  }
};

if (shown.length) setInterval(tick, 5000);
// What is typed outlives the page: it is kept in this browser until it was sent, for at most a week, and only for
// who typed it. A form whose log-in ended is sent again after the next one.
const PREFIX = "linli.draft:", WAITING = "linli.waiting", WEEK_MS = 7 * 86_400_000;
const forms = document.querySelectorAll("form[data-draft]");
const keyOf = (form) => `${PREFIX}${form.dataset.draft}:${location.pathname}:${form.elements.action?.value ?? ""}`;
const UNTYPED = ["hidden", "password", "file", "submit"];
const typedIn = (form) => [...form.elements].filter((field) => field.name && !UNTYPED.includes(field.type));

const read = (key) => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};

const write = (key, draft) => {
  try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* full or forbidden: the page itself still has it */ }
};

const keep = (form, sent) => {
  const values = typedIn(form).filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked).map((field) => [field.name, field.value]);
  write(keyOf(form), { at: Date.now(), key: form.elements.key.value, sent, values });
};

const fill = (form, draft) => {
  for (const field of typedIn(form)) {
    const given = draft.values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) field.checked = given.includes(field.value);
    else if (given.length) field.value = given[0];
  }
  if (draft.sent) form.elements.key.value = draft.key;
  form.closest("details")?.setAttribute("open", "");
  form.querySelector("[data-restored]")?.removeAttribute("hidden");
};

const hasText = (draft) => draft?.values.some(([, value]) => value.trim().length > 1);

const forget = (all) => {
  const done = new URLSearchParams(location.search).has("done");
  const owners = new Set([...forms].map((form) => form.dataset.draft));
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const draft = read(key);
    const foreign = owners.size && !owners.has(key.slice(PREFIX.length).split(":")[0]);
    if (all || !draft || foreign || Date.now() - draft.at > WEEK_MS || (done && draft.sent)) localStorage.removeItem(key);
  }
};

const resume = () => {
  const link = document.getElementById("log-in-to-resume");
  link?.addEventListener("click", (event) => {
    try { sessionStorage.setItem(WAITING, JSON.stringify([location.pathname, document.forms.kept.elements.draft.value])); } catch { return; }
    event.preventDefault();
    location.assign(link.dataset.sameTab);
  });
  const [path, sealed] = link ? [] : JSON.parse(sessionStorage.getItem(WAITING) ?? "[]");
  if (path !== location.pathname) return;
  sessionStorage.removeItem(WAITING);
  const form = Object.assign(document.createElement("form"), { method: "post", action: path, hidden: true });
  form.append(Object.assign(document.createElement("input"), { name: "draft", value: sealed }));
  document.body.append(form);
  form.submit();
};

try { forget(false); resume(); } catch { /* no storage in this browser */ }
for (const form of forms) {
  const draft = read(keyOf(form));
  if (hasText(draft) && !("filled" in form.dataset)) fill(form, draft);
  form.addEventListener("input", () => keep(form, false));
  form.addEventListener("submit", () => keep(form, true));
  form.addEventListener("reset", () => {
    localStorage.removeItem(keyOf(form));
    form.querySelector("[data-restored]").hidden = true;
  });
}

const count = (field) => {
  const shown = field.parentElement.appendChild(Object.assign(document.createElement("p"), { className: "field-count number" }));
  const limit = Number(field.dataset.limit);
  const say = () => {
    const typed = [...field.value].length;
    shown.textContent = typed > limit * 0.8 ? `${typed} / ${limit}` : "";
    shown.classList.toggle("over", typed > limit);
  };
  field.addEventListener("input", say);
  say();
};

for (const field of document.querySelectorAll("[data-limit]")) count(field);
for (const out of document.querySelectorAll("form[action$='/log-out']")) out.addEventListener("submit", () => forget(true));

document.getElementById("refused")?.focus();
if (new URLSearchParams(location.search).has("done")) history.replaceState(null, "", location.pathname);
