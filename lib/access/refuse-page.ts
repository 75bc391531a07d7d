import 'server-only';
import { forbidden } from 'next/navigation';
import { recordAttempt } from '@/lib/security-log/attempts';
import { can, type Permission } from './policy';
import type { OrganizationAccess } from './types';

/** Answers 403 for a page, and writes down who asked for it where it is their role that does not allow it. */
export async function refusePage(access: OrganizationAccess, permission: Permission): Promise<never> {
  if (!can(access.role, permission)) await recordAttempt({ access, permission });
  forbidden();
}
