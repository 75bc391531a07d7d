import 'server-only';
import { systemDatabase } from '@/db/client';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { demandFactors } from '../factors/required';
import { demandFresh } from '../fresh';
import { recordOfPerson } from '../record-of-person';
import { ownAccount, type Self } from '../self';
import { accountPart, identitiesPart, secondFactorPart, sessionsPart } from './account-parts';
import { answersPart } from './answers-part';
import { deedsPart, securityPart } from './deeds-part';
import { PARTS, type Part, REASONS_LEFT_OUT } from './held';
import { insidePart, jobRolesPart, linksUsedPart, organizationsPart, teamsPart } from './place-parts';

/** Everything that is held about a person, as it is at one moment. Nothing of anybody else. */
function partsOf(userId: string, lang: Lang): Promise<Record<Part, unknown>> {
  return systemDatabase().transaction(
    async (tx) => {
      const places = await organizationsPart(tx, userId);
      const within = new Set(places.map(({ organizationId }) => organizationId));
      return {
        account: await accountPart(tx, userId),
        identities: await identitiesPart(tx, userId),
        sessions: await sessionsPart(tx, userId),
        secondFactor: await secondFactorPart(tx, userId),
        organizations: places,
        teams: await teamsPart(tx, userId),
        jobRoles: await jobRolesPart(tx, userId),
        linksUsed: await linksUsedPart(tx, userId),
        answers: await answersPart(tx, userId, lang),
        resultsFromInside: await insidePart(tx, userId),
        deeds: await deedsPart(tx, userId, within),
        securityLog: await securityPart(tx, userId, within),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** What the file is, what each part of it says, and what is not in it: the first that whoever opens it reads. */
function indexOf(lang: Lang, now: Date) {
  const w = words(lang, 'myData');
  return {
    title: w('title'),
    madeAt: now,
    parts: Object.fromEntries(PARTS.map((part) => [part, w(`parts.${part}`)])),
    howToRead: [w('how.names'), w('how.moments'), w('how.organizations'), w('how.answers')],
    notInIt: [...REASONS_LEFT_OUT.map((reason) => w(`leftOut.${reason}`)), w('leftOut.deleted')],
  };
}

/**
 * Everything that is held about a person as one JSON text, whose first part says in their language what the others are.
 * @throws {Refused} 'confirm_again' unless they proved a moment ago that it is them, 'factor_asked', 'demo_is_read_only'
 */
export async function myData(
  self: Self & { sessionId: string },
  { lang, now }: { lang: Lang; now: Date },
): Promise<string> {
  ownAccount(self);
  await demandFresh(self);
  await demandFactors(self);
  const parts = await partsOf(self.id, lang);
  await recordOfPerson(systemDatabase(), { actorId: self.id }, 'data_downloaded');
  const format = { format: 'patamar-my-data', formatVersion: 1 };
  return `${JSON.stringify({ readMe: indexOf(lang, now), ...format, ...parts }, null, 2)}\n`;
}
