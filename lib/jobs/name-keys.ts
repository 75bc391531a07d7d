import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import { withLook } from '@/lib/access/name-keys';

const AT_ONCE = 500;

/** Works out what names look like that nobody has looked at yet: those from before that was kept. Returns how many. */
export async function lookAtNames(): Promise<number> {
  for (let looked = 0; ; ) {
    const some = await systemDatabase()
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(eq(users.nameAs, ''))
      .limit(AT_ONCE);
    if (some.length === 0) return looked;
    await systemDatabase().transaction(async (tx) => {
      for (const { id, name } of some) {
        const { nameAs, nameRead } = withLook(name);
        // Of somebody who takes another name at this moment it would be wrong.
        const { count } = await tx
          .update(users)
          .set({ nameAs, nameRead })
          .where(and(eq(users.id, id), eq(users.name, name)));
        looked += count;
      }
    });
  }
}
