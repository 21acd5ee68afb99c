// The wall view renews its figures without reloading: a screen that loses the network keeps the last ones, which say of what moment they are.
const wall = () => document.querySelector('main.wall');

async function renew() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    // Signed out, the page leads elsewhere: follow it once instead of asking for ever.
    if (answer.redirected) return location.assign(answer.url);
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main.wall');
      if (fresh) wall().replaceWith(document.adoptNode(fresh));
    }
  } catch {
    // No network: the next turn tries again.
  }
  later();
}

function later() {
  setTimeout(renew, Number(wall().dataset.seconds) * 1000);
}

later();
