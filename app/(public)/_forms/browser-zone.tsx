'use client';

import { useInBrowser } from '@/app/_lib/use-in-browser';
import { ownZone } from '@/lib/i18n/format';

/** Sends the time zone of the browser along with a form; nothing where no scripts run. */
export function BrowserZone({ name }: { name: string }) {
  const zone = useInBrowser(ownZone, '');
  return <input type="hidden" name={name} value={zone} />;
}
