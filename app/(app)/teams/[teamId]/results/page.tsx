import { redirect } from 'next/navigation';
import { requireTeam } from '@/lib/access/require';
import { latestClosedRound } from '@/lib/results/queries';

/** The tab leads to the newest result; before the first there is only the overview. */
export default async function ResultsPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  const round = await latestClosedRound(access);
  redirect(round ? `/teams/${access.teamId}/rounds/${round}` : `/teams/${access.teamId}`);
}
