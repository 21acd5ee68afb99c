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

  // Ticked rows: how many, and all at once. The bar that acts on them is shown by the style sheet.
  const ticks = $$('.tick'), picked = $('#picked'), all = $('#tick-all');
  const tally = () => {
    const n = ticks.filter(t => t.checked).length;
    if (picked) picked.textContent = n === 1 ? picked.dataset.one : picked.dataset.many.replace('{0}', n);
    if (all) all.checked = n > 0 && n === ticks.length;
  };
  if (all) { all.hidden = false; all.addEventListener('change', () => { ticks.forEach(t => { t.checked = all.checked; }); tally(); }); }
  ticks.forEach(t => t.addEventListener('change', tally)); if (picked) { tally(); $('#bulk').addEventListener('reset', () => setTimeout(tally)); }

  // After a refused form the summary is read first; a change that was saved is announced by its own role.
  const summary = $('[data-focus]'); if (summary) summary.focus();

  // Keys: j/k move, Enter open, / search, ? help; every other one presses the element that names it (data-key), if it is visible:
  // first in the bar of ticked rows, then in the row, then on the page. Can be switched off (WCAG 2.1.4).
  const rows = $$('[data-row]'); let at = -1;
  const move = n => {
    if (!rows.length) return;
    rows[at]?.classList.remove('at'); at = Math.max(0, Math.min(rows.length - 1, at + n));
    rows[at].classList.add('at'); $('a', rows[at]).focus({ preventScroll: true }); rows[at].scrollIntoView({ block: 'nearest' });
  };
  rows.forEach((r, i) => r.addEventListener('focusin', () => { rows[at]?.classList.remove('at'); at = i; r.classList.add('at'); }));
  const keyed = (key, area) => $$('[data-key]', area).find(b => b.dataset.key === key && b.checkVisibility() && (area !== d || !b.closest('[data-row]')));
  const press = key => {
    const bulk = $('.bulk'), b = (bulk && keyed(key, bulk)) || (rows[at] && keyed(key, rows[at])) || keyed(key, d);
    if (!b) return false;
    // A digit only leads to an outcome: what cannot be taken back is pressed on purpose.
    if (/^\d$/.test(key)) { b.focus(); return true; }
    b.click();
    if (b.matches('summary')) ((b.parentElement.open && $('select, textarea, input:not([type=hidden])', b.parentElement)) || b).focus();
    return true;
  };
  let lead = '', leading;
  const named = $('[data-named]'); if (named) { const tell = () => { $('#file-name').value = named.files[0]?.name ?? ''; }; named.addEventListener('change', tell); tell(); }
  const off = $('#keys-off'); if (off) { off.checked = store('desk-keys') === 'off'; off.addEventListener('change', () => store('desk-keys', off.checked ? 'off' : '')); }
  d.addEventListener('keydown', e => {
    const field = e.target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])');
    if (e.key === 'Escape') { const menu = e.target.closest('details[open]'); if (menu && menu.matches('.more, .menu')) { menu.open = false; $('summary', menu).focus(); } }
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { const b = $('[data-key=submit]', e.target.closest('form') || d); if (b) { e.preventDefault(); b.click(); } return; }
    if (field || e.ctrlKey || e.metaKey || e.altKey || store('desk-keys') === 'off' || $('dialog[open]')) return;
    const row = rows[at], run = {
      j: () => move(1), k: () => move(-1),
      Enter: () => row && !e.target.closest('a, button, summary, input') && $('a', row).click(),
      '/': () => { const s = $('[data-search]'); if (s) s.focus(); },
      '?': () => { const k = $('#keys'); if (k) k.showModal(); }
    }[e.key];
    clearTimeout(leading);
    const key = lead + e.key; lead = '';
    if (key === 'g') { lead = 'g '; leading = setTimeout(() => { lead = ''; }, 1500); return; }
    if (run && key === e.key) { if (key !== 'Enter') e.preventDefault(); run(); return; }
    if ((key.length === 1 || key.startsWith('g ') || key === 'Escape') && press(key)) e.preventDefault();
  });
})();
