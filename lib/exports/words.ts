import { calendarDay } from '@/lib/i18n/format';
import { words as translator, type Words as WordsOf } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';

export type Words = WordsOf<'export'>;

/** The words of exports in one language. */
export const exportWords = (lang: Lang): Words => translator(lang, 'export');

/** Calendar day YYYY-MM-DD of an ISO date-time in a time zone (IANA name). */
export const dayOf = (dateTime: string, timeZone: string): string =>
  calendarDay(new Date(dateTime), timeZone);
