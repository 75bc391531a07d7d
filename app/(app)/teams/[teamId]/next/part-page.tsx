import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/app/_ui/page-header';
import type { Recommendation } from '@/lib/advice/types';
import { getTranslations } from '@/lib/i18n/translate';
import type { TeamAdvice } from '@/lib/plans/advice';
import { loadRecommendation } from './load';

interface Props {
  teamId: string;
  title: string;
  description?: string;
  children: ReactNode;
}

/** A part of the next practices as a page of its own: for readers without scripts, and to link to. */
export async function PartPage({ teamId, title, description, children }: Props) {
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        breadcrumb={[{ label: t('advice.title'), href: `/teams/${teamId}/next` as Route }]}
        breadcrumbLabel={t('common.trail')}
      />
      {children}
    </>
  );
}

/** What a page below a recommended practice is given. */
export interface PracticeProps {
  params: Promise<{ teamId: string; practiceId: string }>;
}

/** A part that is about one recommended practice, or 404. */
export async function practicePart(
  { params }: PracticeProps,
  description: string,
  draw: (recommendation: Recommendation, found: TeamAdvice) => ReactNode,
) {
  const { teamId, practiceId } = await params;
  const { found, recommendation } = (await loadRecommendation(teamId, practiceId)) ?? notFound();
  return (
    <PartPage teamId={teamId} title={recommendation.what.title[await getLocale()]} description={description}>
      {draw(recommendation, found)}
    </PartPage>
  );
}
