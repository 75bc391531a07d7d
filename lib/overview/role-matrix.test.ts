import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import type { RoleId } from '@/lib/model/schema';
import type { RoundSummary } from '@/lib/results/types';
import {
  isNeeded,
  leftByRoles,
  roleFiltersFrom,
  rolesNeeded,
  roleTotals,
  type TeamRoles,
  unfilledRoles,
  withoutRole,
} from './role-matrix';

const needed = rolesNeeded(builtInModel());
const none = roleFiltersFrom({});

/** A round in which so many of six answered, or of which only a step is told. */
const roundOf = (responded: number | null, step: RoundSummary['step'] = null) =>
  ({ responded, invited: 6, step }) as RoundSummary;

const team = (
  name: string,
  primary: Partial<Record<RoleId, number>>,
  others: Partial<TeamRoles> = {},
): TeamRoles => {
  const held = Object.entries(primary).map(([role, people]) => [role, { primary: people, secondary: 0 }]);
  const people = Object.values(primary).reduce((sum, one) => sum + one, 0);
  return {
    teamId: `id of ${name}`,
    name,
    scope: ['DEV', 'DAT', 'MLO'],
    people,
    held: Object.fromEntries(held),
    asked: new Set(Object.keys(primary) as RoleId[]),
    round: roundOf(null),
    ...others,
  };
};

describe('rolesNeeded', () => {
  it('are the roles that answer for principles of what a team is scored on', () => {
    expect(needed.DEV).toEqual(new Set(['OPS', 'PO']));
    expect(needed.DAT).toEqual(new Set(['DE', 'PO', 'MGR']));
    expect(needed.MLO).toEqual(new Set(['MLE', 'DS']));
    const data = team('Farol', {}, { scope: ['DAT'] });
    expect(['DE', 'MLE'].map((role) => isNeeded(needed, data, role as RoleId))).toEqual([true, false]);
  });
});

describe('roleFiltersFrom', () => {
  it('reads roles, and nothing else', () => {
    expect(roleFiltersFrom({ missing: 'DE', once: 'MLE', unasked: 'DA', answered: 'DS' })).toEqual({
      ...{ missing: 'DE', once: 'MLE', unasked: 'DA', answered: 'DS' },
    });
    // As links said it once.
    expect(roleFiltersFrom({ unanswered: 'DA' })).toEqual({ ...none, unasked: 'DA' });
    expect(roleFiltersFrom({ missing: 'CEO', once: ['DE', 'DS'], unasked: '' })).toEqual(none);
  });
});

describe('leftByRoles', () => {
  const beside = team('Maré', { OPS: 1 }, { held: { DE: { primary: 0, secondary: 1 } } });
  const teams = [
    team('Atlas', { DE: 2 }),
    beside,
    team('Vento', { OPS: 1 }),
    team('Novo', { DE: 1 }, { asked: null }),
    team('Agora', { DE: 1 }, { asked: new Set(['OPS']) }),
  ];
  const left = (filters: Partial<typeof none>) =>
    teams.filter((one) => leftByRoles(one, { ...none, ...filters })).map(({ name }) => name);

  it('counts who holds a role beside another, too', () => {
    expect(left({})).toHaveLength(5);
    expect(left({ missing: 'DE' })).toEqual(['Vento']);
    expect(left({ once: 'DE' })).toEqual(['Maré', 'Novo', 'Agora']);
  });

  it('says of no team without a round, or with a consensus, that a role was not asked', () => {
    expect(left({ unasked: 'DE' })).toEqual(['Maré', 'Vento', 'Agora']);
    expect(left({ unasked: 'DE', once: 'DE' })).toEqual(['Maré', 'Agora']);
  });
});

describe('whether a role answered', () => {
  it('is known only where everybody in the team did, and never told by role', () => {
    const known = (round: RoundSummary | null, asked: TeamRoles['asked'] = new Set<RoleId>(['DE', 'PO'])) => {
      const teams = [team('Atlas', { DE: 5, PO: 1 }, { round, asked })];
      return roleTotals(teams, needed).flatMap(({ role, answered }) => (answered > 0 ? [role] : []));
    };
    expect(known(roundOf(6))).toEqual(['DE', 'PO']);
    expect(known(roundOf(null, 'all'))).toEqual(['DE', 'PO']);
    // Five of six, one product owner: who is missing may be anybody.
    expect(known(roundOf(5))).toEqual([]);
    expect(known(roundOf(null, 'five_sixths'))).toEqual([]);
    expect(known(roundOf(null))).toEqual([]);
    expect(known(null, null)).toEqual([]);
    expect(known(roundOf(6), new Set<RoleId>(['DE']))).toEqual(['DE']);
  });
});

describe('roleTotals', () => {
  it('adds people up and counts teams', () => {
    const teams = [
      team('Atlas', { DE: 2, OPS: 1 }),
      team('Maré', { OPS: 1 }, { scope: ['DEV'] }),
      team('Vento', { OPS: 1 }, { held: { DE: { primary: 1, secondary: 1 } }, asked: new Set() }),
    ];
    const totals = roleTotals(teams, needed);
    expect(totals.find(({ role }) => role === 'DE')).toEqual({
      ...{ role: 'DE', primary: 3, secondary: 1 },
      ...{ missing: 1, missed: 0, needing: 2, once: 0, unasked: 2, answered: 0 },
    });
    expect(totals.find(({ role }) => role === 'OPS')).toEqual({
      ...{ role: 'OPS', primary: 2, secondary: 0 },
      ...{ missing: 1, missed: 1, needing: 3, once: 2, unasked: 1, answered: 0 },
    });
  });
});

describe('unfilledRoles', () => {
  it('names what teams need and lack, what nobody holds, and what no round asked', () => {
    const asked = new Set<RoleId>(['DE', 'OPS']);
    const teams = [
      team('Atlas', { DE: 2, OPS: 1, SWE: 1 }, { asked, scope: ['DEV', 'DAT'] }),
      team('Vento', { DE: 1 }, { asked, scope: ['DEV'] }),
      // Its round may ask what the others' did not.
      team('Novo', { DS: 1 }, { asked: null, scope: ['DEV'] }),
    ];
    const { missing, nowhere, unheard } = unfilledRoles(teams, needed);
    expect(missing[0]).toEqual({ role: 'PO', teams: 3 });
    expect(missing).toContainEqual({ role: 'OPS', teams: 2 });
    expect(nowhere).toEqual(['MLE', 'DA']);
    expect(unheard).toEqual(['SWE', 'DS']);
    expect(unfilledRoles([team('Novo', { DS: 1 }, { asked: null })], needed).unheard).toEqual([]);
  });
});

it('knows how many have no role yet', () => {
  expect(withoutRole(team('Atlas', { DE: 2, OPS: 1 }, { people: 5 }))).toBe(2);
});
