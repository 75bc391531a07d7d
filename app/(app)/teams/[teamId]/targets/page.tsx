import { getLocale } from 'next-intl/server';
import { TargetList } from '@/app/_forms/target-list';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import { requireTeam } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { targetLines } from '@/lib/targets/lines';
import { targetsToEdit } from '@/lib/targets/queries';
import { removeTargetAction, setTargetAction } from './actions';

export const generateMetadata = titled('targets.title');

export default async function TeamTargetsPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  const { teamId, organizationId } = access;
  const [{ model, targets }, lang, t] = await Promise.all([
    targetsToEdit(access, teamId),
    getLocale(),
    getTranslations(),
  ]);
  const overall = t('common.frameworks.overall');
  return (
    <>
      <PageHeader
        title={t('targets.title')}
        description={t('targets.lead')}
        actions={
          can(access.role, 'target:edit-all') ? (
            <ButtonLink href={`/organizations/${organizationId}/targets`} variant="ghost">
              {t('targets.toAll')}
            </ButtonLink>
          ) : null
        }
      />
      <p className="mb-8 max-w-read">{t('targets.why')}</p>
      <div className="max-w-3xl">
        <TargetList
          {...targetLines(model, access.team.scope, targets, { teamId, lang, overall })}
          model={model}
          lang={lang}
          forms={
            may(access, 'target:edit')
              ? { set: setTargetAction.bind(null, teamId), remove: removeTargetAction.bind(null, teamId) }
              : null
          }
        />
      </div>
    </>
  );
}
