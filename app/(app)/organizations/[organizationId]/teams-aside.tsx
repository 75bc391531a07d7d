import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { Name } from '@/app/_ui/name';
import { SubmitButton } from '@/app/_ui/submit-button';
import { formatDay } from '@/lib/i18n/format';
import { byName, isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import type { listTeamsAside } from '@/lib/organizations/queries';
import { undeleteTeamAction } from './teams/actions';

type Aside = Awaited<ReturnType<typeof listTeamsAside>>;

/** Archived teams, closed until somebody looks for one, and deleted ones that can still be brought back. */
export function TeamsAside({
  organizationId,
  archived,
  deleted,
  lang,
  timeZone,
}: Aside & { organizationId: string; lang: Lang; timeZone: string }) {
  const t = useTranslations('organizations.aside');
  return (
    <>
      {archived.length > 0 ? (
        <details className="mt-8 max-w-read">
          <summary className="cursor-pointer py-2">{t('archived', { count: archived.length })}</summary>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {byName(lang, archived, ({ name }) => name).map(({ id, name, archivedAt }) => (
              <li key={id} className="py-2 [overflow-wrap:anywhere]">
                <Link href={`/teams/${id}`} className="underline underline-offset-4">
                  <Name>{name}</Name>
                </Link>
                {archivedAt ? (
                  <span className="block text-sm text-ink-soft">
                    {t('since', { day: formatDay(lang, archivedAt, timeZone) })}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {deleted.length > 0 ? (
        <section aria-labelledby="deleted-teams" className="mt-8 max-w-read">
          <h2 id="deleted-teams" className="text-lg">
            {t('deleted')}
          </h2>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {byName(lang, deleted, ({ name }) => name).map(({ id, name, deletedAt, deletedBy, until }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <Name>{name}</Name>
                  <span className="block text-sm text-ink-soft">
                    {deletedBy
                      ? t('by', { by: isolated(deletedBy), day: formatDay(lang, deletedAt, timeZone) })
                      : t('on', { day: formatDay(lang, deletedAt, timeZone) })}{' '}
                    · {t('until', { day: formatDay(lang, until, timeZone) })}
                  </span>
                </span>
                <ActionForm action={undeleteTeamAction.bind(null, organizationId, id)}>
                  <SubmitButton
                    variant="secondary"
                    size="sm"
                    pendingLabel={t('restoring')}
                    aria-label={t('undoName', { name: isolated(name) })}
                  >
                    {t('undo')}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
