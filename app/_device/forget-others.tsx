'use client';

import { useEffect } from 'react';

/** Removes what somebody else left on this device: whoever is signed in now has no business with it. */
export function ForgetOthers({ userId }: { userId: string }) {
  useEffect(() => {
    void import('./entries').then(({ forget }) => forget((entry) => entry.userId !== userId));
  }, [userId]);
  return null;
}
