import 'server-only';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { organizations, respondents, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import type { FrameworkId, Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import { askedItems, planAsked } from '@/lib/scoring';
import { placeInRound } from './person-hash';
import { peopleToAsk } from './respondents';
import { ofTeamOf } from './round-input';
import { type OpenRoundForm, QUESTION_LIMIT } from './schema';
import { stepped } from './stepped';

/** The team that a round is opened in, and by whom. */
interface Opening {
  organizationId: string;
  teamId: string;
  userId: string;
}

/** What a round is opened with; its frameworks are some of the team's. */
export interface Settings extends Omit<OpenRoundForm, 'scope' | 'every'> {
  scope: readonly FrameworkId[];
  /** Whether the team has more. */
  part: boolean;
}

/** Whom a round asks: everyone in the team or who of them is chosen, or in a consensus round the one who writes down what the team agrees on. */
async function whomToAsk(tx: Tenant, place: Opening, { format, people: chosen }: Settings) {
  const team = await peopleToAsk(tx, place);
  if (format !== 'consensus') return team.filter(({ userId }) => chosen?.includes(userId) ?? true);
  const scribe = team.find(({ userId }) => userId === place.userId);
  return [scribe ?? { userId: place.userId, jobRole: null }];
}

/** Frameworks that the model has questions about: it need not have all three. */
function scopeAsked(model: Model, mode: Settings['mode'], scope: readonly FrameworkId[]): FrameworkId[] {
  const asked = scope.filter((framework) => askedItems(model, mode, null, [framework]).length > 0);
  if (asked.length === 0) throw new Refused('model_asks_nothing');
  return asked;
}

type Person = Awaited<ReturnType<typeof whomToAsk>>[number];

/**
 * The people of a new round as its respondents, and what it keeps of whom it asks what: where everyone answers all practices
 * alone, that hangs on who else is asked. A consensus asks everything.
 */
function askPeople(
  model: Model,
  { id, mode, format, scope, questionLimit }: Omit<typeof rounds.$inferInsert, 'id'> & { id: string },
  people: readonly Person[],
) {
  if (format === 'consensus')
    return { askedSets: null, asked: people.map((one) => ({ ...one, jobRole: null })) };
  if (mode !== 'full') return { askedSets: null, asked: people };
  const place = new Map(people.map(({ userId }) => [userId, placeInRound(id, userId)]));
  const ordered = people.toSorted((a, b) =>
    (place.get(a.userId) ?? '') < (place.get(b.userId) ?? '') ? -1 : 1,
  );
  const { sets, setOf } = planAsked(
    { model, scope, limit: questionLimit ?? null },
    ordered.map(({ jobRole }) => jobRole),
  );
  return { askedSets: sets, asked: ordered.map((one, at) => ({ ...one, askedSet: setOf[at] ?? null })) };
}

/**
 * Opens a round in a transaction that has locked the team (`openRound` in commands.ts says how); returns its id. Whether
 * somebody may open one, and what is written down of it, is up to whoever calls.
 */
export async function openRoundIn(tx: Tenant, place: Opening, settings: Settings): Promise<string> {
  const { organizationId, teamId, userId } = place;
  const [organization] = await tx
    .select({ outsideThreshold: organizations.outsideThreshold })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!organization) throw new Error('An organization that a person has access to is there.');
  const running = and(ofTeamOf(place), isNull(rounds.closedAt));
  if ((await tx.select({ id: rounds.id }).from(rounds).where(running)).length > 0) {
    throw new Refused('round_already_open');
  }
  const people = await whomToAsk(tx, place, settings);
  if (people.length === 0) throw new Refused('no_team_members');
  const id = newId();
  const { model: wanted, limited, name, mode, format, scope, part, endsOn = null, endsItself } = settings;
  const modelVersionId = await modelForNewRound(tx, place, wanted);
  const model = await modelVersion(tx, modelVersionId);
  const round = {
    organizationId,
    id,
    teamId,
    name,
    mode,
    format,
    scope: scopeAsked(model, mode, scope),
    part,
    questionLimit: limited && mode === 'full' && format !== 'consensus' ? QUESTION_LIMIT : null,
    outsideThreshold: organization.outsideThreshold,
    modelVersionId,
    openedBy: userId,
    endsOn,
    endsItself: endsItself === 'on' && endsOn !== null,
  };
  const { askedSets, asked } = askPeople(model, round, people);
  await tx.insert(rounds).values({ ...round, askedSets });
  await tx.insert(respondents).values(asked.map((one) => ({ organizationId, roundId: id, ...one })));
  // Of people who count, which their accounts say.
  const counted = tx
    .select({ people: count() })
    .from(respondents)
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, id), stepped()));
  await tx
    .update(rounds)
    .set({ askedAtOpening: sql`(${counted})` })
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, id)));
  return id;
}
