import 'server-only';
import { and, eq } from 'drizzle-orm';
import { answers, naDecisions, respondents, type rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { type AnswerValue, LEVELS } from '@/lib/model/schema';
import { publishedVersion } from '@/lib/model/versions';
import type { Respondent, RoundInput } from '@/lib/scoring';

export type Round = typeof rounds.$inferSelect;

const fromText = (value: string): AnswerValue =>
  LEVELS.find((level) => String(level) === value) ?? (value as Exclude<AnswerValue, number>);

/** Everything that scoring a round needs, read in one transaction; `invited` counts the people asked. */
export async function roundInput(tx: Tenant, round: Round): Promise<{ input: RoundInput; invited: number }> {
  const rows = await tx
    .select({
      key: respondents.respondentKey,
      role: respondents.jobRole,
      itemId: answers.itemId,
      value: answers.value,
    })
    .from(respondents)
    .leftJoin(
      answers,
      and(eq(answers.organizationId, respondents.organizationId), eq(answers.respondentId, respondents.id)),
    )
    .where(eq(respondents.roundId, round.id));
  const decided = await tx
    .select({ itemId: naDecisions.itemId })
    .from(naDecisions)
    .where(eq(naDecisions.roundId, round.id));

  const people = new Map<string, Respondent & { answers: Record<string, AnswerValue> }>();
  for (const { key, role, itemId, value } of rows) {
    const person = people.get(key) ?? { id: key, role, answers: {} };
    if (itemId !== null && value !== null) person.answers[itemId] = fromText(value);
    people.set(key, person);
  }
  const { model, own } = await publishedVersion(tx, round.modelVersionId);
  return {
    invited: people.size,
    input: {
      model,
      modelFamily: own ? 'own' : 'built-in',
      mode: round.mode,
      format: round.format,
      weighting: round.weighting,
      notApplicable: new Set(decided.map(({ itemId }) => itemId)),
      scope: round.scope,
      respondents: [...people.values()],
    },
  };
}
