import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { Markup } from '@/app/_ui/markup';
import { isId } from '@/lib/access/find-access';
import { requireTeam } from '@/lib/access/require';
import { getResults } from '@/lib/results/queries';
import { badgesSection } from './_html/badges';
import { resultContext } from './_html/context';
import { principleList } from './_html/list';
import { About } from './about';
import { Opening } from './opening';
import { RadarFigure } from './radar-figure';
import './results.css';
import './list.css';
import './badges.css';
import { Tiles } from './tiles';
import { TrendFigure } from './trend-figure';

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
  const badges = badgesSection(ctx);
  return (
    <div className="r-page">
      <Opening ctx={ctx} teamId={teamId} />
      <Tiles ctx={ctx} />
      <RadarFigure ctx={ctx} />
      <section aria-labelledby="principles">
        <h2 id="principles">{ctx.w('results.list.title')}</h2>
        <p className="r-lead">{ctx.w('results.list.lead')}</p>
        <Markup html={principleList(ctx)} className="r-list" />
      </section>
      {badges.markup ? <Markup html={badges} /> : null}
      <TrendFigure ctx={ctx} />
      <About ctx={ctx} />
    </div>
  );
}
