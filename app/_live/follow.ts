/** Milliseconds before coming back to a server that does not answer: the first wait, and the longest. */
const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** Changes that come together are one. */
const TOGETHER_MS = 150;

/**
 * Follows what changed at an address of server-sent events while the page can be seen. Calls `onChange` after each change that it
 * cares about, after a time in which some may have been missed (the page was hidden, the connection away), and where there is no
 * stream at all, then less and less often, up to twice a minute; `onGone` when the page is not the person's to see any more.
 * @param cares whether a change of this round, of anything else of the team (''), or one that nobody knows (null) is to be told
 * @returns ends it
 */
export function follow(
  address: string,
  {
    cares,
    onChange,
    onGone,
  }: { cares: (part: string | null) => boolean; onChange: () => void; onGone: () => void },
): () => void {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let told: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  let wait = FIRST_MS;
  let gone = false;

  const tell = () => {
    clearTimeout(told);
    told = setTimeout(onChange, TOGETHER_MS);
  };
  const close = () => {
    clearTimeout(waiting);
    source?.close();
    source = undefined;
  };
  const later = () => {
    close();
    missed = true;
    // Everybody's connection breaks at the same moment when a server restarts: they must not all come back at another one.
    waiting = setTimeout(
      () => {
        // Without a stream this is the only way to hear of anything.
        if (wait > FIRST_MS * 4 && cares(null)) tell();
        open();
      },
      wait * (0.5 + Math.random()),
    );
    wait = Math.min(wait * 2, LONGEST_MS);
  };
  const open = () => {
    close();
    const own = new EventSource(address);
    source = own;
    own.onopen = () => {
      wait = FIRST_MS;
      if (missed && cares(null)) tell();
      missed = false;
    };
    own.addEventListener('changed', ({ data }) => {
      if (cares(data)) tell();
    });
    own.addEventListener('gone', () => {
      gone = true;
      close();
      onGone();
    });
    own.onerror = later;
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      close();
      missed = true;
    } else if (!source && !gone) open();
  };
  document.addEventListener('visibilitychange', onVisibility);
  if (document.visibilityState !== 'hidden') open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(told);
    close();
  };
}
