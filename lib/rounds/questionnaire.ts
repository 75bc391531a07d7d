import 'server-only';
import { eq } from 'drizzle-orm';
import { answers, respondents, rounds, teams } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { RespondentAccess } from '@/lib/access/types';
import { readKept } from '@/lib/answering/merge';
import { type ScaleStep, type Section, scaleIn, sectionsFor } from '@/lib/answering/sections';
import type { Lang, RoundFormat, RoundMode } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { INSIDE_THRESHOLD, outsideThreshold } from '@/lib/results/viewer';
import type { Answer } from './schema';

/** Everything that one person needs to answer a round, in one language. */
export interface Questionnaire {
  name: string;
  /** Name of the team. */
  team: string;
  mode: RoundMode;
  format: RoundFormat;
  closedAt: Date | null;
  finishedAt: Date | null;
  /** Respondents a result needs before the team sees it, and before others do. */
  thresholds: { inside: number; outside: number };
  sections: Section[];
  scale: ScaleStep[];
  /** What the person has answered so far, skipped items included. */
  answers: Answer[];
}

const levelOrWord = (value: string) => (/^\d$/.test(value) ? Number(value) : value);

/** The questions of a person in a round, ordered for them, with their answers; also of a closed round. */
export function questionnaire(access: RespondentAccess, lang: Lang): Promise<Questionnaire> {
  return inOrganization(access, async (tx) => {
    const [[round], given, model] = await Promise.all([
      tx
        .select({
          name: rounds.name,
          team: teams.name,
          mode: rounds.mode,
          format: rounds.format,
          closedAt: rounds.closedAt,
          finishedAt: respondents.finishedAt,
          outside: outsideThreshold.mapWith(Number),
        })
        .from(respondents)
        .innerJoin(rounds, eq(rounds.id, respondents.roundId))
        .innerJoin(teams, eq(teams.id, rounds.teamId))
        .where(eq(respondents.id, access.respondentId)),
      tx
        .select({ itemId: answers.itemId, value: answers.value, answeredAt: answers.answeredAt })
        .from(answers)
        .where(eq(answers.respondentId, access.respondentId)),
      modelVersion(tx, access.modelVersionId),
    ]);
    if (!round) throw new Error('The round of a person who is asked in it is there.');
    const { outside, ...rest } = round;
    return {
      ...rest,
      thresholds: { inside: INSIDE_THRESHOLD, outside },
      sections: sectionsFor(model, access, lang),
      scale: scaleIn(model, lang),
      answers: readKept(
        given.map(({ itemId, value, answeredAt }) => ({
          itemId,
          value: levelOrWord(value),
          answeredAt: answeredAt.getTime(),
        })),
      ),
    };
  });
}
