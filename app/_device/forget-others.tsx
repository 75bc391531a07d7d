'use client';

import { useEffect } from 'react';
import { forgetOffline } from './offline';
import { hearOtherTabs, tellTabs } from './tabs';
import { forgetTyped } from './typed';

/** How long a page waits to hear that the session has ended, in milliseconds; the tab that ends it may have been closed. */
const PATIENCE = 5_000;

/** A full load, after which nothing of this page is left in the tab. Who is signed in by then is sent on from there. */
const toSignIn = () => window.location.replace('/sign-in');

/**
 * Keeps a browser to one person: removes what somebody else left on this device, because whoever is signed in now has no
 * business with it, and leaves a page on which somebody else was signed in, or has just signed out in another tab.
 */
export function ForgetOthers({ userId }: { userId: string }) {
  useEffect(() => {
    tellTabs({ kind: 'entered', userId });
    forgetTyped(userId);
    void forgetOffline((whose) => whose === userId);
    void import('./entries').then(({ forget }) => forget((entry) => entry.userId !== userId));
    return hearOtherTabs((word) => {
      if (word.kind === 'left' || word.kind === 'leaving') forgetTyped();
      if (word.kind === 'left') toSignIn();
      if (word.kind === 'entered' && word.userId !== userId) {
        forgetTyped();
        toSignIn();
      }
      if (word.kind === 'leaving') {
        document.body.hidden = true;
        setTimeout(toSignIn, PATIENCE);
      }
    });
  }, [userId]);
  return null;
}
