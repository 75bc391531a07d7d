import { describe, expect, it } from 'vitest';
import { knownZone } from '@/lib/i18n/format';
import { organizationForm } from './schema';
import { zoneAtSignUp, zoneOptions } from './time-zones';

describe('the list of time zones', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const listed = (lang: 'en' | 'pt-BR') => zoneOptions(lang, now, 'America/Sao_Paulo');

  it.each([
    ['pt-BR', 'America/Sao_Paulo', /^São Paulo: Horário .*Brasília, GMT-3$/],
    ['en', 'America/Sao_Paulo', /^São Paulo: Brasilia .*Time, GMT-3$/],
    ['pt-BR', 'America/New_York', /^New York: Horário .+, GMT-5$/],
    ['en', 'UTC', /^UTC$/],
  ] as const)('says in words what is meant (%s, %s)', (lang, zone, words) => {
    expect(listed(lang).find(({ value }) => value === zone)?.label).toMatch(words);
  });

  it('has every zone once, by place, and nothing that could not be saved', () => {
    for (const lang of ['en', 'pt-BR'] as const) {
      const options = listed(lang);
      expect(options.length).toBeGreaterThan(400);
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      expect(options[0]?.label).toMatch(/^A/);
      for (const { value, label } of options) {
        expect(knownZone(value), value).not.toBeNull();
        expect(label).not.toMatch(/_|\//);
      }
    }
  });
});

it('a new organization has the clock of São Paulo in Portuguese, else the browser’s, else UTC', () => {
  expect(zoneAtSignUp('pt-BR', 'Asia/Tokyo')).toBe('America/Sao_Paulo');
  expect(zoneAtSignUp('en', 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(zoneAtSignUp('en', '')).toBe('UTC');
  expect(zoneAtSignUp('en', 'No/Where')).toBe('UTC');
});

it('settings take a time zone and refuse what is none', () => {
  const form = (timeZone: string) =>
    organizationForm.safeParse({ name: 'Acme', outsideThreshold: '5', timeZone });
  expect(form('America/Sao_Paulo').data?.timeZone).toBe('America/Sao_Paulo');
  for (const none of ['Nowhere', '+03:00'])
    expect(form(none).error?.issues).toMatchObject([{ path: ['timeZone'], message: 'zone_unknown' }]);
});
