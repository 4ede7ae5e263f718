// Documents: a folder dropped on the form, progress that shows itself, one key for each answer. All of it has a plain way beside.
(() => {
  const form = document.querySelector('form[data-drop]');
  if (form) takeIn(form);
  const going = document.querySelector('[data-progress=pagar]');
  if (going) setTimeout(follow, 1500);
  document.addEventListener('keydown', answer);

  function answer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    const chosen = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (chosen) {
      event.preventDefault();
      chosen.click();
    }
  }

  async function follow() {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      const now = page.querySelector('[data-progress]');
      if (!now) return;
      document.querySelector('[data-progress]').replaceWith(now);
      document.title = page.title;
      if (now.dataset.progress === 'pagar') setTimeout(follow, 1500);
    } catch {
      setTimeout(follow, 5000);
    }
  }

  function takeIn(form) {
    const input = form.querySelector('input[type=file]');
    const status = form.querySelector('[data-drop-status]');
    const hint = form.querySelector('[data-drop-hint]');
    const largest = form.dataset.megabytes * 1024 * 1024;
    if (!input.multiple) return;
    hint.hidden = false;
    const field = form.querySelector('.t-drop');
    for (const type of ['dragover', 'dragenter']) {
      form.addEventListener(type, event => {
        event.preventDefault();
        field.dataset.over = '';
      });
    }
    form.addEventListener('dragleave', () => delete field.dataset.over);
    form.addEventListener('drop', async event => {
      event.preventDefault();
      delete field.dataset.over;
      const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
      const files = [];
      for (const entry of entries) await collect(entry, '', files);
      await send(files);
    });
    form.addEventListener('submit', event => {
      if (input.files.length > 0) {
        event.preventDefault();
        send([...input.files].map(file => ({file, name: file.name})));
      }
    });

    async function collect(entry, folder, files) {
      if (entry.isFile) {
        files.push({file: await new Promise((ok, no) => entry.file(ok, no)), name: folder + entry.name});
      } else {
        const reader = entry.createReader();
        for (;;) {
          const some = await new Promise((ok, no) => reader.readEntries(ok, no));
          if (some.length === 0) return;
          for (const one of some) await collect(one, folder + entry.name + '/', files);
        }
      }
    }

    // In turns that stay below what the server takes at a time; the import is read after the last.
    async function send(files) {
      if (files.length === 0) return;
      const turns = [[]];
      let size = 0;
      for (const one of files) {
        const bytes = one.file.size > largest ? 0 : one.file.size;
        if (turns.at(-1).length === 100 || size + bytes > largest) {
          turns.push([]);
          size = 0;
        }
        turns.at(-1).push(one);
        size += bytes;
      }
      form.querySelector('button').disabled = true;
      let sentIn = '';
      let sent = 0;
      try {
        for (const [number, turn] of turns.entries()) {
          status.textContent = form.dataset.sending.replace('0', sent).replace('1', files.length);
          const body = new FormData();
          body.append('_csrf', form.elements._csrf.value);
          body.append('nyckel', crypto.randomUUID());
          if (sentIn) body.append('inlasning', sentIn);
          if (number < turns.length - 1) body.append('fler', 'ja');
          for (const {file, name} of turn) {
            if (file.size > largest) {
              body.append('forstor', name);
            } else {
              body.append('filer', file, file.name);
              body.append('namn', name);
            }
          }
          const answer = await fetch(form.action, {method: 'POST', body});
          const found = /\/dokument\/inlasning\/([0-9a-f-]{36})/.exec(answer.url);
          if (!answer.ok || !found) throw new Error(answer.status);
          sentIn = found[1];
          sent += turn.length;
        }
        location.assign('/dokument/inlasning/' + sentIn);
      } catch {
        status.textContent = form.dataset.failed;
        form.querySelector('button').disabled = false;
      }
    }
  }
})();
