// SPDX-License-Identifier: AGPL-3.0-or-later
// Shows what a push service hands over, and opens its page. It answers no request of any page.
"use strict";

const INBOX = `${self.location.origin}/inbox`;

const told = (event) => {
  try { return event.data.json(); } catch { return {}; }
};

const here = (link) => {
  try {
    const address = new URL(link || INBOX, self.location.origin);
    return address.origin === self.location.origin ? address.href : INBOX;
  } catch { return INBOX; }
};

self.addEventListener("push", (event) => {
  const { id, title, link } = told(event);
  const options = { data: { link: here(link) }, icon: "/static/touch.png" };
  if (id) options.tag = id;
  event.waitUntil(self.registration.showNotification(title || "邻里", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data?.link ?? INBOX));
});
