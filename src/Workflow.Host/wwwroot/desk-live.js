// News of the desk. One tab holds the stream (Web Locks) and passes on what it hears (BroadcastChannel); when it closes, another takes over.
// Counters follow at once, lists never: what is new in one is announced in a line, and the officer decides when to see it.
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
const root = $('[data-live]'), bell = $('[data-unread]'), line = $('[data-live-line]'), step = $('[data-live-step]'), bar = $('.offline', root);
const channel = new BroadcastChannel('desk-live');
const patience = 5000, interval = 30000, pace = 10000, kept = 100;

let place = root.dataset.place;      // up to where this page knows everything
let fresh = 0;                       // new in the list of this page
let isAged = false;                  // whether the list is no longer what it was, nobody knows by how much
const recent = [];                   // what was heard last, for tabs that were opened meanwhile

// A place is "run.number"; numbers of another run of the service cannot be compared.
const run = id => id.split('.')[0], number = id => Number(id.split('.')[1]);
const isNew = n => n > number(place);
const from = id => run(id) === run(place) ? isNew : () => true;

// What every tab shows of a message.
const show = message => {
  const { news, unread, away, ended } = message;
  if (news) take(news);
  if (unread !== undefined) ring(unread);
  if (away !== undefined) state(away ? root.dataset.away.replace('{0}', away) : null);
  if (ended) state(root.dataset.ended);
};

const take = news => {
  if (run(news.id) === run(place) && !isNew(number(news.id))) return;
  const isLater = from(news.id);
  if (line) announce(news, isLater);
  if (line && (news.isReset || news.mine.length + news.unclaimed.length + news.units.length + Object.keys(news.steps).length)) count();
  if (step && isLater(news.steps[step.dataset.liveStep] ?? 0)) $('[hidden]', step)?.removeAttribute('hidden');
  place = news.id;
  document.dispatchEvent(new CustomEvent('desk:news', { detail: news }));
};

const announce = (news, isLater) => {
  const link = $('a', line);
  fresh += (news[line.dataset.liveLine] ?? []).filter(isLater).length;
  // A page that has only just been drawn has missed nothing, whatever the stream may have lost.
  isAged ||= news.isReset && performance.now() > patience;
  // Which dossiers are followed only the list knows: there it is its own rows that tell.
  isAged ||= line.dataset.liveLine === 'watched' && $$('[data-row]').some(row => row.dataset.row in news.steps && isLater(news.steps[row.dataset.row]));
  if (!isAged && fresh === 0) return;
  link.textContent = isAged ? line.dataset.changed : fresh === 1 ? line.dataset.one : line.dataset.many.replace('{0}', fresh);
  link.hidden = false;
};

// The counters are those of the inbox that this tab shows: each asks for its own, now and again, while it is seen.
let counted = -pace, counting;
const count = () => {
  counting ??= setTimeout(async () => {
    if (document.hidden) await new Promise(seen => { document.addEventListener('visibilitychange', seen, { once: true }); });
    counted = performance.now(); counting = undefined;
    const counts = await read(line.dataset.counts).catch(() => null);
    const figure = path => path.split('.').reduce((part, key) => part?.[key[0].toLowerCase() + key.slice(1)], counts);
    $$('[data-count]').forEach(b => { const n = figure(b.dataset.count); if (typeof n === 'number') b.textContent = n; });
  }, Math.max(0, counted + pace - performance.now()));
};

const ring = unread => {
  const dot = $('.dot', bell);
  dot.hidden = unread === 0; dot.textContent = unread > 99 ? '99+' : unread;
  bell.setAttribute('aria-label', unread === 0 ? bell.dataset.none : bell.dataset.some.replace('{0}', unread));
};

const state = text => { bar.hidden = text === null; if (text) $('span', bar).textContent = text; };
const tell = message => { show(message); channel.postMessage(message); };

// The tab that holds the stream hears for all.
const read = async address => {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) { isDown = true; tell({ ended: true }); }
  return answer.ok ? answer.json() : null;
};

let heard = place;                   // up to where this tab has heard, while it holds the stream
const hear = async news => {
  heard = news.id;
  recent.push(news); if (recent.length > kept) recent.shift();
  tell({ news });
  if (bell && (news.isReset || news.reminders)) {
    try { const answer = await read(bell.dataset.unread); if (answer) tell({ unread: answer.unread }); } catch { /* the next news asks again */ }
  }
};

let isDown = false, since, doubt;
const connected = () => {
  clearTimeout(doubt); doubt = since = undefined;
  if (isDown) tell({ away: null });
  isDown = false;
};
const lost = () => {
  since ??= new Date().toTimeString().slice(0, 5);
  doubt ??= setTimeout(() => { isDown = true; tell({ away: since }); }, patience);
};

const ask = async () => {
  try {
    const news = await read(`${root.dataset.live}/news?after=${encodeURIComponent(heard)}`);
    if (!news) return;
    connected();
    if (news.id !== heard || news.isReset) await hear(news);
  } catch { lost(); }
};

let source;
const open = () => {
  source?.close();
  source = new EventSource(`${root.dataset.live}?after=${encodeURIComponent(heard)}`);
  source.onopen = connected;
  source.addEventListener('news', e => hear(JSON.parse(e.data)));
  source.addEventListener('reset', e => hear(JSON.parse(e.data)));
  // A broken connection is taken up again by the browser; a refused one is not: then the page asks now and again, and tries once more.
  source.onerror = async () => {
    if (source.readyState !== EventSource.CLOSED) { lost(); return; }
    await ask(); setTimeout(open, interval);
  };
};

channel.onmessage = ({ data }) => {
  if (data.again) ask();
  else if (!data.since) show(data);
  else if (source) {
    recent.forEach(news => channel.postMessage({ news }));
    // Somebody has signed in again.
    if (isDown) open();
  }
};
$('button', bar).addEventListener('click', () => { ask(); channel.postMessage({ again: true }); });

if (bell) channel.postMessage({ unread: Number(bell.dataset.now) });
if (navigator.locks) {
  channel.postMessage({ since: place });
  navigator.locks.request('desk-live', () => { heard = place; open(); return new Promise(() => {}); });
} else {
  // Behind plain HTTP there are no locks: each tab asks for itself.
  setInterval(() => { if (!document.hidden) ask(); }, interval);
}
