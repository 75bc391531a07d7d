import { formatOffset, knownZone, zoneTitle } from '@/lib/i18n/format';
import { byName } from '@/lib/i18n/names';
import { DEFAULT_ZONE } from '@/lib/i18n/time-zone';
import type { Lang } from '@/lib/model/schema';

/** What the list leaves out, and servers and their people use. */
const UTC = 'UTC';

/** Places whose names lost their accents in the names of time zones. */
const ACCENTS: Readonly<Record<string, string>> = {
  'America/Sao_Paulo': 'São Paulo',
  'America/Belem': 'Belém',
  'America/Cuiaba': 'Cuiabá',
  'America/Maceio': 'Maceió',
  'America/Araguaina': 'Araguaína',
  'America/Santarem': 'Santarém',
  'America/Eirunepe': 'Eirunepé',
  'America/Bogota': 'Bogotá',
  'America/Asuncion': 'Asunción',
};

/** The place that a time zone is named after, for example `São Paulo`. */
const placeOf = (zone: string): string =>
  ACCENTS[zone] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** The clock of a new organization: that of São Paulo for who reads Portuguese, else their browser's. */
export const zoneAtSignUp = (lang: Lang, browser = ''): string =>
  lang === 'pt-BR' ? DEFAULT_ZONE : (knownZone(browser) ?? UTC);

export interface ZoneOption {
  value: string;
  /** Its place, what people call it and how far it is from UTC now: `São Paulo: Horário Padrão de Brasília, GMT-3`. */
  label: string;
}

/** Every time zone in the words of a language, by place, so that typing its first letters finds it in a list. */
export function zoneOptions(lang: Lang, now: Date, chosen: string): ZoneOption[] {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), UTC, chosen])];
  const label = (zone: string) =>
    zone === UTC ? UTC : `${placeOf(zone)}: ${zoneTitle(lang, zone, now)}, ${formatOffset(zone, now)}`;
  return byName(
    lang,
    all.map((value) => ({ value, label: label(value) })),
    (option) => option.label,
  );
}
