import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import type { RoleId } from '@/lib/model/schema';
import type { MovedPage } from '@/lib/overview/moved';
import { rolesNeeded, type TeamRoles } from '@/lib/overview/role-matrix';
import type { Weaknesses } from '@/lib/overview/weaknesses';
import { change, row } from '@/lib/results/testing';
import type { RoundSummary } from '@/lib/results/types';
import { csvRecords } from '@/lib/testing/read-csv';
import { gapsCsv } from './gaps-csv';
import { movedCsv } from './moved-csv';
import { rolesCsv } from './roles-csv';

const model = builtInModel();
const RISKY = '=1+1';

describe('what moved as a file', () => {
  const [earlier, later] = [
    { name: 'Autumn', closedAt: new Date('2026-02-01T12:00:00Z') },
    { name: RISKY, closedAt: new Date('2026-05-01T12:00:00Z') },
  ];
  const team = { teamId: 'a', name: RISKY, why: null, reason: null, rows: [], earlier, later };
  const detail = {
    model,
    rows: new Map([['DEV', row('framework', 'DEV', { n: 9 })]]),
    before: new Map([['DEV', row('framework', 'DEV', { n: 6 })]]),
    steps: [],
  };
  const page = (blocks: unknown[]) =>
    ({
      blocks,
      details: new Map([['a', detail]]),
      span: { since: '2026-03-01', until: '2026-06-01' },
    }) as unknown as MovedPage;
  const csv = (blocks: unknown[], lang: 'en' | 'pt-BR' = 'en') =>
    csvRecords(movedCsv(page(blocks), { lang, timeZone: 'UTC' }), lang === 'en' ? ',' : ';');

  it('has a line a row with its number, how far it holds and the word of the page, and runs no formula', () => {
    const rows = [
      { scope: 'framework', id: 'DEV', change: change('improved', 0.5) },
      { scope: 'overall', id: 'overall', change: change('possible', 0.3) },
    ];
    const [first, second] = csv([{ group: 'improved', team, rows }]);
    expect(first).toMatchObject({
      ...{ Team: "'=1+1", Group: 'Improved', 'Later round': "'=1+1", 'Later round published': '2026-05-01' },
      ...{ Scope: 'DevOps', 'Change in words': 'improved', Change: '0.5000' },
      ...{ 'Interval from': '0.3000', 'Interval to': '0.7000', Margin: '' },
      ...{ 'People, earlier': '6', 'People, later': '9' },
    });
    // "Possibly" is said of rows only, as on the page.
    expect(second).toMatchObject({ 'Change in words': 'not clear enough to call it a change' });
  });

  it('says why nothing can be said, and nothing else', () => {
    const [hidden, apart] = csv([
      { group: 'unclear', team: { ...team, why: 'hidden', earlier: null, later: null }, rows: [] },
      { group: 'unclear', team, rows: [{ scope: 'framework', id: 'DEV', change: null }] },
    ]);
    expect(hidden).toMatchObject({
      ...{ Scope: '', Change: '', 'Why nothing can be said': 'Its results are hidden to protect anonymity.' },
    });
    expect(apart).toMatchObject({ 'Change in words': 'change not shown', Change: '', Margin: '' });
  });
});

it('has the gaps of the page: principles, practices that others wait for, and teams that could teach each other', () => {
  const found = {
    weaknesses: [
      {
        ...{ model, own: false, principleId: 'DEV-CI', framework: 'DEV', below: 4, of: 5, far: 2 },
        ...{ buildsOn: { principles: [], practices: 7 }, begin: { practiceId: 'DEV-CI-1', below: 3, of: 4 } },
      },
    ],
    foundations: [
      { model, own: false, practiceId: 'DEV-VC-1', below: 3, of: 4, need: 2, neededBy: ['DEV-CI-1'] },
    ],
    pairs: [{ model, principleId: 'DEV-MON', shows: { name: '@Atlas' }, learns: { name: 'Farol' } }],
  } as unknown as Weaknesses;
  const [principle, practice, pair] = csvRecords(gapsCsv(found, 'en'), ',');
  expect(principle).toMatchObject({
    ...{ Kind: 'principle below target', Framework: 'DevOps', 'Teams below': '4', 'Of teams': '5' },
    ...{ 'Two levels or more below': '2', 'Practices that ask for it': '7' },
  });
  expect(principle?.['Practice to begin with']).not.toBe('');
  expect(practice).toMatchObject({ 'Teams below': '3', 'Practices that ask for it': '1' });
  expect(pair).toMatchObject({ 'Could show': "'@Atlas", 'Could learn': 'Farol', 'Teams below': '' });
});

it('has who can do what as the table says it, and of answers what the team’s own page does', () => {
  const team: TeamRoles = {
    ...{ teamId: 'a', name: RISKY, scope: ['DAT'], people: 3 },
    held: { DA: { primary: 1, secondary: 1 }, OPS: { primary: 1, secondary: 0 } },
    asked: new Set<RoleId>(['DA']),
    round: { name: 'Autumn', format: 'anonymous', responded: null, invited: 6, step: 'half' } as RoundSummary,
  };
  const [line] = csvRecords(rolesCsv([team], rolesNeeded(model), 'en'), ',');
  expect(line).toMatchObject({
    ...{ Team: "'=1+1", People: '3', 'Data engineer': '0', 'Data engineer: how it stands': 'nobody yet' },
    ...{ 'Data analyst': '1', 'Data analyst: how it stands': 'also 1' },
    ...{ 'Newest round': 'Autumn', 'Answered the newest round': 'at least half of 6', 'No role yet': '1' },
  });
  expect(Object.values(line ?? {}).filter((cell) => cell === 'once, not in round')).toHaveLength(1);
});
