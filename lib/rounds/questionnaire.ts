import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { answers, respondents, rounds, teams } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { RespondentAccess } from '@/lib/access/types';
import { readKept, storedValue } from '@/lib/answering/merge';
import type { Given } from '@/lib/answering/notes';
import { type ScaleStep, type Section, scaleIn, sectionsFor } from '@/lib/answering/sections';
import { Kept } from '@/lib/kept';
import type { PrincipleInPlace } from '@/lib/learn/in-place';
import { hasPage, ownInPlace } from '@/lib/learn/library';
import type { Lang, RoundFormat, RoundMode } from '@/lib/model/schema';
import { type Published, publishedVersion } from '@/lib/model/versions';
import { INSIDE_THRESHOLD, outsideThreshold } from '@/lib/results/viewer';
import { isShownToOwner } from './own-answers';
import { personHash } from './person-hash';
import { notesOfPerson } from './read-notes';

/** Where a closer look at the items of a round is found. */
export interface LearnPlaces {
  /** Address of the texts of its principles. */
  texts: string;
  /** Items that the learning area knows nothing of: an own model has them, or an old one had. */
  noPage: readonly string[];
}

/** What a person is asked, in one language. */
export interface Questions {
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  learn: LearnPlaces;
}

/** Everything that one person needs to answer a round. */
export interface Questionnaire {
  name: string;
  /** Name of the team. */
  team: string;
  mode: RoundMode;
  format: RoundFormat;
  frozenAt: Date | null;
  closedAt: Date | null;
  finishedAt: Date | null;
  /** Last day for answering, and whether it ends by itself then. */
  endsOn: string | null;
  endsItself: boolean;
  /** Whether the person answered in an earlier round of the team, which they may look at again. */
  hasBefore: boolean;
  /** Respondents a result needs before the team sees it, and before others do. */
  thresholds: { inside: number; outside: number };
  /** The same object for everybody who is asked the same. */
  questions: Questions;
  /** What the person has answered and written beside it so far, what they took back included. */
  answers: Given[];
  /** Whether they answered more, before their password was set by a link (`isShownToOwner`). */
  hidden: boolean;
}

const kept = new Kept<Questions>(24);

/** Questions by what they follow from, as a published model never changes. */
function questionsFor(access: RespondentAccess, { model, own }: Published, lang: Lang): Questions {
  const { modelVersionId, roundId, mode, jobRole, scope, asked } = access;
  const key = JSON.stringify([modelVersionId, own && roundId, mode, jobRole, scope, asked, lang]);
  const known = kept.get(key);
  if (known) return known;
  const sections = sectionsFor(model, access, lang);
  const shown = sections.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]);
  const questions = {
    sections,
    scale: scaleIn(model, lang),
    learn: {
      texts: own ? `/api/rounds/${roundId}/learn` : '/api/learn',
      noPage: [...new Set(shown)].filter((id) => !hasPage(id)),
    },
  };
  kept.set(key, questions);
  return questions;
}

/** Whether a person was asked in a published round of the team; found by their own hash, in the statement that reads the round. */
const hasBefore = ({
  organizationId,
  teamId,
  userId,
  answersSince,
}: RespondentAccess) => sql<boolean>`exists (
  select 1 from respondents own join rounds past on past.organization_id = own.organization_id and past.id = own.round_id
  where own.organization_id = ${organizationId} and own.person_hash = ${personHash(teamId, userId)}
    and past.organization_id = ${organizationId} and past.team_id = ${teamId} and past.format <> 'consensus'
    and past.opened_at >= coalesce(${answersSince?.toISOString() ?? null}::timestamptz, '-infinity')
    and past.closed_at is not null and past.removed_at is null)`;

/** The questions of a person in a round, ordered for them, with their answers; also of a closed round. */
export function questionnaire(access: RespondentAccess, lang: Lang): Promise<Questionnaire> {
  const { organizationId, respondentId } = access;
  return inOrganization(access, async (tx) => {
    const [[round], given, published] = await Promise.all([
      tx
        .select({
          name: rounds.name,
          team: teams.name,
          mode: rounds.mode,
          format: rounds.format,
          openedAt: rounds.openedAt,
          frozenAt: rounds.frozenAt,
          closedAt: rounds.closedAt,
          finishedAt: respondents.finishedAt,
          endsOn: rounds.endsOn,
          endsItself: rounds.endsItself,
          outside: outsideThreshold.mapWith(Number),
          hasBefore: hasBefore(access),
        })
        .from(respondents)
        .innerJoin(
          rounds,
          and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
        )
        .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
        .where(and(eq(respondents.organizationId, organizationId), eq(respondents.id, respondentId))),
      tx
        .select({
          itemId: answers.itemId,
          value: answers.value,
          answeredAt: answers.answeredAt,
          savedAt: answers.savedAt,
        })
        .from(answers)
        .where(and(eq(answers.organizationId, organizationId), eq(answers.respondentId, respondentId))),
      publishedVersion(tx, access.modelVersionId),
    ]);
    if (!round) throw new Error('The round of a person who is asked in it is there.');
    const { outside, openedAt, ...rest } = round;
    const isShown = (savedAt: Date) => isShownToOwner(access.answersSince, { ...round, openedAt, savedAt });
    const own = given.filter(({ savedAt }) => isShown(savedAt));
    const questions = questionsFor(access, published, lang);
    const items = questions.sections.flatMap((section) => section.items.map(({ id }) => id));
    const notes = await notesOfPerson(tx, access, round, items);
    const ownNotes = notes.filter(({ answeredAt }) => isShown(new Date(answeredAt)));
    return {
      ...rest,
      thresholds: { inside: INSIDE_THRESHOLD, outside },
      questions,
      answers: readKept([
        ...ownNotes,
        ...own.map(({ itemId, value, answeredAt }) => ({
          itemId,
          value: storedValue(value),
          answeredAt: answeredAt.getTime(),
        })),
      ]),
      hidden: own.length + ownNotes.length < given.length + notes.length,
    };
  });
}

/** The texts of a principle of the round's own model, for a closer look; undefined when it has no such principle. */
export async function textsInRound(
  access: RespondentAccess,
  principleId: string,
  lang: Lang,
): Promise<PrincipleInPlace | undefined> {
  const { model } = await inOrganization(access, (tx) => publishedVersion(tx, access.modelVersionId));
  return ownInPlace(model, principleId, lang);
}
