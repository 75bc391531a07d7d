import { words } from '@/lib/i18n/words';
import type { Lang, RoleId } from '@/lib/model/schema';
import { holdersOf, isNeeded, isUnasked, type RolesNeeded, type TeamRoles } from './role-matrix';

/** What is said of a role in a team beside how many people hold it first. */
export function roleWords(lang: Lang, team: TeamRoles, role: RoleId, needed: RolesNeeded): string[] {
  const t = words(lang, 'capability.teams');
  const all = holdersOf(team, role);
  if (all === 0) return isNeeded(needed, team, role) ? [t('nobody')] : [];
  const secondary = team.held[role]?.secondary ?? 0;
  return [
    ...(all === 1 ? [t('once')] : []),
    ...(secondary > 0 ? [t('also', { count: secondary })] : []),
    ...(isUnasked(team, role) ? [t('notAsked')] : []),
  ];
}
