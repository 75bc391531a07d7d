import 'server-only';

// One list per process: development reloads modules, and pages and route handlers are bundled apart.
const shared = globalThis as typeof globalThis & { patamarPublishing?: Map<string, number> };

function running(): Map<string, number> {
  shared.patamarPublishing ??= new Map();
  return shared.patamarPublishing;
}

/** Runs the publishing of a round; `tell` says which share of it is done, 0–1. */
export async function withProgress<T>(
  roundId: string,
  work: (tell: (share: number) => void) => Promise<T>,
): Promise<T> {
  running().set(roundId, 0);
  try {
    return await work((share) => running().set(roundId, share));
  } finally {
    running().delete(roundId);
  }
}

/** Share of a round's publishing that this process has done, 0–1; null while it publishes no such round. */
export const publishProgress = (roundId: string): number | null => running().get(roundId) ?? null;
