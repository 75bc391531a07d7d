import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { titled } from '@/app/_lib/title';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { getVersion } from '@/lib/model-versions/queries';
import { versionName } from '../../_parts/name';
import { PreviewPage } from '../../_parts/preview-page';

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
  const t = await getTranslations('models');
  const href = `/organizations/${organizationId}/models/${version.id}` as Route;
  const back = { href, label: t('preview.backVersion') };
  return <PreviewPage model={version.model} name={versionName(t, version)} {...{ back, searchParams }} />;
}
