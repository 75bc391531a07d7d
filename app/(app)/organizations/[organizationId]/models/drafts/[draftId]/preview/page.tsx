import type { Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { titled } from '@/app/_lib/title';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { lintDraft } from '@/lib/model-versions/draft';
import { getDraft } from '@/lib/model-versions/queries';
import { PreviewPage } from '../../../_parts/preview-page';

interface Props {
  params: Promise<{ organizationId: string; draftId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = titled('models.preview.title');

/** The questionnaire of a draft; the draft's own page says why there is none. */
export default async function DraftPreviewPage({ params, searchParams }: Props) {
  const { organizationId, draftId } = await params;
  const access = await requireOrganization(organizationId);
  const draft = (await getDraft(access, draftId)) ?? notFound();
  const href = `/organizations/${organizationId}/models/drafts/${draft.id}` as Route;
  const model = (await lintDraft(access, draft.text))?.model ?? redirect(href);
  const t = await getTranslations('models');
  const name = t('draft.title', { version: model.modelVersion });
  return <PreviewPage {...{ model, name, back: { href, label: t('preview.back') }, searchParams }} />;
}
