import { useLocale } from 'next-intl';
import { formatDay, formatMoment } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { listInvitations } from '@/lib/teams/queries';

type Link = Awaited<ReturnType<typeof listInvitations>>['open'][number];

/** For whom a link is, and when and by whom it was made. */
export function useLinkWords(lang: Lang, timeZone: string) {
  const s = useTranslations('teams.people.invite');
  return {
    givenTo: ({ givenTo }: Link) => (givenTo === null ? s('before') : isolated(givenTo)),
    // To the minute: two links of one kind are often made one after the other.
    made: ({ createdAt, createdBy: by }: Link) => {
      const when = formatMoment(lang, createdAt, timeZone);
      return by ? s('madeBy', { when, by: isolated(by) }) : s('made', { when });
    },
  };
}

/** All that is known of a link but the link itself. */
export function LinkFacts({ link, timeZone }: { link: Link; timeZone: string }) {
  const t = useTranslations();
  const s = useTranslations('teams.people.invite');
  const lang = useLocale();
  const { made, givenTo } = useLinkWords(lang, timeZone);
  const { role, jobRole, expiresAt, revokedAt, uses, maxUses: max, people } = link;
  const until = formatDay(lang, expiresAt, timeZone);
  const state =
    revokedAt !== null
      ? s('ended', { date: formatDay(lang, revokedAt, timeZone) })
      : uses >= max
        ? s('usedUp')
        : expiresAt <= new Date()
          ? s('expired', { date: until })
          : s('expires', { date: until });
  return (
    <div className="min-w-0 grow basis-64">
      <span className="font-medium wrap-anywhere">{givenTo(link)}</span>
      {link.mailedTo ? (
        <span className="block text-sm wrap-anywhere">{s('mailedTo', { email: link.mailedTo })}</span>
      ) : null}
      <span className="block text-sm">
        {t(`common.organizationRoles.${role}`)}
        {' · '}
        {jobRole ? t(`common.roles.${jobRole}`) : s('anyJobRole')}
      </span>
      <span className="block text-sm text-ink-soft">
        {s('uses', { uses, max })} · {state} · {made(link)}
      </span>
      {uses === 0 ? null : (
        <details className="text-sm">
          <summary className="link w-fit cursor-pointer py-1">{s('came')}</summary>
          {people.length === 0 ? (
            <p>{s('cameNobody')}</p>
          ) : (
            <ul className="mt-1 ml-4 list-disc">
              {people.map(({ userId, name, usedAt }) => (
                <li key={userId}>
                  {s('cameOn', { name: isolated(name), day: formatDay(lang, usedAt, timeZone) })}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
    </div>
  );
}
