import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { getTranslations } from '@/lib/i18n/translate';
import { loadRecommendation } from '../../load';
import { PartPage } from '../../part-page';
import { WhyStep } from '../../why';

interface Props {
  params: Promise<{ teamId: string; practiceId: string }>;
}

export const generateMetadata = titled('advice.why.show');

/** Why a practice is recommended. */
export default async function WhyPage({ params }: Props) {
  const { teamId, practiceId } = await params;
  const { found, recommendation } = (await loadRecommendation(teamId, practiceId)) ?? notFound();
  const t = await getTranslations();
  return (
    <PartPage
      teamId={teamId}
      title={recommendation.what.title[await getLocale()]}
      description={t('advice.why.show')}
    >
      <WhyStep recommendation={recommendation} results={found.results} />
    </PartPage>
  );
}
