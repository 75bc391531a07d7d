import { formatOffset, knownZone, zoneTitle } from '@/lib/i18n/format';
import { DEFAULT_ZONE } from '@/lib/i18n/time-zone';
import type { Lang } from '@/lib/model/schema';

/** What the list leaves out, and servers and their people use. */
const UTC = 'UTC';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

const city = (zone: string) => plain(zone.slice(zone.lastIndexOf('/') + 1));

/** The time zone that somebody means: its name in any spelling, or its city. Null where that is none, or more than one. */
export function findZone(text: string): string | null {
  const wanted = text.trim();
  const known = knownZone(wanted.replace(/\s+/g, '_'));
  if (known) return known;
  const named = plain(wanted);
  const all = Intl.supportedValuesOf('timeZone');
  const [zone, ...others] = all.filter(
    (one) => named !== '' && (city(one) === named || plain(one) === named),
  );
  return zone && others.length === 0 ? zone : null;
}

/** The clock of a new organization: that of São Paulo for who reads Portuguese, else their browser's. */
export const zoneAtSignUp = (lang: Lang, browser = ''): string =>
  lang === 'pt-BR' ? DEFAULT_ZONE : (knownZone(browser) ?? UTC);

export interface ZoneOption {
  value: string;
  /** What people call it and how far it is from UTC now, for example `Horário de Brasília, GMT-3`. */
  label: string;
}

/** Every time zone with its name in a language. */
export function zoneOptions(lang: Lang, now: Date, chosen: string): ZoneOption[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), UTC, chosen]);
  return [...all].map((value) => ({
    value,
    label: [zoneTitle(lang, value, now), formatOffset(value, now)].join(', '),
  }));
}
