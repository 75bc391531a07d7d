import 'server-only';
import { makeWorld, respondentAccess, type TestPerson, teamAccess } from '@/db/testing/factories';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { builtInModel } from '@/lib/model/load';
import { askedItems } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { endAnswering, openRound, publishRound } from './commands';
import type { NaDecision } from './schema';

/** Ends answering, unless that has been done, and publishes at once, which people do in two steps. */
export async function closeRound(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  await endAnswering(access, roundId).catch((error) => {
    if (!(error instanceof Refused) || error.reason !== 'answers_ended') throw error;
  });
  await publishRound(access, roundId, decisions);
}

/** What a quick round of the team below asks. */
export const QUICK_ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV']);

export const openQuick = (lead: TeamAccess, name = 'Q1') =>
  openRound(lead, { name, mode: 'quick', format: 'anonymous' });

/** Answers all of a quick round; people differ by `value`. */
export async function answerAll(person: TestPerson, roundId: string, value: number) {
  const batch = QUICK_ITEMS.map((itemId, i) => ({
    itemId,
    value: (value + i) % 5,
    answeredAt: Date.now(),
  }));
  return saveAnswers(await respondentAccess(person, roundId), batch);
}

/** A team of eight with as many published rounds as there are lists of who of them answered. */
export async function publishedWorld(...answered: readonly (readonly number[])[]) {
  const world = await makeWorld({ size: 8, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const ids: string[] = [];
  for (const [place, people] of answered.entries()) {
    const id = await openQuick(lead, `Q${place + 1}`);
    for (const i of people) await answerAll(world.members[i] as TestPerson, id, i + place);
    await closeRound(lead, id);
    ids.push(id);
  }
  return { ...world, lead, ids: ids as [string, string, string] };
}
