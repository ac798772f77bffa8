// Passkeys. Without this file, or without passkeys in the browser, password and code remain.
"use strict";

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function post(address, token, sent) {
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token, "Content-Type": "application/json" }, body: JSON.stringify(sent) });
  return answer.json();
}

function plain(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return { id: credential.id, rawId: toText(credential.rawId), type: credential.type, response, clientExtensionResults: {} };
}

async function usePasskey(form) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const options = await post(form.dataset.ask, token, {});
  options.challenge = toBytes(options.challenge);
  for (const list of [options.excludeCredentials, options.allowCredentials]) (list || []).forEach((held) => { held.id = toBytes(held.id); });
  const making = form.dataset.passkey === "keep";
  if (making) options.user.id = toBytes(options.user.id);
  const credential = making ? await navigator.credentials.create({ publicKey: options }) : await navigator.credentials.get({ publicKey: options });
  const name = form.querySelector("[name=name]")?.value || "";
  return post(form.dataset.send, token, { credential: plain(credential), name });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    try {
      const answer = await usePasskey(form);
      if (answer.done) window.location.assign(form.dataset.next);
      else status.textContent = answer.said || "";
    } catch (fault) {
      status.textContent = fault.message;
    }
  });
}
