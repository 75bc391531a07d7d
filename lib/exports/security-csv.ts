import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { SecurityEvent } from '@/lib/security-log/queries';
import { whatHappened, whoDid } from '@/lib/security-log/words';
import { type Column, toCsv } from './csv';

/** The security log, one line an event; times in UTC, so that lines of several servers can be put together. */
export function securityCsv(events: readonly SecurityEvent[], lang: Lang): string {
  const w = words(lang, 'security.columns');
  const columns: Column<SecurityEvent>[] = [
    { header: w('at'), cell: ({ at }) => at.toISOString() },
    { header: w('who'), cell: (event) => whoDid(lang, event) },
    { header: w('kind'), cell: ({ kind }) => kind },
    { header: w('what'), cell: (event) => whatHappened(lang, event) },
    { header: w('whom'), cell: ({ subject }) => subject },
    { header: w('network'), cell: ({ network }) => network },
    { header: w('browser'), cell: ({ browser }) => browser },
    { header: w('system'), cell: ({ system }) => system },
  ];
  return toCsv(columns, events, lang);
}
