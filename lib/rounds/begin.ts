import 'server-only';
import { inOrganization } from '@/db/tenancy';
import type { RespondentAccess } from '@/lib/access/types';
import { tellTeam } from '@/lib/live/changed';
import { progressOf } from './progress';

/** Respondents whose first answer this process has seen; forgotten together when they are very many. */
const known = new Set<string>();
const MOST = 10_000;

/**
 * Runs what saves answers. Where it may be somebody's first, open screens are told if that took the round to its next step; for those
 * that follow nothing is looked up. Never told: that somebody began, which a step does not say.
 */
export async function beginning<T>(access: RespondentAccess, save: () => Promise<T>): Promise<T> {
  if (known.has(access.respondentId)) return save();
  const look = () => inOrganization(access, (tx) => progressOf(tx, access));
  const before = await look();
  const saved = await save();
  if (saved && (await look()).begun !== before.begun)
    await inOrganization(access, (tx) => tellTeam(tx, access));
  if (known.size >= MOST) known.clear();
  known.add(access.respondentId);
  return saved;
}
