import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { LiveCharts } from '@/app/_charts/live-charts';
import { Markup } from '@/app/_ui/markup';
import { isId } from '@/lib/access/find-access';
import { requireTeam } from '@/lib/access/require';
import { getResults } from '@/lib/results/queries';
import { resultContext } from './_html/context';
import { resultPage } from './_html/page';
import './results.css';
import './list.css';
import './badges.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

/** Once per request, for the title and the page. */
const load = cache(async (teamId: string, roundId: string) => {
  const access = await requireTeam(teamId);
  return isId(roundId) ? getResults(access, roundId) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId } = await params;
  return { title: (await load(teamId, roundId))?.round.name };
}

/** The result of a closed round: what changed, where to go on, and why each score is what it is. */
export default async function RoundResultsPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const results = (await load(teamId, roundId)) ?? notFound();
  const ctx = resultContext(results, await getLocale());
  return (
    <>
      <Markup html={resultPage(ctx)} className="r-page" />
      <LiveCharts />
    </>
  );
}
