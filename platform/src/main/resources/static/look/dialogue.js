// Taking part in a dialogue: a code that came in a link never stays in an address, and while one writes, statements that say much the
// same are shown. Without script the same forms work; then those are shown when one sends.
for (const form of document.querySelectorAll("form[data-code]")) {
  const code = decodeURIComponent(location.hash.slice(1));
  if (/^[0-9A-Za-z -]{15,20}$/.test(code) && form.elements.kod) {
    form.elements.kod.value = code;
    history.replaceState(null, "", location.pathname);
  }
}

for (const form of document.querySelectorAll("form[data-alike]")) {
  const text = form.elements.text;
  const here = form.querySelector("[data-alike-here]");
  const left = form.querySelector("[data-left]");
  const number = form.querySelector("[data-left-number]");
  let waiting;
  const count = () => {
    left.hidden = false;
    number.textContent = Number(text.dataset.longest) - [...text.value.trim()].length;
  };
  const look = async () => {
    if (text.value.trim().length < 15) return;
    const answer = await fetch(form.dataset.alike, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    here.replaceChildren(...page.querySelector("[data-alike-there]").childNodes);
  };
  text.addEventListener("input", () => {
    count();
    clearTimeout(waiting);
    waiting = setTimeout(look, 500);
  });
  count();
}
