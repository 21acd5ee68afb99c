// Better with it, complete without it. Every key presses a link or button that is already on the page.
(() => {
  const d = document, root = d.documentElement, store = (k, v) => {
    try { if (v === undefined) return localStorage.getItem(k); v ? localStorage.setItem(k, v) : localStorage.removeItem(k); } catch { return null; }
  };
  const $ = (s, e = d) => e.querySelector(s), $$ = (s, e = d) => [...e.querySelectorAll(s)];

  // Theme: follow the machine -> light -> dark. Kept in a cookie, so that the server renders it.
  const order = ['', 'light', 'dark'];
  const paint = t => {
    t ? root.dataset.theme = t : delete root.dataset.theme;
    $$('[data-theme-toggle]').forEach(b => { const label = b.dataset[t || 'auto']; b.title = label; b.setAttribute('aria-label', label); });
  };
  const keep = t => { d.cookie = 'desk-theme=' + t + '; path=/; samesite=lax; max-age=' + (t ? 31536000 : 0); };
  paint(root.dataset.theme || '');
  d.addEventListener('click', e => {
    if (e.target.closest('[data-theme-toggle]')) {
      e.preventDefault();
      const t = order[(order.indexOf(root.dataset.theme || '') + 1) % 3]; keep(t); paint(t);
    }
    const box = e.target.closest('[data-close]'); if (box) box.closest('dialog').close();
    if (e.target.closest('[data-keys]')) { e.preventDefault(); $('#keys').showModal(); }
    if (e.target.closest('[data-print]')) print();
    const copier = e.target.closest('[data-copy]'); if (copier) copy(copier);
    // An open menu closes when the hand goes elsewhere.
    $$('details.more[open], details.menu[open]').forEach(m => { if (!m.contains(e.target)) m.open = false; });
  });
  // A browser gives the clipboard to pages behind TLS only; elsewhere the text is selected, and the older command copies it.
  const copy = async b => {
    const field = d.getElementById(b.dataset.copy); field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { if (!d.execCommand('copy')) return; }
    b.textContent = b.dataset.copied; $('[data-copy-said]').textContent = b.dataset.copied;
  };
  // What only works with script is hidden until script is there.
  $$('[data-keys], [data-print], [data-copy]').forEach(b => { b.hidden = false; });

  // The counter of reminders, and nothing else, follows what comes in: nothing moves under the hand.
  const bell = $('[data-unread]');
  if (bell) setInterval(async () => {
    if (d.hidden) return;
    try {
      const answer = await fetch(bell.dataset.unread, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      const { unread } = await answer.json(), dot = $('.dot', bell);
      dot.hidden = unread === 0; dot.textContent = unread > 99 ? '99+' : unread;
      bell.setAttribute('aria-label', unread === 0 ? bell.dataset.none : bell.dataset.some.replace('{0}', unread));
    } catch { /* away for a moment: the next round asks again */ }
  }, 30000);

  // After a refused form the summary is read first; a change that was saved is announced by its own role.
  const summary = $('[data-focus]'); if (summary) summary.focus();

  // Keys: j/k move, Enter open, c claim, b supplement, t refuse, / search, ? help. Can be switched off (WCAG 2.1.4).
  const rows = $$('[data-row]'); let at = -1;
  const move = n => {
    if (!rows.length) return;
    rows[at]?.classList.remove('at'); at = Math.max(0, Math.min(rows.length - 1, at + n));
    rows[at].classList.add('at'); $('a', rows[at]).focus({ preventScroll: true }); rows[at].scrollIntoView({ block: 'nearest' });
  };
  rows.forEach((r, i) => r.addEventListener('focusin', () => { rows[at]?.classList.remove('at'); at = i; r.classList.add('at'); }));
  const unfold = key => { const s = $(`[data-key=${key}]`); if (s) { s.click(); s.focus(); } };
  const off = $('#keys-off'); if (off) { off.checked = store('desk-keys') === 'off'; off.addEventListener('change', () => store('desk-keys', off.checked ? 'off' : '')); }
  d.addEventListener('keydown', e => {
    const field = e.target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])');
    if (e.key === 'Escape') { const menu = e.target.closest('details[open]'); if (menu && menu.matches('.more, .menu')) { menu.open = false; $('summary', menu).focus(); } }
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { const b = $('[data-key=submit]', e.target.closest('form') || d); if (b) { e.preventDefault(); b.click(); } return; }
    if (field || e.ctrlKey || e.metaKey || e.altKey || store('desk-keys') === 'off' || $('dialog[open]')) return;
    const row = rows[at], run = {
      j: () => move(1), k: () => move(-1),
      Enter: () => row && !e.target.closest('a, button, summary, input') && $('a', row).click(),
      c: () => { const b = (row && $('[data-key=c]', row)) || (!rows.length && $('[data-key=c]')); if (b) b.click(); },
      b: () => unfold('b'),
      t: () => unfold('t'),
      '/': () => { const s = $('[data-search]'); if (s) s.focus(); },
      '?': () => { const k = $('#keys'); if (k) k.showModal(); }
    }[e.key];
    if (run) { if (e.key !== 'Enter') e.preventDefault(); run(); }
  });
})();
