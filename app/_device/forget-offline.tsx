'use client';

import { useEffect } from 'react';
import { forgetOffline } from './offline';

/** Where somebody is asked to sign in nobody is signed in: pages that this device keeps are nobody's to open any more. */
export function ForgetOffline() {
  useEffect(() => void forgetOffline(), []);
  return null;
}
