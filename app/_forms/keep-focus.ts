/** How long the page that answers a command may take to come, in milliseconds. */
const PATIENCE = 10_000;
/** What says what a command did: it comes with the page that answers it. */
const NEWS = '[data-news]';

/** Whether the focus is nowhere: what had it is gone, or is not shown any more. */
function isLost(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || !activeElement.checkVisibility();
}

/** Headings under which an element stands, the nearest first; those of dialogs are none. */
const headingsAbove = (element: Element): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('#main :is(h1, h2, h3):not(dialog *)')]
    .filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    .reverse();

function moveTo(target: HTMLElement): void {
  target.setAttribute('tabindex', '-1');
  target.focus();
}

/**
 * To be called before a form is sent. A command may take away what had the focus, a button or a whole page, and whoever works
 * by keyboard or hears the page would be nowhere. What this returns is called once there is an answer: from then on, until
 * the person goes on, a focus that was lost goes to what says what happened, else to the message of the form, the heading
 * above the place where it stood, or that of the new page.
 */
export function rememberFocus(form: HTMLFormElement): () => void {
  const old = new Set(document.querySelectorAll(NEWS));
  const above = headingsAbove(form);
  const target = (): HTMLElement | undefined => {
    const news = [...document.querySelectorAll<HTMLElement>(NEWS)].find((one) => !old.has(one));
    if (news) return news;
    const near = form.isConnected ? form.querySelector<HTMLElement>('[data-said]:not(:empty)') : null;
    return (
      near ??
      above.find((one) => one.isConnected && one.checkVisibility()) ??
      document.querySelector<HTMLElement>('#main h1') ??
      undefined
    );
  };
  return () => {
    let frame = 0;
    const look = () => {
      const found = isLost() ? target() : undefined;
      if (found) moveTo(found);
    };
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      // What is hidden loses the focus only when it is drawn.
      frame = requestAnimationFrame(look);
    });
    const stop = () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      for (const kind of ['keydown', 'pointerdown']) document.removeEventListener(kind, stop, true);
    };
    const timer = setTimeout(stop, PATIENCE);
    for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, stop, true);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open', 'hidden'] });
    frame = requestAnimationFrame(look);
  };
}
