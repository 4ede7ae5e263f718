// Passkeys: asks the server for its question, lets the browser answer it, and sends the answer with the form as it stands.
// Where the browser has no passkeys, the forms stay hidden and the password is the way.
const able = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

for (const note of document.querySelectorAll("[data-without-passkeys]")) note.hidden = able;

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const failed = form.querySelector("[data-failed]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const asked = await fetch(form.dataset.ask, { method: "POST", body: new URLSearchParams({ _csrf: form.elements._csrf.value }) });
      if (!asked.ok) throw new Error(asked.status);
      const question = await asked.json();
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      form.elements.svar.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      failed.hidden = false; // also where the person changed their mind
    }
  });
}
