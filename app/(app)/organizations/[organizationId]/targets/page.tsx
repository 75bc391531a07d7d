import { getLocale } from 'next-intl/server';
import { TargetList } from '@/app/_forms/target-list';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { can } from '@/lib/access/policy';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { targetLines } from '@/lib/targets/lines';
import { targetsToEdit } from '@/lib/targets/queries';
import { removeCommonTargetAction, setCommonTargetAction } from './actions';

export const generateMetadata = titled('targets.titleAll');

export default async function CommonTargetsPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  const { organizationId } = access;
  const [{ model, targets }, lang, t] = await Promise.all([
    targetsToEdit(access, null),
    getLocale(),
    getTranslations(),
  ]);
  const scope = model.frameworks.map(({ id }) => id);
  const overall = t('common.frameworks.overall');
  return (
    <>
      <PageHeader title={t('targets.titleAll')} description={t('targets.leadAll')} />
      <p className="mb-8 max-w-read">{t('targets.why')}</p>
      <div className="max-w-3xl">
        <TargetList
          {...targetLines(model, scope, targets, { teamId: null, lang, overall })}
          model={model}
          lang={lang}
          forms={
            can(access.role, 'target:edit-all')
              ? {
                  set: setCommonTargetAction.bind(null, organizationId),
                  remove: removeCommonTargetAction.bind(null, organizationId),
                }
              : null
          }
        />
      </div>
    </>
  );
}
