// SPDX-License-Identifier: AGPL-3.0-or-later
// Turns Web Push on in this browser: asks for leave, subscribes, and sends the form that tells the server.
"use strict";

const form = document.querySelector("form[data-push-key]");
const listed = [...document.querySelectorAll("[data-browser]")];

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const idOf = async (endpoint) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint)));
  return [...digest.slice(0, 8)].map((one) => one.toString(16).padStart(2, "0")).join("");
};

const say = (name) => {
  for (const one of form.querySelectorAll("[data-push-says]")) one.hidden = one.dataset.pushSays !== name;
};

const registered = () => navigator.serviceWorker.register(form.dataset.worker);

// What another log-in left behind in this browser is ended first: its messages must not come here any more.
const subscribed = async () => {
  const { pushManager } = await registered();
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.pushKey) });
};

const turnOn = async () => {
  if (await Notification.requestPermission() !== "granted") return say("denied");
  try {
    const found = await subscribed();
    form.elements.endpoint.value = found.endpoint;
    for (const name of ["p256dh", "auth"]) form.elements[name].value = base64url(found.getKey(name));
  } catch { return say("failed"); }
  form.submit();
};

const mark = async () => {
  const found = await (await registered()).pushManager.getSubscription();
  const id = found && await idOf(found.endpoint);
  const own = listed.find((one) => one.dataset.browser === id);
  own?.querySelector("[data-this]")?.removeAttribute("hidden");
  own?.addEventListener("submit", () => found.unsubscribe());
  say(own ? "on" : "off");
};

if (form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    turnOn();
  });
  mark().catch(() => say("failed"));
}
