// Keeps what is typed into a form: a moment after typing stops, and on leaving. The server says when, and refuses what another window has saved since.
const form = document.querySelector('form[data-draft]'), said = document.querySelector('[data-draft-said]');
if (form && said) {
  const Pause = 1200, address = form.dataset.draft;
  let changed = false, running = null, timer = 0, sent = false, lost = false;
  const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));

  const save = async () => {
    clearTimeout(timer);
    // One at a time: what was typed meanwhile goes with the next.
    if (running) { await running; }
    if (!changed || sent || lost) return;
    changed = false;
    running = (async () => {
      try {
        const answer = await fetch(address, { method: 'POST', body: fields(), headers: { Accept: 'application/json' } });
        if (answer.status === 401) { changed = true; said.textContent = said.dataset.signedOut; return; }
        const { said: words, revision } = await answer.json();
        said.textContent = words;
        if (answer.ok) form.elements.draft.value = revision; else lost = true;
      } catch { changed = true; said.textContent = said.dataset.away; }
    })();
    await running;
    running = null;
  };

  form.addEventListener('input', () => { changed = true; clearTimeout(timer); timer = setTimeout(save, Pause); });
  // A field that is left is kept at once: the next press may lead away.
  form.addEventListener('change', save);
  // What is sent on purpose carries its text itself.
  form.addEventListener('submit', () => { sent = true; clearTimeout(timer); });
  // A page that comes back from the browser's memory may be typed into again.
  addEventListener('pageshow', () => { sent = false; });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !changed || sent || lost) return;
    clearTimeout(timer);
    if (navigator.sendBeacon(address, fields())) changed = false;
  });
}
