// Answering a pulse. What one has filled in stays in this browser until it is sent, and the code of a link never leaves it in an address.
// Without script the same forms work; then a page that is left begins anew.
const KEPT = "tillit-svara-";

for (const form of document.querySelectorAll("form[data-code]")) {
  const code = decodeURIComponent(location.hash.slice(1));
  if (/^[0-9A-Za-z -]{15,20}$/.test(code)) {
    form.elements.kod.value = code;
    history.replaceState(null, "", location.pathname);
  }
}

for (const form of document.querySelectorAll("form[data-answers]")) {
  const name = KEPT + form.dataset.answers;
  const clear = form.querySelector("[data-clear]");
  const kept = JSON.parse(localStorage.getItem(name) ?? "{}");
  clear.hidden = false;
  for (const field of form.elements) {
    if (!(field.name in kept)) continue;
    if (field.type === "radio") field.checked ||= field.value === kept[field.name];
    else field.value ||= kept[field.name];
  }
  form.addEventListener("input", () => {
    const filled = [...new FormData(form)].filter(([field, value]) => field.startsWith("f") && value);
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(filled)));
  });
  form.addEventListener("reset", () => localStorage.removeItem(name));
}

if (document.querySelector("[data-sent]")) {
  for (const name of Object.keys(localStorage)) if (name.startsWith(KEPT)) localStorage.removeItem(name);
}
