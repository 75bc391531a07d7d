import 'server-only';
import { makeWorld, respondentAccess, type TestPerson, teamAccess } from '@/db/testing/factories';
import { builtInModel } from '@/lib/model/load';
import type { FrameworkId, RoundMode } from '@/lib/model/schema';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { questionsOf } from '@/lib/scoring';

type Value = 0 | 1 | 2 | 3 | 4 | 'DK' | 'NA' | 'SKIP';

/** Opens a round for a team, lets each of its people answer every item they are asked, and closes it; returns its id. */
export async function answeredRound(
  {
    facilitator,
    teamId,
    members,
  }: { facilitator: TestPerson; teamId: string; members: readonly TestPerson[] },
  mode: RoundMode,
  value: (itemId: string, person: number) => Value,
): Promise<string> {
  const lead = await teamAccess(facilitator, teamId);
  const roundId = await openRound(lead, { name: 'Spring check', mode, format: 'anonymous' });
  for (const [person, member] of members.entries()) {
    const access = await respondentAccess(member, roundId);
    const batch = questionsOf(builtInModel(), { ...access, mode, role: access.jobRole }).map((itemId) => ({
      itemId,
      value: value(itemId, person),
      answeredAt: Date.now(),
    }));
    await saveAnswers(access, batch);
  }
  await closeRound(lead, roundId);
  return roundId;
}

/** A team of `size` data engineers with one closed full round in one framework. */
export async function scoredWorld(
  size: number,
  value: (itemId: string, person: number) => Value = () => 1,
  scope: FrameworkId[] = ['DEV'],
) {
  const world = await makeWorld({ size, scope });
  const roundId = await answeredRound(world, 'full', value);
  const [first] = world.members;
  if (!first) throw new Error('A team has people.');
  return { ...world, roundId, insider: await teamAccess(first, world.teamId), insiderId: first.userId };
}
