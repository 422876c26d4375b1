// What cannot wait for the modules: colours before the first paint, so that nobody's dark-adapted eyes meet a white flash, and
// a second chance when a part of the page gets lost on the way, as it does on a phone at the edge of its network.
(() => {
  let chosen = 'auto';
  try {
    chosen = JSON.parse(localStorage.getItem('planet-tracker.colours')) ?? 'auto';
  } catch {
    // No memory: as the system likes it.
  }
  document.documentElement.dataset.theme = ['light', 'dark', 'night'].includes(chosen) ? chosen : 'auto';

  const CHANCES = 4;
  /** A network that changes under a request can leave it unanswered and unfailed for ever. */
  const PATIENCE = 25_000;
  const tried = 'planet-tracker.loads';
  const again = () => {
    clearTimeout(watch);
    let loads = CHANCES;
    try {
      loads = Number(sessionStorage.getItem(tried)) + 1;
      sessionStorage.setItem(tried, String(loads));
    } catch {
      // Without a memory there would be no end to it.
    }
    if (loads < CHANCES) {
      setTimeout(() => location.reload(), 500 * loads);
    } else {
      document.getElementById('connection').textContent = 'A part of this page did not arrive. Load it again, please.';
      document.getElementById('connection').dataset.state = 'lost';
    }
  };
  const watch = setTimeout(again, PATIENCE);
  addEventListener('error', ({ target }) => {
    if (target instanceof HTMLScriptElement) {
      again();
    }
  }, true);
  addEventListener('planet-tracker-begun', () => {
    clearTimeout(watch);
    try {
      sessionStorage.removeItem(tried);
    } catch {
      // Nothing was kept.
    }
  });
})();
