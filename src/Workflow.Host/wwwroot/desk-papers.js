// Forms with files: they are sent as soon as they are chosen or dropped, several at once, each with its progress. Without this they go with the form.
const form = document.querySelector('[data-papers]'), list = form?.querySelector('[data-done]') ?? form;
// The part that takes files may stand beside the form that it belongs to.
const owner = form && (document.getElementById(form.dataset.form) ?? form.closest('form'));
const $ = (s, e = form) => e.querySelector(s), $$ = (s, e = form) => [...e.querySelectorAll(s)];
const AT_ONCE = 3, waiting = [];
let underWay = 0;

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');
const say = text => { $('[data-said]').textContent = text; };
const touched = () => owner.dispatchEvent(new Event('input', { bubbles: true }));
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').split(/[^a-z0-9]+/).filter(w => w.length > 1);
// As the server writes it: bytes, whole kilobytes, from a million bytes on megabytes with one digit.
const size = bytes => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;

// The name of a file names its paper when most of its words do, and no other paper's as well.
const placeOf = name => {
  const words = new Set(fold(name.replace(/\.[^.]*$/, '')));
  const scored = $$('[data-words]').map(row => ({ row, hits: fold(row.dataset.words).filter((w, i, all) => words.has(w) && all.indexOf(w) === i).length })).sort((a, b) => b.hits - a.hits);
  const [best, next] = scored;
  return best && best.hits >= 2 && best.hits * 2 >= words.size && best.hits > (next?.hits ?? 0) ? best.row : $('[data-paper=""]');
};

const recount = () => {
  if (!$('[data-count]')) return;
  const needed = $$('[data-needed]'), missing = needed.filter(box => !box.checked), complete = missing.length === 0;
  const count = $('[data-count]'); count.textContent = fill(count.dataset.count, needed.length - missing.length, needed.length);
  $('[data-missing]').classList.toggle('gone', complete);
  $('[data-missing-list]').replaceChildren(...missing.map(box => Object.assign(document.createElement('li'), { textContent: box.closest('[data-paper]').dataset.name })));
  $$('[data-when]').forEach(button => {
    const leads = (button.dataset.when === 'complete') === complete;
    button.classList.toggle('p', leads);
    if (leads) button.dataset.key = 'submit'; else delete button.dataset.key;
  });
};

const reckon = () => {
  const due = $('[data-due]'); if (!due) return;
  const sum = $$('[data-amount]').reduce((all, field) => all + Number(field.dataset.amount) * Math.max(0, Math.trunc(Number(field.value) || 0)), 0);
  due.textContent = sum.toLocaleString(document.documentElement.lang);
};

const settle = () => { underWay--; waiting.shift()?.(); };

// One line a file: progress while it is sent, then the fields that go with the form.
const take = (file, row) => {
  const line = $('[data-file-line]').content.firstElementChild.cloneNode(true);
  const bar = $('[data-progress]', line), state = $('[data-state]', line), place = $('[data-place]', line), again = $('[data-again]', line), drop = $('[data-discard]', line), id = $('[type=hidden]', line);
  $('.name', line).textContent = file.name;
  place.setAttribute('aria-label', fill(place.dataset.label, file.name));
  drop.setAttribute('aria-label', fill(drop.dataset.label, file.name));
  bar.setAttribute('aria-label', fill(list.dataset.underWay, file.name));
  place.value = row.dataset.paper;
  $('[data-files]', row).append(line);
  let request = null;

  const fail = text => { bar.hidden = true; state.textContent = text; state.classList.add('err'); say(`${file.name}: ${text}`); };
  const send = () => {
    underWay++; again.hidden = true; bar.hidden = false; bar.value = 0; state.classList.remove('err');
    request = new XMLHttpRequest();
    request.open('POST', `${form.dataset.upload}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = e => { bar.value = e.loaded / e.total * 100; state.textContent = `${size(e.loaded)} / ${size(e.total)}`; };
    request.onloadend = () => {
      settle();
      if (request.status === 201) {
        const taken = JSON.parse(request.response);
        $('.name', line).textContent = taken.name; id.value = drop.value = taken.id; id.disabled = place.disabled = false;
        bar.remove(); again.remove(); state.textContent = size(taken.size);
        const box = $('[type=checkbox]', line.closest('[data-paper]')); if (box) { box.checked = true; recount(); }
        say(fill(list.dataset.done, taken.name)); touched();
      } else if (line.isConnected) {
        let reason = null; try { reason = JSON.parse(request.response).detail; } catch { /* no answer, or not ours */ }
        again.hidden = request.status >= 400 && request.status < 500;
        fail(reason ?? list.dataset.failed);
      }
    };
    request.send(file);
  };
  again.addEventListener('click', () => start());
  drop.addEventListener('click', e => {
    e.preventDefault();
    if (id.value) fetch(`${form.dataset.upload}/${id.value}`, { method: 'DELETE' }); else request?.abort();
    const next = line.nextElementSibling ?? line.previousElementSibling, home = line.closest('[data-paper]');
    line.remove(); say(fill(list.dataset.cancelled, file.name));
    ($('[data-discard]', next ?? home) ?? $('[data-chooser]', home) ?? $('#file')).focus(); touched();
  });
  const start = () => { const go = () => line.isConnected ? send() : waiting.shift()?.(); underWay < AT_ONCE ? go() : waiting.push(go); };
  if (file.size > Number(form.dataset.most)) fail(list.dataset.tooLarge); else start();
};

if (form) {
  form.addEventListener('change', e => {
    if (e.target.matches('[data-chooser]')) {
      const row = e.target.closest('[data-paper]');
      [...e.target.files].forEach(file => take(file, row ?? placeOf(file.name)));
      e.target.value = '';
    } else if (e.target.matches('[data-place]')) {
      // A file that stands for another paper moves there.
      const line = e.target.closest('[data-file]'), home = $(`[data-paper="${CSS.escape(e.target.value)}"]`);
      if (!home) return;
      $('[data-files]', home).append(line); e.target.focus();
      const box = $('[type=checkbox]', home); if (box) box.checked = true;
      recount();
    } else if (e.target.matches('[data-needed]')) recount();
    else if (e.target.matches('[data-amount]')) reckon();
  });
  owner.addEventListener('submit', e => {
    if (underWay === 0) return;
    // Why nothing happens is for everybody to read.
    e.preventDefault(); $('[data-said]').classList.remove('sr'); say(list.dataset.wait);
  });
  const zone = $('[data-drop]');
  for (const [event, on] of [['dragover', true], ['dragleave', false], ['drop', false]])
    form.addEventListener(event, e => { if (e.dataTransfer?.types.includes('Files')) { e.preventDefault(); zone.classList.toggle('over', on); } });
  form.addEventListener('drop', e => {
    const row = e.target.closest('li[data-paper]');
    [...(e.dataTransfer?.files ?? [])].forEach(file => take(file, row ?? placeOf(file.name)));
  });
}
