import 'server-only';
import { eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import type { Lang } from '@/lib/model/schema';
import { currentUser } from './require';

/** Keeps the language with the signed-in person, so that another device starts in it. No session: does nothing. */
export async function rememberLocale(locale: Lang): Promise<void> {
  const person = await currentUser();
  if (!person) return;
  await systemDatabase().update(users).set({ locale }).where(eq(users.id, person.id));
}
