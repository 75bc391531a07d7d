/** Roles in an organization, strongest first. */
export const ORGANIZATION_ROLES = ['owner', 'admin', 'manager', 'facilitator', 'member', 'viewer'] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

const all = ORGANIZATION_ROLES;
const lead = ['owner', 'admin', 'manager', 'facilitator'] as const;
const manage = ['owner', 'admin', 'manager'] as const;
const administer = ['owner', 'admin'] as const;

/**
 * Who may do what. "In team" permissions also ask that the person is in the team;
 * every other permission on a team asks that they can see it (`team:see-all`, or being in it).
 */
export const POLICY = {
  'organization:edit': administer,
  'organization:export': ['owner'],
  'organization:delete': ['owner'],
  'security-log:see': ['owner'],
  'factor:require': ['owner'],
  'model:publish': administer,
  'job:retry': administer,
  'people:see': lead,
  'people:edit-roles': administer,
  'people:remove': administer,
  'people:new-password': administer,
  'group:edit': manage,
  'target:edit-all': manage,
  'team:see-all': ['owner', 'admin', 'manager', 'facilitator', 'viewer'],
  'team:create': lead,
  'team:edit': lead,
  'team:invite': lead,
  'team:edit-members': lead,
  'team:archive': lead,
  'team:delete': administer,
  'round:open': lead,
  'round:rename': lead,
  'round:close': lead,
  'round:cancel': lead,
  'round:delete': lead,
  'target:edit': lead,
  'round:answer': ['owner', 'admin', 'manager', 'facilitator', 'member'],
  'plan:edit': ['owner', 'admin', 'manager', 'facilitator', 'member'],
  'view:save': ['owner', 'admin', 'manager', 'facilitator', 'member'],
  'plan:export': all,
} as const satisfies Record<string, readonly OrganizationRole[]>;

export type Permission = keyof typeof POLICY;

/** Whether a role has a permission. Pure; also decides which buttons are drawn. */
export function can(role: OrganizationRole, permission: Permission): boolean {
  return (POLICY[permission] as readonly OrganizationRole[]).includes(role);
}
