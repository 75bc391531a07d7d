import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { requireOrganization } from '@/lib/access/require';
import { lintDraft } from '@/lib/model-versions/draft';
import { getDraft } from '@/lib/model-versions/queries';
import { Preview, readWanted } from '../../../_parts/preview';

interface Props {
  params: Promise<{ organizationId: string; draftId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = titled('models.preview.title');

/** The questionnaire of a draft. */
export default async function DraftPreviewPage({ params, searchParams }: Props) {
  const { organizationId, draftId } = await params;
  const access = await requireOrganization(organizationId);
  const draft = (await getDraft(access, draftId)) ?? notFound();
  const model = lintDraft(draft.text).model ?? notFound();
  const [t, lang] = await Promise.all([getTranslations('models'), getLocale()]);
  const name = t('draft.title', { version: model.modelVersion });
  const back = `/organizations/${organizationId}/models/drafts/${draft.id}` as Route;
  return (
    <>
      <PageHeader
        title={t('preview.title')}
        description={t('preview.description', { name })}
        actions={<ButtonLink href={back}>{t('preview.back')}</ButtonLink>}
      />
      <Preview model={model} wanted={readWanted(await searchParams)} lang={lang} />
    </>
  );
}
