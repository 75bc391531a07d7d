import type { Lang } from '@/lib/model/schema';
import { roundHalfAway } from './round';

const memo = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function number(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${lang}${JSON.stringify(options)}`;
  const known = memo.get(key) as Intl.NumberFormat | undefined;
  if (known) return known;
  const made = new Intl.NumberFormat(lang, options);
  memo.set(key, made);
  return made;
}

function date(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${lang}${JSON.stringify(options)}`;
  const known = memo.get(key) as Intl.DateTimeFormat | undefined;
  if (known) return known;
  const made = new Intl.DateTimeFormat(lang, options);
  memo.set(key, made);
  return made;
}

/** Two decimals as a rule; more where two numbers must not look the same. */
const score = (lang: Lang, value: number, decimals = 2): string =>
  number(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    roundHalfAway(value, decimals),
  );

/** A score on the 0–4 scale with two decimals, for example `2.43` or `2,43`. */
export const formatScore = (lang: Lang, value: number): string => score(lang, value);

/** As few decimals as `print` takes for the value not to look like the other one, at least `least`. */
function apart(
  print: (value: number, decimals: number) => string,
  value: number,
  other: number,
  least: number,
) {
  // Numbers closer than this count as equal everywhere.
  for (let decimals = least; decimals < 9; decimals++)
    if (print(value, decimals) !== print(other, decimals)) return print(value, decimals);
  return print(value, least);
}

/** A score beside one that it falls short of: `1.50`, but `1.495` where both would read 1.50. */
export const formatScoreApart = (lang: Lang, value: number, other: number): string =>
  apart((one, decimals) => score(lang, one, decimals), value, other, 2);

/** A change or gain in points with its sign, for example `+0.25`; zero has none. */
export const formatDelta = (lang: Lang, delta: number): string =>
  number(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
    .format(roundHalfAway(delta, 2))
    // The typographic minus is as wide as the plus above it; these words are never read back as numbers.
    .replace('-', '−');

/** Points of effort: at most one decimal. */
export const formatPoints = (lang: Lang, points: number): string =>
  number(lang, { maximumFractionDigits: 1 }).format(roundHalfAway(points, 1));

const percent = (lang: Lang, share: number, decimals = 0): string =>
  number(lang, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(roundHalfAway(share, decimals + 2));

/** A share between 0 and 1 as a whole percentage. */
export const formatShare = (lang: Lang, share: number): string => percent(lang, share);

/** A share beside one that it falls short of: `60%`, but `59.7%` where both would read 60%. */
export const formatShareApart = (lang: Lang, share: number, other: number): string =>
  apart((one, decimals) => percent(lang, one, decimals), share, other, 0);

/** Calendar day YYYY-MM-DD of a moment in a time zone (IANA name). */
export function calendarDay(moment: Date, timeZone: string): string {
  const options = { calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = date('en', { ...options, timeZone }).formatToParts(moment);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day that a moment is in where the organization is, for example `Nov 23, 2026` or `23 de nov. de 2026`. */
export const formatDay = (lang: Lang, moment: Date, timeZone: string): string =>
  date(lang, { dateStyle: 'medium', timeZone }).format(moment);

/** The month of a first day (UTC), for example `Mar 2026` or `mar 2026`. */
export const formatMonth = (lang: Lang, day: Date): string => {
  const parts = date(lang, { month: 'short', year: 'numeric', timeZone: 'UTC' }).formatToParts(day);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month').replace('.', '')} ${part('year')}`;
};

/** A day, its time and whose time that is, for example `Nov 23, 2026, 2:05 PM (Brasilia Time)`. */
export const formatMoment = (lang: Lang, moment: Date, timeZone: string): string =>
  `${formatDayAndTime(lang, moment, timeZone)} (${zoneTitle(lang, timeZone, moment)})`;

/** A time zone as people call it, for example `Horário de Brasília`; its name where they call it nothing. */
export function zoneTitle(lang: Lang, timeZone: string, moment: Date): string {
  const parts = date(lang, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** How far a time zone is from UTC at a moment, for example `GMT-3`: the same in every language. */
export const formatOffset = (timeZone: string, moment: Date): string =>
  date('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** The name by which this system knows a time zone, whatever its spelling; null for what is none. */
export function knownZone(name: string): string | null {
  // Offsets such as +03:00 would pass, too; they follow no law that changes a clock.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** A day and its time, where a page has said already whose time it tells, for example `Nov 23, 2026, 2:05 PM`. */
export const formatDayAndTime = (lang: Lang, moment: Date, timeZone: string): string =>
  date(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);

/** The time zone of the machine this runs on: in a browser, its person's. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A calendar date `YYYY-MM-DD` that belongs to no time zone. */
export const formatCalendarDate = (lang: Lang, day: string): string =>
  date(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

const lists = new Map<Lang, Intl.ListFormat>();

/** Things in a sentence: “A”, “A and B”, “A, B, and C”. */
export function formatList(lang: Lang, things: readonly string[]): string {
  const list = lists.get(lang) ?? new Intl.ListFormat(lang, { type: 'conjunction' });
  lists.set(lang, list);
  return list.format(things);
}

/** The quarter that a moment is in, for example `Q4 2026` or `4º trimestre de 2026`. */
export function formatQuarter(lang: Lang, moment: Date, timeZone: string): string {
  const [year, month] = calendarDay(moment, timeZone).split('-');
  const quarter = Math.ceil(Number(month) / 3);
  return lang === 'pt-BR' ? `${quarter}º trimestre de ${year}` : `Q${quarter} ${year}`;
}
