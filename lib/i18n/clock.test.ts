import { describe, expect, it, vi } from 'vitest';
import { exportFileName } from '@/lib/exports/file-name';
import { resultsCsv } from '@/lib/exports/results-csv';
import { report } from '@/lib/exports/testing';
import {
  calendarDay,
  formatDay,
  formatMoment,
  formatOffset,
  formatQuarter,
  knownZone,
  zoneTitle,
} from './format';

const SERVERS = ['UTC', 'America/Sao_Paulo', 'Pacific/Kiritimati'];

/** A moment in each zone: its calendar day there. */
const MOMENTS: [moment: string, zone: string, day: string][] = [
  // Three minutes past ten in the evening in Brasília, the next day in London.
  ['2026-11-30T01:03:00Z', 'America/Sao_Paulo', '2026-11-29'],
  ['2026-11-30T01:03:00Z', 'UTC', '2026-11-30'],
  ['2026-11-30T01:03:00Z', 'Pacific/Kiritimati', '2026-11-30'],
  // The last and the first millisecond of a day.
  ['2026-11-30T02:59:59.999Z', 'America/Sao_Paulo', '2026-11-29'],
  ['2026-11-30T03:00:00.000Z', 'America/Sao_Paulo', '2026-11-30'],
  ['2026-11-29T09:59:59.999Z', 'Pacific/Kiritimati', '2026-11-29'],
  ['2026-11-29T10:00:00.000Z', 'Pacific/Kiritimati', '2026-11-30'],
  // Where a law moves the clock: midnight is 22:00 UTC in summer, 23:00 in winter.
  ['2026-10-24T21:59:59Z', 'Europe/Berlin', '2026-10-24'],
  ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
  ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
  ['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
  ['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
  // Brazil had a summer time until 2019; then midnight of one Sunday did not exist.
  ['2018-11-04T02:59:59Z', 'America/Sao_Paulo', '2018-11-03'],
  ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04'],
  // Half and quarter hours.
  ['2026-11-29T18:29:59Z', 'Asia/Kolkata', '2026-11-29'],
  ['2026-11-29T18:15:00Z', 'Asia/Kathmandu', '2026-11-30'],
];

describe.each(SERVERS)('on a server whose clock is that of %s', (server) => {
  const there = () => vi.stubEnv('TZ', server);

  it('has another clock than the other servers', () => {
    there();
    const hours = { UTC: 1, 'America/Sao_Paulo': 22, 'Pacific/Kiritimati': 15 }[server];
    expect(new Date('2026-11-30T01:03:00Z').getHours()).toBe(hours);
  });

  it.each(MOMENTS)('%s in %s is in %s', (moment, zone, day) => {
    there();
    const at = new Date(moment);
    expect(calendarDay(at, zone)).toBe(day);
    const [year, , date] = day.split('-');
    expect(formatDay('pt-BR', at, zone)).toMatch(new RegExp(`^${Number(date)} de .* de ${year}$`));
    expect(formatMoment('en', at, zone)).toMatch(new RegExp(`^\\w+ ${Number(date)}, ${year}, `));
  });

  it('has one day for pages, files and file names', () => {
    there();
    const { round, ...rest } = report('en');
    const closed = round && { ...round, closedAt: '2026-11-30T01:03:00Z' };
    const told = (timeZone: string) => {
      const data = { ...rest, round: closed, generatedAt: '2026-11-30T01:03:00Z', timeZone };
      return [resultsCsv(data), exportFileName(data, 'plan', 'pdf')].join();
    };
    expect(told('America/Sao_Paulo')).toContain(',2026-11-29,');
    expect(told('America/Sao_Paulo')).toContain('-2026-11-29.pdf');
    expect(told('Asia/Tokyo')).toContain(',2026-11-30,');
    expect(told('Asia/Tokyo')).toContain('-2026-11-30.pdf');
  });

  it.each([
    ['2026-04-01T02:59:59Z', 'Q1 2026', '1º trimestre de 2026'],
    ['2026-04-01T03:00:00Z', 'Q2 2026', '2º trimestre de 2026'],
    ['2026-07-01T02:59:59Z', 'Q2 2026', '2º trimestre de 2026'],
    ['2026-10-01T02:59:59Z', 'Q3 2026', '3º trimestre de 2026'],
    ['2027-01-01T02:59:59Z', 'Q4 2026', '4º trimestre de 2026'],
    ['2027-01-01T03:00:00Z', 'Q1 2027', '1º trimestre de 2027'],
  ])('%s is in %s in Brasília', (moment, en, pt) => {
    there();
    expect(formatQuarter('en', new Date(moment), 'America/Sao_Paulo')).toBe(en);
    expect(formatQuarter('pt-BR', new Date(moment), 'America/Sao_Paulo')).toBe(pt);
  });
});

describe('whose clock it is', () => {
  const evening = new Date('2026-11-30T01:22:00Z');

  it('is said where an hour is told', () => {
    // Some versions of the names say "Standard" where no summer time follows.
    expect(formatMoment('en', evening, 'America/Sao_Paulo')).toMatch(
      /^Nov 29, 2026, 10:22\sPM \(Brasilia (?:Standard )?Time\)$/,
    );
    expect(formatMoment('pt-BR', evening, 'America/Sao_Paulo')).toMatch(
      /^29 de nov\. de 2026, 22:22 \(Horário (?:Padrão )?de Brasília\)$/,
    );
    expect(formatMoment('en', evening, 'Pacific/Kiritimati')).toContain('(Line Islands Time)');
  });

  it('has a name in every zone and both languages', () => {
    for (const zone of [...Intl.supportedValuesOf('timeZone'), 'UTC']) {
      expect(zoneTitle('en', zone, evening), zone).not.toBe('');
      expect(zoneTitle('pt-BR', zone, evening), zone).not.toBe('');
      expect(knownZone(zone), zone).not.toBeNull();
      expect(formatOffset(zone, evening), zone).toMatch(/^GMT/);
    }
    expect(formatOffset('America/Sao_Paulo', evening)).toBe('GMT-3');
  });

  it.each(['', '+03:00', 'Brasília', 'America/', 'America/Nowhere', '../etc/passwd', 'x'.repeat(1000)])(
    'is nobody’s where it says %j',
    (name) => expect(knownZone(name)).toBeNull(),
  );
});
