import { formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { EventAbout, SecurityEventKind } from './kinds';

/** As much of an event as its sentence says. */
interface Said {
  kind: SecurityEventKind;
  about: EventAbout;
  actorId: string | null;
  actor: string | null;
  subjectId: string | null;
  subject: string | null;
}

/** Kinds of which nobody has proven to be somebody. */
const BY_NOBODY: readonly SecurityEventKind[] = ['sign_in_failed', 'locked_out', 'password_link_mailed'];

/** Kinds that nobody does: their day comes. */
const BY_ITSELF: readonly SecurityEventKind[] = ['round_opened_itself', 'answering_ended_itself'];

/** Who did it. */
export function whoDid(lang: Lang, { kind, actor }: Pick<Said, 'kind' | 'actor'>): string {
  const w = words(lang, 'security');
  return actor ?? w(BY_ITSELF.includes(kind) ? 'itself' : BY_NOBODY.includes(kind) ? 'unknown' : 'gone');
}

/** What happened, as one sentence without a full stop. */
export function whatHappened(lang: Lang, { kind, about, subjectId, subject }: Said): string {
  const w = words(lang);
  const {
    role,
    roleBefore,
    roles = [],
    team,
    givenTo,
    round,
    organization,
    model,
    file,
    before,
    after,
    by,
    tried,
  } = about;
  const roleName = (one: typeof role) => (one ? w(`common.organizationRoles.${one}`) : '');
  return w(`security.kinds.${kind}`, {
    // Whose account is gone is told from who did it to themselves by the event, not by the name.
    whom: subjectId === null ? 'own' : 'other',
    subject: isolated(subject ?? w('security.gone')),
    team: isolated(team ?? ''),
    given: givenTo === undefined ? 'no' : 'yes',
    givenTo: isolated(givenTo ?? ''),
    round: isolated(round ?? ''),
    organization: isolated(organization ?? ''),
    model: model ?? 'none',
    file: file ?? '',
    before: isolated(before ?? ''),
    after: isolated(after ?? ''),
    many: roles.length,
    roles: formatList(lang, roles.map(roleName)),
    role: roleName(role),
    roleBefore: roleName(roleBefore),
    by: by ?? 'none',
    tried: tried?.replace(/^security-|:.*$/g, '') ?? 'none',
  });
}

/** Where it was done from: the network, and what the browser calls itself. */
export function fromWhere(
  lang: Lang,
  { network, browser, system }: { network: string | null; browser: string | null; system: string | null },
): { network: string; device: string | null } {
  const w = words(lang, 'security');
  return {
    network: network ?? w('server'),
    device: browser && system ? w('device', { browser, system }) : (browser ?? system),
  };
}
