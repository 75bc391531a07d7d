import 'server-only';
import { inArray } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { commentsByItem, readableTexts } from '@/lib/rounds/comments';

/** What people wrote, as the pages of these rounds show it to the person. */
export async function commentRows(tx: Tenant, access: OrganizationAccess, ids: readonly string[]) {
  const texts = await readableTexts(tx, access, inArray(rounds.id, [...ids]));
  return ids.flatMap((id) =>
    [...commentsByItem(texts.filter(({ roundId }) => roundId === id))].flatMap(([item, written]) =>
      [
        ...written.comments.map((text) => ({ kind: 'comment', text })),
        ...written.evidence.map((text) => ({ kind: 'evidence', text })),
        ...written.reasons.map((text) => ({ kind: 'reason', text })),
      ].map(({ kind, text }) => ({ round_id: id, item_id: item, kind, text })),
    ),
  );
}
