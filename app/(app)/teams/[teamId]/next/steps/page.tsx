import { notFound } from 'next/navigation';
import { titled } from '@/app/_lib/title';
import { getTranslations } from '@/lib/i18n/translate';
import { loadAdvice } from '../load';
import { PartPage } from '../part-page';
import { ReadyTable } from '../ready-table';

interface Props {
  params: Promise<{ teamId: string }>;
}

export const generateMetadata = titled('advice.title');

/** Every step that could start now. */
export default async function StepsPage({ params }: Props) {
  const { teamId } = await params;
  const { advice, results } = (await loadAdvice(teamId)) ?? notFound();
  const t = await getTranslations('advice.table');
  return (
    <PartPage teamId={teamId} title={t('show', { count: advice.ranking.length })}>
      <ReadyTable advice={advice} model={results.model} />
    </PartPage>
  );
}
