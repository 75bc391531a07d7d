import { describe, expect, it } from 'vitest';
import { organizationForm } from './schema';
import { findZone, zoneAtSignUp, zoneOptions } from './time-zones';

describe('findZone', () => {
  it.each([
    ['America/Sao_Paulo', 'America/Sao_Paulo'],
    [' america/sao_paulo ', 'America/Sao_Paulo'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['New York', 'America/New_York'],
    ['Lisbon', 'Europe/Lisbon'],
    ['utc', 'UTC'],
  ])('reads %j', (text, zone) => expect(findZone(text)).toBe(zone));

  it.each(['', ' ', '/', 'Nowhere', '+03:00', 'America'])('knows no %j', (text) =>
    expect(findZone(text)).toBeNull(),
  );

  it('reads every name it offers, in both languages', () => {
    for (const lang of ['en', 'pt-BR'] as const) {
      const options = zoneOptions(lang, new Date('2026-11-30T12:00:00Z'), 'America/Sao_Paulo');
      expect(options.length).toBeGreaterThan(400);
      for (const { value } of options) expect(findZone(value), value).not.toBeNull();
    }
  });
});

it('a new organization has the clock of São Paulo in Portuguese, else the browser’s, else UTC', () => {
  expect(zoneAtSignUp('pt-BR', 'Asia/Tokyo')).toBe('America/Sao_Paulo');
  expect(zoneAtSignUp('en', 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(zoneAtSignUp('en', '')).toBe('UTC');
  expect(zoneAtSignUp('en', 'No/Where')).toBe('UTC');
});

it('settings take a city and refuse what is no time zone', () => {
  const form = (timeZone: string) =>
    organizationForm.safeParse({ name: 'Acme', outsideThreshold: '5', timeZone });
  expect(form('São Paulo').data?.timeZone).toBe('America/Sao_Paulo');
  expect(form('Nowhere').error?.issues).toMatchObject([{ path: ['timeZone'], message: 'zone_unknown' }]);
});
