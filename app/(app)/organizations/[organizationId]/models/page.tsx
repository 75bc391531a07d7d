import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { listDrafts, listVersions } from '@/lib/model-versions/queries';
import { DemoModels } from './_parts/demo-models';
import { Drafts } from './_parts/drafts';
import { VersionsTable } from './_parts/versions-table';

export const generateMetadata = titled('models.title');

/** The versions that rounds were or may be asked with; those who may publish also see how, and their drafts. */
export default async function ModelsPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  const [versions, drafts] = await Promise.all([listVersions(access), listDrafts(access)]);
  const [t, lang] = await Promise.all([getTranslations('models'), getLocale()]);
  const mayPublish = may(access, 'model:publish');
  const { organizationId, timeZone } = access;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          mayPublish ? (
            <ButtonLink href={`/organizations/${organizationId}/models/new`} variant="primary">
              {t('how.upload')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="space-y-10">
        <VersionsTable {...{ organizationId, versions, mayPublish, lang, timeZone }} />
        {drafts.length > 0 ? <Drafts {...{ organizationId, drafts, lang, timeZone }} /> : null}
        {access.inDemo ? <DemoModels /> : null}
        {mayPublish ? (
          <section className="max-w-read space-y-2">
            <h2>{t('how.title')}</h2>
            <p>{t('how.steps')}</p>
            <p>{t('how.ids')}</p>
          </section>
        ) : null}
      </div>
    </>
  );
}
