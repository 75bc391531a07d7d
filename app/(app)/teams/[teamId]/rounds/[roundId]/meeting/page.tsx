import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { FollowsChanges } from '@/app/_live/follows-changes';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { getMeeting } from '@/lib/meetings/queries';
import { closingOf } from '@/lib/rounds/not-applicable';
import { listTeamMembers } from '@/lib/teams/queries';
import { loadComments } from '../_parts/load';
import { goneTitle, RoundGone } from '../round-gone';
import { BeginMeeting } from './begin-meeting';
import { meetingContext } from './context';
import { NotYet } from './not-yet';
import { MeetingRecord } from './record';
import { MeetingRoomScreen } from './room-screen';
import '../results.css';
import './meeting.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

/** Once per request, for the title and the page. */
const load = cache(async (teamId: string, roundId: string) => {
  const access = await requireTeam(teamId);
  const round = await getMeeting(access, roundId);
  // What a team agrees on has no silent answers to talk about.
  if (round?.format === 'consensus') notFound();
  return { access, round };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId } = await params;
  const { access, round } = await load(teamId, roundId);
  const t = await getTranslations('meeting');
  return { title: round ? t('title', { name: isolated(round.name) }) : await goneTitle(access, roundId) };
}

/** Where a team talks about its answers: led on one screen, followed on all others, and read afterwards. */
export default async function MeetingPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const { access, round } = await load(teamId, roundId);
  if (!round) return <RoundGone access={access} roundId={roundId} />;
  const lang = await getLocale();
  const ctx = meetingContext({ w: words(lang), lang, access, round });
  const leads = may(access, 'round:close') && round.closedAt === null;
  const { room } = round;
  const screen = async () => {
    if (room && round.closedAt) return <MeetingRecord ctx={ctx} room={room} />;
    if (room) {
      const own = leads && room.ledBy?.id === access.userId;
      const [members, comments] = await Promise.all([
        own ? listTeamMembers(access) : [],
        loadComments(teamId, roundId),
      ]);
      return <MeetingRoomScreen {...{ ctx, room, own, members, comments }} mayLead={leads} />;
    }
    const closing = leads && round.frozenAt ? await closingOf(access, roundId) : null;
    return closing ? <BeginMeeting ctx={ctx} closing={closing} /> : <NotYet ctx={ctx} mayEnd={leads} />;
  };
  return (
    <>
      <FollowsChanges />
      <FollowsChanges round={roundId} />
      {await screen()}
    </>
  );
}
