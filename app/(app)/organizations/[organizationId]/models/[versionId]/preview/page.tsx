import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { requireOrganization } from '@/lib/access/require';
import { getVersion } from '@/lib/model-versions/queries';
import { nameOf } from '../../_parts/name';
import { Preview, readWanted } from '../../_parts/preview';

interface Props {
  params: Promise<{ organizationId: string; versionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = titled('models.preview.title');

/** The questionnaire of a published version. */
export default async function VersionPreviewPage({ params, searchParams }: Props) {
  const { organizationId, versionId } = await params;
  const access = await requireOrganization(organizationId);
  const { version } = (await getVersion(access, versionId)) ?? notFound();
  const [t, lang] = await Promise.all([getTranslations('models'), getLocale()]);
  const back = `/organizations/${organizationId}/models/${version.id}` as Route;
  return (
    <>
      <PageHeader
        title={t('preview.title')}
        description={t('preview.description', { name: nameOf(t, version) })}
        actions={<ButtonLink href={back}>{t('preview.backVersion')}</ButtonLink>}
      />
      <Preview model={version.model} wanted={readWanted(await searchParams)} lang={lang} />
    </>
  );
}
