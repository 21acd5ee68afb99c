// Brings one element of Elsa Studio up in its window, and tells the page around it how it fares, by events on the frame.
(() => {
  const d = document, { element, idAttribute, id, api } = d.documentElement.dataset, frame = window.frameElement;
  const go = path => frame.ownerDocument.location.assign(path);
  // Opened by itself, the window leads to the page that it belongs to.
  if (!frame) { location.replace('/studio'); return; }

  let isReady = false, isBroken = false;
  const tell = (name, detail) => frame.dispatchEvent(new CustomEvent(`studio:${name}`, { detail }));
  const fail = () => { if (!isReady) tell('failed'); else if (!isBroken) { isBroken = true; tell('broken'); } };

  // What could not be loaded or started, and what the program itself could not cope with: it shows its bar then.
  addEventListener('error', e => { if (e.target.matches?.('script, link')) fail(); }, true);
  addEventListener('unhandledrejection', () => { if (!isReady) fail(); });
  const bar = d.getElementById('blazor-error-ui');
  new MutationObserver(() => { if (getComputedStyle(bar).display !== 'none') fail(); }).observe(bar, { attributes: true, attributeFilter: ['style'] });
  // The share that is loaded is a custom property of the root element.
  new MutationObserver(() => {
    const percent = parseFloat(d.documentElement.style.getPropertyValue('--blazor-load-percentage'));
    if (percent > 0 && !isReady) tell('progress', percent);
  }).observe(d.documentElement, { attributes: true, attributeFilter: ['style'] });

  // Light or dark as the page around it, also when that changes; the code editor keeps its one theme's name and gets other colours.
  const desk = frame.ownerDocument.documentElement, machine = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const isDark = desk.dataset.theme ? desk.dataset.theme === 'dark' : machine.matches;
    d.documentElement.classList.toggle('dark', isDark);
    window.monaco?.editor?.defineTheme('vs', { base: isDark ? 'vs-dark' : 'vs', inherit: true, rules: [], colors: {} });
  };
  new MutationObserver(paint).observe(desk, { attributes: true, attributeFilter: ['data-theme'] });
  machine.addEventListener('change', paint);
  paint();

  // Studio writes an inline script for its keys, which the content policy blocks; this takes its place. Ctrl R stays the browser's.
  let press = null;
  window.editorHotkeys = {
    register(editor) {
      if (idAttribute !== 'definition-id') return;
      press = e => {
        if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 's') return;
        e.preventDefault();
        editor.invokeMethodAsync(e.shiftKey ? 'OnHotKeysCtrlShiftS' : 'OnHotKeysCtrlS');
      };
      addEventListener('keydown', press);
    },
    dispose() { removeEventListener('keydown', press); press = null; }
  };
  // Dates as here written, day first; numbers with a point, as Studio computes with them.
  localStorage.setItem('BlazorCulture', 'en-GB');

  // Each change of a definition may change its problems; a run is refused, and the page says where dossiers start.
  const ask = window.fetch, changes = /^\/(workflow-definitions|workflow-definition-versions|bulk-actions)(\/|$)/, run = /\/execute$/, save = '/workflow-definitions';
  let typed = 0, kept = 0;
  window.fetch = async (input, init) => {
    const before = typed, answer = await ask.call(window, input, init);
    const url = new URL(input.url ?? input, d.baseURI), method = (init?.method ?? input.method ?? 'GET').toUpperCase();
    if (url.origin !== location.origin || !url.pathname.startsWith(`${api}/`)) return answer;
    const call = url.pathname.slice(api.length);
    if (answer.status === 401) tell('signedOut');
    else if (method !== 'GET' && changes.test(call)) tell(run.test(call) ? 'ran' : 'saved');
    if (method === 'POST' && call === save && answer.ok) kept = Math.max(kept, before);
    return answer;
  };

  // Studio saves a moment after a field is left, and forgets without a word what is not saved yet: the browser asks before that is lost.
  // What is drawn shows as unsaved by the dot on Studio's button; what is typed does not until its field is left.
  if (idAttribute === 'definition-id') {
    const type = e => { if (e.target.matches?.('textarea, input[type=text]') && e.target.labels?.length && !e.target.closest('.mud-dialog')) typed++; };
    addEventListener('input', type);
    addEventListener('change', type);
    addEventListener('beforeunload', e => {
      if (typed === kept && !d.querySelector('.elsa-toolbar-icon .mud-badge.mud-theme-warning')) return;
      e.preventDefault();
      // Whoever stays finds it saved.
      d.activeElement?.blur();
    });
  }

  // Studio has no pages here: where it would turn to one of its own, ours opens.
  const push = history.pushState;
  history.pushState = function (state, unused, url) {
    const path = new URL(url ?? location, d.baseURI).pathname;
    const [, kind, which] = /\/workflows\/(definitions|instances)\/([^/]+)\/(?:edit|view)$/.exec(path) ?? [];
    if (!which) return push.call(history, state, unused, url);
    go(kind === 'definitions' ? `/studio/${which}` : `/studio/instances/${which}`);
  };

  // A drawing opens at full size, somewhere in its middle. It is fitted into its canvas, again while panes and boxes find their sizes, until it is touched.
  const fitWhenDrawn = studio => {
    let isTouched = false, isFitting = false, graphs = [], fitted;
    // The names of the outcomes stand to the right of the boxes and do not count as the drawing.
    const padding = { left: 20, top: 30, right: 80, bottom: 20 };
    const view = () => graphs.map(graph => { const { tx, ty } = graph.translate(); return `${graph.zoom()} ${tx} ${ty}`; }).join();
    const fit = () => {
      if (isTouched) return;
      isFitting = true;
      for (const graph of graphs) graph.zoomToFit({ padding, minScale: 0.1, maxScale: 1 });
      [isFitting, fitted] = [false, view()];
    };
    const again = () => requestAnimationFrame(fit);
    // Studio turns to a place of its own choice once its lines are drawn.
    const turned = () => { if (!isFitting && view() !== fitted) again(); };
    const resized = new ResizeObserver(again);
    const drawn = new MutationObserver(async () => {
      const canvas = studio.querySelector('.x6-graph');
      if (!canvas?.querySelector('.x6-node')) return;
      drawn.disconnect();
      // Studio's own button leaves long drawings half outside; its module exports the graph behind it. Without that, the drawing stays where it is.
      const { graphBindings = {} } = await import(new URL('_content/Elsa.Studio.Workflows.Designer/designer.entry.js', d.baseURI)).catch(() => ({}));
      graphs = Object.values(graphBindings).map(binding => binding.graph).filter(graph => graph?.zoomToFit);
      for (const graph of graphs) {
        for (const change of ['node:change:size', 'cell:added']) graph.on(change, again);
        for (const change of ['scale', 'translate']) graph.on(change, turned);
      }
      resized.observe(canvas);
    });
    const touch = () => { isTouched = true; drawn.disconnect(); resized.disconnect(); };
    for (const kind of ['pointerdown', 'wheel', 'keydown']) addEventListener(kind, touch, { once: true, capture: true, passive: true });
    drawn.observe(studio, { childList: true, subtree: true });
  };
  // A dossier is stopped by law elsewhere and nothing of it is removed: what the service refuses for that reason is not offered. Menus are told by
  // their words, for they carry no other mark; a dialog's own buttons stay.
  const withheld = {
    'elsa-workflow-definition-list': ['Cancel'],
    'elsa-workflow-instance-list': ['Bulk actions', 'Cancel', 'Delete', 'Import'],
    'elsa-workflow-instance-viewer': ['Cancel', 'Delete'],
  }[element];
  if (withheld) new MutationObserver(() => {
    for (const item of d.querySelectorAll('.mud-menu-item, .mud-menu-button-activator')) item.hidden = withheld.includes(item.textContent.trim());
  }).observe(d.body, { childList: true, subtree: true, characterData: true });

  const start = async () => {
    await customElements.whenDefined(element);
    paint();
    const studio = d.createElement(element);
    studio.setAttribute('remote-endpoint', location.origin + api);
    if (idAttribute) studio.setAttribute(idAttribute, id);
    // With each of its calls the editor says which definition is open.
    if (idAttribute === 'definition-id') {
      studio.setAttribute('tenant-id', encodeURIComponent(id));
      studio.setAttribute('tenant-id-header-name', 'X-Open-Definition');
    }
    studio.editWorkflowDefinition = definition => go(`/studio/${encodeURIComponent(definition)}`);
    studio.viewWorkflowInstance = instance => go(`/studio/instances/${encodeURIComponent(instance)}`);
    new MutationObserver((_, observer) => {
      if (!studio.querySelector('[class^="mud-"], [class*=" mud-"], [class*="rz-"]')) return;
      observer.disconnect(); isReady = true; tell('ready');
    }).observe(studio, { childList: true, subtree: true });
    fitWhenDrawn(studio);
    d.getElementById('studio').append(studio);
  };
  start();
})();
