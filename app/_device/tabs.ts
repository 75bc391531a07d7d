/** What a tab says about who is signed in, to all tabs of the browser: they share one session. */
export type Word =
  /** Somebody is signing out: from here on nobody's answers are shown, kept or sent. */
  | { kind: 'leaving' }
  /** The session has ended. */
  | { kind: 'left' }
  /** This person is signed in. */
  | { kind: 'entered'; userId: string };

type Listener = (word: Word) => void;

/** A channel does not hear what is said through it, so this tab is told directly. */
const here = new Set<Listener>();
let channel: BroadcastChannel | undefined;

function between(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  channel ??= new BroadcastChannel('patamar-people');
  return channel;
}

/** Says it to every other tab, and to what listens everywhere in this one. */
export function tellTabs(word: Word): void {
  between()?.postMessage(word);
  for (const listener of here) listener(word);
}

/** Listens to the other tabs; returns how to stop. */
export function hearOtherTabs(listener: Listener): () => void {
  const onMessage = ({ data }: MessageEvent<Word>) => listener(data);
  const from = between();
  from?.addEventListener('message', onMessage);
  return () => from?.removeEventListener('message', onMessage);
}

/** Listens to all tabs, this one included, for as long as it lives. */
export function hearAllTabs(listener: Listener): void {
  here.add(listener);
  hearOtherTabs(listener);
}
