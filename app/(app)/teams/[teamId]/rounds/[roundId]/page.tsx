import type { Metadata } from 'next';
import { requireTeam } from '@/lib/access/require';
import { loadResult } from './_parts/load';
import { openResultPlace } from './_parts/open-place';
import { ResultPage } from './_parts/result-page';
import { goneTitle, RoundGone } from './round-gone';
import './results.css';
import './list.css';
import './badges.css';
import './print.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId } = await params;
  const result = await loadResult(teamId, roundId);
  const title = result?.results.round.name ?? (await goneTitle(await requireTeam(teamId), roundId));
  return { title };
}

/** The result of a closed round: what changed, where to go on, and what each score is. */
export default async function RoundResultsPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const ctx = await loadResult(teamId, roundId);
  if (!ctx) return <RoundGone access={await requireTeam(teamId)} roundId={roundId} />;
  return <ResultPage ctx={ctx} open={openResultPlace.bind(null, teamId, roundId)} />;
}
