'use client';

import { useEffect } from 'react';
import { forgetOfflineRound } from './offline';

/** Removes from this device what is kept of a round that was taken back: nobody will ever take it. */
export function ForgetRound({ roundId }: { roundId: string }) {
  useEffect(() => {
    void forgetOfflineRound(roundId);
    void import('./entries').then(({ forget }) => forget((entry) => entry.roundId === roundId));
  }, [roundId]);
  return null;
}
