import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { memberships } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { deleteGroup } from '@/lib/groups/commands';
import { retryJob } from '@/lib/jobs/commands';
import { keepDraft } from '@/lib/model-versions/commands';
import { organizationArchive } from '@/lib/organizations/archive/write';
import { deleteOrganization } from '@/lib/organizations/closing';
import { changePersonRole, editOrganization, removePerson } from '@/lib/organizations/commands';
import { deleteView } from '@/lib/overview/commands';
import { filtersFrom } from '@/lib/overview/filters';
import { listTeamRoles } from '@/lib/overview/roles';
import { addToPlan } from '@/lib/plans/commands';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { cancelRound, renameRound, restoreRound } from '@/lib/rounds/take-back';
import { logFiltersFrom } from '@/lib/security-log/filters';
import { readLog } from '@/lib/security-log/queries';
import { setCommonTarget, setTarget } from '@/lib/targets/commands';
import { assignJobRole, createTeam, editTeam, inviteToTeam } from '@/lib/teams/commands';
import { deleteTeam, restoreTeam } from '@/lib/teams/take-back';
import { readText } from '@/lib/testing/sources';
import { factorsByRole } from './factors/required';
import { makePasswordLink } from './password-link';
import { can, ORGANIZATION_ROLES, type OrganizationRole, type Permission, POLICY } from './policy';
import { Refused } from './refused';

withDatabase();

/** These are asked for by pages and downloads alone: where, and by which statement. */
const IN_APP = {
  'people:see': [
    'app/(app)/organizations/[organizationId]/people/page.tsx',
    "if (!can(access.role, 'people:see')) await refusePage(access, 'people:see');",
  ],
  'plan:export': [
    'app/api/export-file.ts',
    "if (!can(access.role, 'plan:export')) return refuseFile(access, 'plan:export', fail(403, 'not_allowed'));",
  ],
} as const satisfies Partial<Record<Permission, readonly [string, string]>>;
type InApp = keyof typeof IN_APP;

/** Does what takes the permission, as somebody who has everything but the role. Returns false where nothing is refused but shown. */
type Attempt = (role: OrganizationRole) => Promise<unknown>;
let hold: (role: OrganizationRole) => Promise<void>;
let attempts: Record<Exclude<Permission, InApp>, Attempt>;

beforeAll(async () => {
  const { organizationId, teamId, facilitator, members } = await makeWorld();
  const [member] = members;
  if (!member) throw new Error('There are five members.');
  // In it under every role; commands read the role again where they change something of the team.
  await putInTeam(organizationId, teamId, facilitator);
  const own = and(eq(memberships.organizationId, organizationId), eq(memberships.userId, facilitator.userId));
  hold = async (role) => {
    await systemDatabase().update(memberships).set({ role }).where(own);
  };
  const organization = await organizationAccess(facilitator, organizationId);
  const outsider = await organizationAccess(await makePerson(organizationId), organizationId);
  const team = await teamAccess(facilitator, teamId);
  const roundId = await openRound(team, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  const respondent = await respondentAccess(member, roundId);
  const form = { name: 'Team', scope: ['DEV' as const], deliverableTypes: [] };
  const plan = {
    roundId: newId(),
    practiceId: 'DEV-CI-1',
    targetLevel: 2 as const,
    ownerId: null,
    dueDate: null,
  };
  attempts = {
    'organization:edit': (role) =>
      editOrganization({ ...organization, role }, { name: 'Name', outsideThreshold: 5 }),
    'organization:export': (role) =>
      organizationArchive({ ...organization, role, sessionId: newId() }, { lang: 'en', now: new Date() }),
    'organization:delete': (role) => deleteOrganization({ ...organization, role, sessionId: newId() }),
    'factor:require': (role) => factorsByRole({ ...organization, role }),
    'security-log:see': (role) => readLog({ ...organization, role }, logFiltersFrom({}), 1),
    'model:publish': (role) => keepDraft({ ...organization, role }, 'text'),
    'job:retry': (role) => retryJob({ ...organization, role }, newId()),
    'people:edit-roles': (role) =>
      changePersonRole({ ...organization, role }, { userId: member.userId, role: 'member' }),
    'people:remove': async (role) =>
      removePerson({ ...organization, role }, (await makePerson(organizationId)).userId),
    'people:new-password': (role) => makePasswordLink({ ...organization, role }, newId()),
    'group:edit': (role) => deleteGroup({ ...organization, role }, newId()),
    'target:edit-all': (role) => setCommonTarget({ ...organization, role }, { scopeId: 'overall', level: 2 }),
    'team:see-all': async (role) =>
      (await listTeamRoles({ ...outsider, role }, filtersFrom({}))).teams.length > 0,
    'team:create': (role) => createTeam({ ...organization, role }, form),
    'team:edit': (role) => editTeam({ ...team, role }, form),
    'team:invite': (role) =>
      inviteToTeam({ ...team, role }, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 }),
    'team:edit-members': (role) => assignJobRole({ ...team, role }, { userId: member.userId, role: 'MLE' }),
    'team:archive': (role) => restoreTeam({ ...team, role }),
    'team:delete': (role) => deleteTeam({ ...team, role }),
    'round:open': (role) => openRound({ ...team, role }, { name: 'Q2', mode: 'quick', format: 'anonymous' }),
    'round:close': (role) => endAnswering({ ...team, role }, roundId),
    'round:rename': (role) => renameRound({ ...team, role }, roundId, { name: 'Q1' }),
    'round:cancel': (role) => cancelRound({ ...team, role }, newId()),
    'round:delete': (role) => restoreRound({ ...team, role }, newId()),
    'target:edit': (role) => setTarget({ ...team, role }, { scopeId: 'overall', level: 2 }),
    'round:answer': (role) => saveAnswers({ ...respondent, role }, []),
    'view:save': (role) => deleteView({ ...organization, role }, newId()),
    'plan:edit': (role) => addToPlan({ ...team, role }, plan),
  };
});

/** Whether it is refused for the role; what else stands in its way comes after that. */
async function isRefused(attempt: Attempt, role: OrganizationRole): Promise<boolean> {
  await hold(role);
  try {
    return (await attempt(role)) === false;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.reason === 'not_allowed';
  }
}

const inApp = (permission: Permission): permission is InApp => permission in IN_APP;

describe('a permission decides who may do something', () => {
  it.each(Object.keys(POLICY) as Permission[])('%s', async (permission) => {
    if (inApp(permission)) {
      const [path, guard] = IN_APP[permission];
      expect(
        readText(path)
          .split('\n')
          .map((line) => line.trim()),
        path,
      ).toContain(guard);
      return;
    }
    for (const role of ORGANIZATION_ROLES) {
      expect(await isRefused(attempts[permission], role), role).toBe(!can(role, permission));
    }
  });
});
