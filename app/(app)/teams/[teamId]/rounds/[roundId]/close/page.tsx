import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { FollowsChanges } from '@/app/_live/follows-changes';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireTeam } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { closingOf } from '@/lib/rounds/not-applicable';
import { neverShown } from '@/lib/rounds/participation';
import { openRoundOf } from '@/lib/rounds/queries';
import { writtenSoFar } from '@/lib/rounds/written';
import { EndAnswering } from './end-answering';
import { Publish } from './publish';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

/** A round of the team that is not published; everything else is not there, or has a result to go to. */
const running = cache(async (teamId: string, roundId: string) => {
  const access = await requireTeam(teamId);
  if (!may(access, 'round:close')) await refusePage(access, 'round:close');
  const closing = await closingOf(access, roundId);
  // A page that says so, if it was taken back.
  if (!closing || closing.closedAt) redirect(`/teams/${teamId}/rounds/${roundId}`);
  return { access, closing };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId } = await params;
  const { closing } = await running(teamId, roundId);
  const t = await getTranslations('rounds.status');
  return { title: t(closing.frozenAt ? 'publish' : 'end') };
}

/** From open to published in two steps, so that nothing is decided while answers can change (0016). */
export default async function CloseRoundPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const { access, closing } = await running(teamId, roundId);
  const { frozenAt } = closing;
  const { timeZone } = access;
  const round = (await openRoundOf(access)) ?? notFound();
  const lang = await getLocale();
  const people = round.invited + round.left;
  const tooFew = neverShown({ format: round.format, invited: people }) ? people : null;
  return (
    <>
      <FollowsChanges />
      {frozenAt ? (
        <Publish {...{ teamId, roundId, closing, frozenAt, timeZone, tooFew, lang }} />
      ) : (
        <EndAnswering teamId={teamId} round={round} written={await writtenSoFar(access, roundId)} />
      )}
    </>
  );
}
