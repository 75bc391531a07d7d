import { eq } from 'drizzle-orm';
import { builtInModel as builtIn } from '@/lib/model/load';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { systemDatabase } from '../client';
import { newId } from '../id';
import * as schema from '../schema';
import { type makeWorld, respondentAccess, teamAccess } from './factories';

type World = Awaited<ReturnType<typeof makeWorld>>;

async function publish(world: World) {
  const lead = await teamAccess(world.facilitator, world.teamId);
  const id = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  for (const person of world.members) {
    const access = await respondentAccess(person, id);
    const answeredAt = Date.now();
    await saveAnswers(access, [
      { itemId: 'DEV-CI', value: 2, answeredAt },
      { itemId: 'DEV-CI#comment', text: 'It builds on every change.', answeredAt },
    ]);
  }
  await closeRound(lead, id);
  return id;
}

/** Gives an organization rows in every table that it can have rows in. */
export async function fillEveryTable(world: World): Promise<void> {
  // The second has changes.
  await publish(world);
  const id = await publish(world);
  const { organizationId, teamId } = world;
  const [insider] = world.members;
  await systemDatabase()
    .insert(schema.roundInsiders)
    .values({ organizationId, roundId: id, userId: insider?.userId ?? '' })
    .onConflictDoNothing();
  const invitationId = newId();
  await systemDatabase()
    .insert(schema.invitations)
    .values({
      organizationId,
      id: invitationId,
      teamId,
      tokenHash: newId(),
      role: 'member',
      expiresAt: new Date(Date.now() + 1000),
    });
  await systemDatabase()
    .insert(schema.invitationUses)
    .values({ organizationId, invitationId, userId: insider?.userId ?? '' });
  await systemDatabase().insert(schema.roundSchedules).values({
    organizationId,
    teamId,
    every: 'quarter',
    startedOn: '2026-10-01',
    nextOn: '2099-01-01',
    mode: 'quick',
    format: 'anonymous',
    limited: false,
    endsItself: false,
  });
  await systemDatabase().insert(schema.naDecisions).values({
    organizationId,
    roundId: id,
    itemId: 'DEV-MS',
    reason: 'There is only one small program here.',
  });
  const met = { organizationId, roundId: id };
  await systemDatabase()
    .insert(schema.meetings)
    .values({ ...met, shown: [] });
  await systemDatabase()
    .insert(schema.meetingItems)
    .values({ ...met, itemId: 'DEV-CI', state: 'discussed', agreed: 2, reason: 'Most of it is there.' });
  const [asked] = await systemDatabase()
    .select({ respondentId: schema.respondents.id })
    .from(schema.respondents)
    .where(eq(schema.respondents.roundId, id));
  if (asked)
    await systemDatabase()
      .insert(schema.answerNotes)
      .values({
        organizationId,
        ...asked,
        itemId: 'DEV-VC',
        part: 'comment',
        text: 'x',
        writtenAt: new Date(),
      });
  // Only the release before wrote any.
  await systemDatabase().insert(schema.scoreSnapshots).values({
    organizationId,
    roundId: id,
    teamId,
    scope: 'overall',
    scopeId: 'overall',
    status: 'insufficient',
    n: 0,
    answers: 0,
    dontKnow: 0,
    notApplicable: 0,
    skipped: 0,
    effectiveN: 0,
    coverage: 0,
    polarised: false,
    naProposed: false,
    shownUpTo: 0,
    countsShownUpTo: 0,
    changeShownUpTo: 0,
  });
  const own = { id: newId(), organizationId, version: '2.0.0', contentHash: newId(), content: builtIn() };
  await systemDatabase().insert(schema.modelVersions).values(own);
  await systemDatabase().insert(schema.modelDrafts).values({ organizationId, text: 'modelVersion: 2.0.1' });
  await systemDatabase().insert(schema.modelChoices).values({ organizationId, modelVersionId: own.id });
  await systemDatabase().insert(schema.teamGroups).values({ organizationId, name: 'Data' });
  await systemDatabase()
    .insert(schema.targets)
    .values({ organizationId, teamId, scope: 'overall', scopeId: 'overall', level: 2 });
  await systemDatabase()
    .insert(schema.savedViews)
    .values({ organizationId, name: 'Data teams', page: '', query: 'framework=DAT' });
  await systemDatabase()
    .insert(schema.smallTeamMeans)
    .values({
      organizationId,
      quarter: '2026-07-01',
      kind: 'quick',
      scopeId: 'overall',
      threshold: 5,
      roundIds: [id],
    });
  await systemDatabase().insert(schema.jobs).values({ organizationId, kind: 'result', teamId, roundId: id });
  const planId = newId();
  await systemDatabase().insert(schema.plans).values({ organizationId, id: planId, teamId });
  await systemDatabase().insert(schema.steps).values({
    organizationId,
    planId,
    practiceId: 'DEV-VC-1',
    roundId: id,
    fromScore: 1,
    targetLevel: 2,
    gainOverall: 0.1,
    gainPrinciple: 0.1,
    effort: 1,
  });
}
