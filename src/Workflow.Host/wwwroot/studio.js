// The frame around Elsa Studio: how far it is loaded, what to do when it fails, and how the open definition stands.
(() => {
  const d = document, $ = (s, e = d) => e.querySelector(s), box = $('[data-studio]');
  const show = (name, isShown = true) => { const e = $(`[data-studio-${name}]`); if (e) e.hidden = !isShown; };

  // How the definition stands: asked at the start, after each save, and now and then for what others do.
  const bar = $('[data-standing]'), patience = 90000, often = 30000;
  const filled = (name, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), bar.dataset[name]);
  const since = instant => {
    // Day first and 24 hours, as every date of the desk in either language.
    const at = new Date(instant), timeZone = bar.dataset.zone, date = time => time.toLocaleDateString('en-GB', { timeZone, day: '2-digit', month: '2-digit' });
    const hour = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    return date(at) === date(new Date()) ? hour : `${hour} ${date(at)}`;
  };
  const paint = standing => {
    const { name, version, isDraft, problems, warnings, procedureCode, editedBy, editedSince } = standing;
    if (name) { $('[data-name]', bar).textContent = name; d.title = d.title.replace(/^.* · /, `${name} · `); }
    const tag = $('[data-version]', bar); tag.hidden = false; tag.textContent = filled(isDraft ? 'draft' : 'published', version);
    const link = $('[data-problem-link]', bar), parts = [];
    if (problems > 0) parts.push(filled('problems', problems));
    if (warnings > 0) parts.push(filled('warnings', warnings));
    const text = parts.join(', ') || bar.dataset.clean;
    if (link.textContent !== text) { link.textContent = text; $('[data-standing-said]', bar).textContent = text; }
    link.className = `tag ${problems > 0 ? 'over' : warnings > 0 ? 'near' : 'ok'}`;
    $('[data-procedure-link]', bar).textContent = procedureCode ? filled('ofProcedure', procedureCode) : bar.dataset.noProcedure;
    const editor = $('[data-editor]', bar); editor.hidden = !editedBy;
    if (editedBy) editor.textContent = filled('edited', editedBy, since(editedSince));
  };
  const ask = async () => {
    if (!bar) return;
    try {
      const answer = await fetch(bar.dataset.standing, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (answer.status === 401) show('signed-out');
      if (answer.ok) { show('signed-out', false); paint(await answer.json()); }
    } catch { /* away for a moment: the next round asks again */ }
  };
  if (bar) { ask(); setInterval(() => d.hidden || ask(), often); d.addEventListener('visibilitychange', () => d.hidden || ask()); }

  d.addEventListener('click', e => {
    if (e.target.closest('[data-studio-reload]')) location.reload();
    const dismiss = e.target.closest('[data-studio-dismiss]'); if (dismiss) dismiss.closest('.studio-note').hidden = true;
  });
  if (!box) return;

  // The window tells of itself by events on its frame (studio-window.js).
  const frame = $('[data-studio-frame]', box), progress = $('[data-studio-progress]', box);
  let overdue;
  const wait = () => { clearTimeout(overdue); overdue = setTimeout(() => fail(), patience); };
  const fail = () => { clearTimeout(overdue); show('wait', false); show('failed'); };
  const on = {
    progress: e => { wait(); progress.value = e.detail; },
    ready: () => { clearTimeout(overdue); show('wait', false); show('failed', false); frame.inert = false; },
    failed: fail,
    broken: () => show('broken'),
    saved: ask,
    ran: () => show('run'),
    signedOut: () => show('signed-out'),
  };
  for (const [name, act] of Object.entries(on)) frame.addEventListener(`studio:${name}`, act);
  wait();
  frame.src = box.dataset.studio;
})();
