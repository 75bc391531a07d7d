import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import {
  answers,
  memberships,
  organizations,
  respondents,
  rounds,
  teamMemberRoles,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { DEMO_DOMAIN } from '@/lib/access/email';
import { withLook } from '@/lib/access/name-keys';
import { calendarDay } from '@/lib/i18n/format';
import { DEFAULT_ZONE } from '@/lib/i18n/time-zone';
import { builtInModel } from '@/lib/model/load';
import type { RoundMode } from '@/lib/model/schema';
import { currentModelVersionId } from '@/lib/model/versions';
import { keepDecisions, readToDecide } from '@/lib/rounds/not-applicable';
import { publishFrozen } from '@/lib/rounds/publication';
import type { Round } from '@/lib/rounds/round-input';
import { askedItems } from '@/lib/scoring';
import { demoAnswer, demoRandom } from './answers';
import { DEMO_MANAGER, DEMO_ORGANIZATION, DEMO_TEAMS, type DemoPerson, type DemoTeam } from './people';
import { startDemoPlan } from './plan';

const DAY = 24 * 60 * 60 * 1000;
const QUARTER = 91 * DAY;
const ROUNDS = 6;

interface Member extends DemoPerson {
  userId: string;
}

interface Company {
  organizationId: string;
  managerId: string;
}

/** Plain ASCII address for a made-up person; visitors have fixed ones. */
const addressOf = ({ name, visitor }: DemoPerson) =>
  `${
    visitor ??
    name
      .normalize('NFD')
      .replace(/[^a-zA-Z ]/g, '')
      .toLowerCase()
      .replace(/ +/g, '.')
  }@${DEMO_DOMAIN}`;

async function addPerson(
  tx: Tenant,
  organizationId: string,
  person: DemoPerson,
  createdAt: Date,
): Promise<string> {
  // Of a demo that is made anew they are there, and somebody may be looking around as one of them.
  const [known] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, addressOf(person)));
  const id = known?.id ?? newId();
  if (!known)
    await tx.insert(users).values({ id, ...withLook(person.name), email: addressOf(person), createdAt });
  const role = person.visitor ?? 'member';
  await tx.insert(memberships).values({ organizationId, userId: id, role, createdAt });
  return id;
}

/** A team that the manager has invited its people to. */
async function addTeam(tx: Tenant, { organizationId, managerId }: Company, team: DemoTeam, since: Date) {
  const teamId = newId();
  const { name, scope, delivers: deliverableTypes } = team;
  await tx
    .insert(teams)
    .values({ organizationId, id: teamId, name, scope, deliverableTypes, createdAt: since });
  const members: Member[] = [];
  for (const person of team.people) {
    const userId = await addPerson(tx, organizationId, person, since);
    await tx
      .insert(teamMembers)
      .values({ organizationId, teamId, userId, joinedAt: since, addedBy: managerId });
    await tx
      .insert(teamMemberRoles)
      .values({ organizationId, teamId, userId, role: person.jobRole, validFrom: since });
    members.push({ ...person, userId });
  }
  return { teamId, members };
}

interface DemoRound {
  organizationId: string;
  teamId: string;
  team: DemoTeam;
  members: readonly Member[];
  /** 0 for the first round. */
  index: number;
  name: string;
  openedAt: Date;
  closedAt: Date | null;
}

/** Year and quarter that lie `later` quarters after a day, for example 2026.3: one name for readers of every language. */
function quarterName(day: Date, later = 0): string {
  const [year, month] = calendarDay(day, DEFAULT_ZONE).split('-').map(Number);
  const quarter = (year ?? 0) * 4 + Math.floor(((month ?? 1) - 1) / 3) + later;
  return `${Math.floor(quarter / 4)}.${(quarter % 4) + 1}`;
}

/** In a closed round now and then somebody is away; in the open one about half have answered. */
const takesPart = ({ index, closedAt, team }: DemoRound, person: Member) => {
  if (!closedAt && person.visitor) return false; // Left to whoever explores the demo.
  const share = closedAt ? (team.people.length > 5 ? 0.95 : 1) : 0.5;
  return demoRandom(`${person.name} part ${index}`)() < share;
};

const modeOf = ({ mode, fullFrom }: DemoTeam, index: number): RoundMode =>
  fullFrom !== undefined && index >= fullFrom ? 'full' : mode;

async function addRound(tx: Tenant, round: DemoRound): Promise<string> {
  const { organizationId, teamId, team, members, index, name, openedAt, closedAt } = round;
  const model = builtInModel();
  const row = {
    organizationId,
    id: newId(),
    teamId,
    name,
    mode: modeOf(team, index),
    format: 'anonymous' as const,
    weighting: 'equal' as const,
    scope: team.scope,
    part: false,
    outsideThreshold: 5,
    modelVersionId: await currentModelVersionId(tx),
    openedAt,
    openedBy: null,
    endsOn: null,
    endsItself: false,
    frozenAt: closedAt,
    frozenBy: null,
    closedAt,
    closedBy: null,
    invited: null,
    responded: null,
    askedAtOpening: null,
    respondedOf: null,
    resultUpTo: 0,
    askedSets: null,
    questionLimit: null,
    respondedUpTo: null,
    respondedStep: null,
    comparedWith: null,
    notComparable: null,
    method: null,
    rewordedAt: null,
    removedAt: null,
    removedBy: null,
    removedReason: null,
    purgedAt: null,
  };
  await tx.insert(rounds).values(row);
  for (const person of members) {
    const respondentId = newId();
    const answering = takesPart(round, person);
    await tx.insert(respondents).values({
      organizationId,
      id: respondentId,
      roundId: row.id,
      userId: person.userId,
      jobRole: person.jobRole,
      invitedAt: openedAt,
      finishedAt: answering && closedAt ? closedAt : null,
    });
    if (!answering) continue;
    const answeredAt = new Date(openedAt.getTime() + DAY);
    await tx.insert(answers).values(
      askedItems(model, row.mode, person.jobRole, team.scope).map((itemId) => ({
        organizationId,
        respondentId,
        itemId,
        value: String(demoAnswer(model, team, person, itemId, index)),
        answeredAt,
        savedAt: answeredAt,
      })),
    );
  }
  if (closedAt) {
    await decide(tx, row, round);
    // Within the one transaction that the sample organization is made in: it is there as a whole, or not at all.
    await publishFrozen({
      within: (work) => work(tx),
      find: async () => row,
      decisions: null,
      finish: async () => ({}),
    });
  }
  return row.id;
}

/** Confirms what the answers of a round propose as not applicable, where the team is to do so; the rest stays in the score. */
async function decide(tx: Tenant, row: Round, { team: { without }, members, index }: DemoRound) {
  const by = members.find(({ name }) => name === without?.by);
  if (!without || !by || !row.closedAt || index < without.from) return;
  const decisions = (await readToDecide(tx, row)).items.map(({ itemId }) => ({
    itemId,
    reason: itemId === without.itemId ? without.reason : null,
  }));
  await keepDecisions(tx, row, decisions, { decidedBy: by.userId, decidedAt: row.closedAt });
}

async function addHistory(tx: Tenant, company: Company, team: DemoTeam, now: Date) {
  const newest = now.getTime() - 24 * DAY;
  const first = new Date(newest - (ROUNDS - 1) * QUARTER - 14 * DAY);
  const { teamId, members } = await addTeam(tx, company, team, first);
  const place = { organizationId: company.organizationId, teamId, team, members };
  // A round looks back: the newest closed one is about the quarter before its last weeks.
  const name = (later: number) => quarterName(new Date(newest - QUARTER / 2), later);
  const closed: { id: string; closedAt: Date }[] = [];
  for (let index = 0; index < team.rounds; index++) {
    const back = team.rounds - 1 - index;
    const closedAt = new Date(newest - back * QUARTER);
    const openedAt = new Date(closedAt.getTime() - 10 * DAY);
    const id = await addRound(tx, { ...place, index, name: name(-back), openedAt, closedAt });
    closed.push({ id, closedAt });
  }
  if (team.open) {
    const openedAt = new Date(now.getTime() - 3 * DAY);
    await addRound(tx, { ...place, index: team.rounds, name: name(1), openedAt, closedAt: null });
  }
  return { team, teamId, members, closed };
}

/**
 * Makes the sample organization once, or anew in place of `old`: six teams, a year and a half of quarterly rounds, one team too small to be shown
 * outside, one open round, and two running plans with steps that worked, did not, wait and are late. Does nothing when it is there. All numbers come from the real scoring.
 */
export async function seedDemo(now: Date = new Date(), old?: string): Promise<void> {
  const isDemo = eq(organizations.kind, 'demo');
  const there = await systemDatabase()
    .select({ id: organizations.id })
    .from(organizations)
    .where(old === undefined ? isDemo : and(isDemo, ne(organizations.id, old)));
  if (there.length > 0) return;
  const made = await systemDatabase().transaction(async (tx) => {
    if (old !== undefined) await tx.delete(organizations).where(and(isDemo, eq(organizations.id, old)));
    const organizationId = newId();
    await tx
      .insert(organizations)
      .values({ id: organizationId, name: DEMO_ORGANIZATION, kind: 'demo', createdAt: now });
    const manager: DemoPerson = { name: DEMO_MANAGER, jobRole: 'MGR', visitor: 'manager' };
    const company = { organizationId, managerId: await addPerson(tx, organizationId, manager, now) };
    const histories: Awaited<ReturnType<typeof addHistory>>[] = [];
    for (const team of DEMO_TEAMS) histories.push(await addHistory(tx, company, team, now));
    return histories;
  });
  for (const { team, teamId, members, closed } of made) {
    if (team.worked) await startDemoPlan({ teamId, members, closed, worked: team.worked }, now);
  }
}
