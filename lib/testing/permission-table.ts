import { can, ORGANIZATION_ROLES, type Permission, POLICY } from '@/lib/access/policy';

/** The policy as a table of the README: permissions that the same roles have share a row. */
export function permissionTable(): string {
  const rows = new Map<string, Permission[]>();
  for (const permission of Object.keys(POLICY) as Permission[]) {
    const marks = ORGANIZATION_ROLES.map((role) => (can(role, permission) ? '✓' : '–')).join(' | ');
    rows.set(marks, [...(rows.get(marks) ?? []), permission]);
  }
  return [
    `| Permission | ${ORGANIZATION_ROLES.join(' | ')} |`,
    `|---|${':-:|'.repeat(ORGANIZATION_ROLES.length)}`,
    ...[...rows].map(
      ([marks, permissions]) => `| ${permissions.map((one) => `\`${one}\``).join(' ')} | ${marks} |`,
    ),
  ].join('\n');
}
