import 'server-only';
import { and, eq, inArray, isNotNull, lte, or } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { invitations, invitationUses, memberships, users } from '@/db/schema';
import { holdOwned, ownedAlone } from '@/lib/access/leaving';
import { recordOfPerson } from '@/lib/access/record-of-person';
import { stillThere } from '@/lib/rounds/removed';
import { forgetRespondent } from '@/lib/rounds/respondents';
import { endLinks } from '@/lib/teams/end-links';

/**
 * Deletes one account whose week is over: answers that can still change go with it, frozen ones are cut from it, and everything that
 * names the person either goes or forgets who it was (the foreign keys to `users` say which). Whoever became the only owner of an
 * organization meanwhile is kept. False where there is none that nobody else has in hand.
 */
export function purgeOneAccount(): Promise<boolean> {
  return systemDatabase().transaction(async (tx) => {
    const over = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(isNotNull(users.leavingAt), lte(users.leavingAt, stillThere())))
      .limit(1)
      .for('update', { skipLocked: true });
    const [person] = over;
    if (!person) return false;
    await holdOwned(tx, person.id);
    if ((await ownedAlone(tx, person.id)).length > 0) {
      await tx.update(users).set({ leavingAt: null }).where(eq(users.id, person.id));
      await recordOfPerson(tx, { subjectId: person.id }, 'account_kept');
      return true;
    }
    const places = await tx
      .select({ organizationId: memberships.organizationId })
      .from(memberships)
      .where(eq(memberships.userId, person.id));
    for (const { organizationId } of places) {
      await forgetRespondent(tx, { organizationId, userId: person.id });
      const theirs = tx
        .select({ id: invitationUses.invitationId })
        .from(invitationUses)
        .where(and(eq(invitationUses.organizationId, organizationId), eq(invitationUses.userId, person.id)));
      await endLinks(
        tx,
        { organizationId, userId: person.id, inDemo: false },
        or(inArray(invitations.id, theirs), eq(invitations.createdBy, person.id)),
      );
      await tx
        .delete(memberships)
        .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, person.id)));
    }
    await tx.delete(users).where(eq(users.id, person.id));
    return true;
  });
}
