/**
 * Runs in the browser, as text in a page whose scripts wait: brings the current tab into view, and fetches the
 * scripts when a part that needs them is pointed at, touched or reached by keyboard.
 * @param {string[]} sources addresses of scripts; none when nothing on the page needs them
 */
export function lateScripts(sources) {
  for (const current of document.querySelectorAll('.tabs [aria-current]')) {
    const strip = current.closest('.tabs');
    strip.scrollLeft = current.offsetLeft - strip.offsetLeft + (current.offsetWidth - strip.clientWidth) / 2;
  }
  if (sources.length === 0) return;
  const signs = ['pointerover', 'touchstart', 'focusin'];
  const wake = ({ target }) => {
    if (!target.closest?.('[data-wakes]')) return;
    for (const sign of signs) removeEventListener(sign, wake);
    for (const src of sources) document.head.append(Object.assign(document.createElement('script'), { src }));
  };
  for (const sign of signs) addEventListener(sign, wake, { passive: true });
}
