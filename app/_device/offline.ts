/**
 * What this device keeps so that a questionnaire opens without a connection: one cache for each person, which public/sw.js gives
 * back only where the network fails.
 */
const KEPT = 'patamar-offline:';

export const offlineCacheOf = (userId: string): string => KEPT + userId;

/** Where the page of a round's questionnaire is, and in the cache beside it what the server had of its answers. */
export const questionnairePath = (roundId: string): string => `/rounds/${roundId}/answer`;
export const knownPath = (roundId: string): string => `/rounds/${roundId}/known`;

const TRIES = 3;

/** Removes what is kept of everybody but those who stay. Returns whether nothing of it is left, as looking again tells. */
export async function forgetOffline(stays: (userId: string) => boolean = () => false): Promise<boolean> {
  try {
    for (let tries = 0; ; tries += 1) {
      const names = (await caches.keys()).filter(
        (name) => name.startsWith(KEPT) && !stays(name.slice(KEPT.length)),
      );
      if (names.length === 0) return true;
      if (tries === TRIES) return false;
      await Promise.all(names.map((name) => caches.delete(name)));
    }
  } catch {
    // A browser without caches keeps nothing; one that does not let us look has not let us keep anything either.
    return true;
  }
}

/** Removes what is kept of one round, of whomever. */
export async function forgetOfflineRound(roundId: string): Promise<void> {
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith(KEPT)) continue;
      const cache = await caches.open(name);
      await Promise.all([questionnairePath(roundId), knownPath(roundId)].map((path) => cache.delete(path)));
    }
  } catch {
    // There are none.
  }
}
