// Runs before the first paint, so that nobody's dark-adapted eyes meet a white flash.
(() => {
  let chosen = 'auto';
  try {
    chosen = JSON.parse(localStorage.getItem('planet-tracker.colours')) ?? 'auto';
  } catch {
    // No memory: as the system likes it.
  }
  document.documentElement.dataset.theme = ['light', 'dark', 'night'].includes(chosen) ? chosen : 'auto';
})();
