import type { Metadata, Route } from 'next';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { HOME } from '@/lib/access/next-path';
import { can } from '@/lib/access/policy';
import { requireClosed } from '@/lib/access/require';
import { formatDay, formatMoment } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { undoUntil } from '@/lib/rounds/removed';
import { keepOrganizationAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.closed'))('tab') };
}

/** An organization that an owner has deleted: all that its people see of it, and where an owner keeps it. */
export default async function ClosedPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const { organizationId, name, role, timeZone, deletedAt, deletedBy } = await requireClosed(
    (await params).organizationId,
  );
  const [t, lang] = await Promise.all([getTranslations('organizations.closed'), getLocale()]);
  const day = formatDay(lang, deletedAt, timeZone);
  const until = formatMoment(lang, undoUntil(deletedAt), timeZone);
  const mayKeep = can(role, 'organization:delete');
  return (
    <>
      <PageHeader title={t('title', { name: isolated(name) })} />
      <div className="grid max-w-read gap-4">
        <p>{deletedBy ? t('by', { by: isolated(deletedBy), day }) : t('on', { day })}</p>
        <p>{t(mayKeep ? 'owner' : 'member', { until })}</p>
        <div className="flex flex-wrap gap-2">
          {mayKeep ? (
            <ActionForm action={keepOrganizationAction.bind(null, organizationId)}>
              <SubmitButton pendingLabel={t('keeping')}>{t('keep')}</SubmitButton>
            </ActionForm>
          ) : null}
          <ButtonLink href={HOME as Route} variant="secondary">
            {t('others')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
