import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { answers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/** What was answered by some of the respondents of an organization, who must all be the person that asks (lib/access/my-data). */
export const answersOf = (tx: Tenant, organizationId: string, respondentIds: string[]) =>
  tx
    .select({
      respondentId: answers.respondentId,
      itemId: answers.itemId,
      value: answers.value,
      answeredAt: answers.answeredAt,
      savedAt: answers.savedAt,
    })
    .from(answers)
    .where(and(eq(answers.organizationId, organizationId), inArray(answers.respondentId, respondentIds)))
    .orderBy(asc(answers.itemId));
