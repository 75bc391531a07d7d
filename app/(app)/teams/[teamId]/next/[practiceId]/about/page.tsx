import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { getTranslations } from '@/lib/i18n/translate';
import { AboutPractice } from '../../about';
import { loadRecommendation } from '../../load';
import { PartPage } from '../../part-page';

interface Props {
  params: Promise<{ teamId: string; practiceId: string }>;
}

export const generateMetadata = titled('learn.inPlace.about');

/** The learning texts of a recommended practice. */
export default async function AboutPage({ params }: Props) {
  const { teamId, practiceId } = await params;
  const { found, recommendation } = (await loadRecommendation(teamId, practiceId)) ?? notFound();
  const t = await getTranslations();
  return (
    <PartPage
      teamId={teamId}
      title={recommendation.what.title[await getLocale()]}
      description={t('learn.inPlace.about')}
    >
      <AboutPractice recommendation={recommendation} results={found.results} />
    </PartPage>
  );
}
