'use client';

import { useSyncExternalStore } from 'react';
import { ownZone } from '@/lib/i18n/format';

const never = () => () => {};

/** Sends the time zone of the browser along with a form; nothing where no scripts run. */
export function BrowserZone({ name }: { name: string }) {
  const zone = useSyncExternalStore(never, ownZone, () => '');
  return <input type="hidden" name={name} value={zone} />;
}
