const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const toIds = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = JSON.parse(form.dataset.passkey);
    const publicKey = { ...asked, challenge: toBytes(asked.challenge) };
    if (asked.allowCredentials) publicKey.allowCredentials = toIds(asked.allowCredentials);
    try {
      if (asked.user) {
        publicKey.user = { ...asked.user, id: toBytes(asked.user.id) };
        publicKey.excludeCredentials = toIds(asked.excludeCredentials);
      }
      const made = await (asked.user ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      const response = { clientDataJSON: toText(made.response.clientDataJSON) };
      for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
        if (made.response[name]) response[name] = toText(made.response[name]);
      }
      form.elements.credential.value = JSON.stringify({ id: made.id, rawId: toText(made.rawId), type: made.type, response });
      const own = document.querySelector("input[type=checkbox][name=remember]");
      if (own && own.checked) form.elements.remember.value = "yes";
      form.submit();
    } catch {
      form.querySelector("[data-failed]").hidden = false;
    }
  });
}
