import { createTranslator } from 'next-intl';
import { calendarDay } from '@/lib/i18n/format';
import en from '@/lib/i18n/messages/en/export.json';
import ptBR from '@/lib/i18n/messages/pt-BR/export.json';
import type { Lang } from '@/lib/model/schema';

const MESSAGES: Readonly<Record<Lang, typeof en>> = { en, 'pt-BR': ptBR };

/** The words of exports in one language; works outside of React and of a request. */
export function words(locale: Lang) {
  return createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'UTC' });
}

export type Words = ReturnType<typeof words>;

/** Calendar day YYYY-MM-DD of an ISO date-time in a time zone (IANA name). */
export const dayOf = (dateTime: string, timeZone: string): string =>
  calendarDay(new Date(dateTime), timeZone);
