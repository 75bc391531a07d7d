import { createTranslator } from 'next-intl';
import en from '@/lib/i18n/messages/en/export.json';
import ptBR from '@/lib/i18n/messages/pt-BR/export.json';
import type { Lang } from '@/lib/model/schema';

const MESSAGES: Readonly<Record<Lang, typeof en>> = { en, 'pt-BR': ptBR };

/** The words of exports in one language; works outside of React and of a request. */
export function words(locale: Lang) {
  return createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'UTC' });
}

export type Words = ReturnType<typeof words>;

const DEFAULT_TIME_ZONE = 'America/Sao_Paulo';

/** Calendar day YYYY-MM-DD of an ISO date-time in a time zone (IANA name). */
export function dayOf(dateTime: string, timeZone: string = DEFAULT_TIME_ZONE): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-CA', options).formatToParts(new Date(dateTime));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
