'use client';

import { useEffect } from 'react';

/** Removes from this device what is kept of a round that was taken back: nobody will ever take it. */
export function ForgetRound({ roundId }: { roundId: string }) {
  useEffect(() => {
    void import('./entries').then(({ forget }) => forget((entry) => entry.roundId === roundId));
  }, [roundId]);
  return null;
}
