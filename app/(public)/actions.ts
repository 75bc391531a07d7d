'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { asForm } from '@/app/_actions/as-form';
import { findDemoPerson } from '@/lib/access/demo';
import { DEMO_ROLES } from '@/lib/access/demo-roles';
import { HOME } from '@/lib/access/next-path';
import { startSession } from '@/lib/access/session';
import { MOST_VISITS } from '@/lib/access/sessions';

/** Enters the sample organization as one of its people; does nothing where there is no demo. */
export async function exploreDemoAction(formData: FormData): Promise<void> {
  const role = DEMO_ROLES.find((one) => one === asForm(formData).get('role'));
  const person = role ? await findDemoPerson(role) : null;
  if (!person) redirect('/?demo=unavailable' as Route);
  await startSession(person.userId, { most: MOST_VISITS });
  redirect(HOME as Route);
}
