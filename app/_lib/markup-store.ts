/**
 * Markup on its way from the server component that has it to the slot that writes it into the page. Next.js renders
 * both in one process, but as separate bundles, which share nothing but the global object.
 */
const shared = globalThis as typeof globalThis & { patamarMarkup?: Map<string, string> };

/** More than a process ever renders at once; what is older was given up, because its reader left. */
const MOST = 300;

function store(): Map<string, string> {
  shared.patamarMarkup ??= new Map();
  return shared.patamarMarkup;
}

let turn = 0;

/** Keeps markup until its slot is rendered. */
export function keepMarkup(markup: string): string {
  const kept = store();
  turn += 1;
  const key = turn.toString(36);
  kept.set(key, markup);
  // A Map keeps its order: the oldest goes first.
  if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '');
  return key;
}

/** Takes the markup out; undefined when it was taken before. */
export function takeMarkup(key: string): string | undefined {
  const kept = store();
  const markup = kept.get(key);
  kept.delete(key);
  return markup;
}
