import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { formatDayAndTime } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { MeetingRoom } from '@/lib/meetings/queries';
import { MEETING_MINUTES } from '@/lib/meetings/walk';
import type { ItemComments } from '@/lib/rounds/comments';
import type { MeetingContext } from './context';
import { Controls } from './controls';
import { ItemList } from './item-list';
import { ItemScreen } from './item-screen';
import { MeetingTimer } from './timer';
import { WriteDown } from './write-down';

interface Props {
  ctx: MeetingContext;
  room: MeetingRoom;
  /** Whether this person's screen leads, and whether it may. */
  own: boolean;
  mayLead: boolean;
  members: readonly { userId: string; name: string }[];
  /** What people wrote, by item, as this viewer may read it. */
  comments: ReadonlyMap<string, ItemComments>;
}

/** Who leads. */
function leaderText({ ctx: { w }, room: { ledBy }, own }: Props): string {
  if (own) return w('meeting.room.ledByYou');
  return ledBy ? w('meeting.room.led', { name: isolated(ledBy.name) }) : w('meeting.room.ledByNobody');
}

function Timer({ ctx: { w }, room }: Pick<Props, 'ctx' | 'room'>) {
  if (!room.endsAt) return null;
  const from = room.pausedAt ?? new Date();
  const left = Math.max(0, Math.round((room.endsAt.getTime() - from.getTime()) / 1000));
  return (
    <MeetingTimer
      left={left}
      turn={`${room.itemId} ${room.version}`}
      paused={room.pausedAt !== null}
      words={{
        label: w('meeting.room.timeLeft'),
        over: w('meeting.room.timeOver'),
        asOf: w('meeting.room.asOf'),
      }}
    />
  );
}

/** The room: one item at a time on the screen that leads, and the same on all that follow. */
export function MeetingRoomScreen(props: Props) {
  const { ctx, room, own, mayLead, members, comments } = props;
  const { w, lang, access, round, here } = ctx;
  const at = room.items.findIndex(({ id }) => id === room.itemId);
  const item = room.items[at];
  return (
    <div className="m-stage" data-own={own || undefined}>
      <PageHeader
        title={w('meeting.title', { name: isolated(round.name) })}
        description={w('meeting.room.goal', {
          moment: formatDayAndTime(lang, room.begunAt, access.timeZone),
          minutes: MEETING_MINUTES,
        })}
        actions={mayLead ? <ButtonLink href={`${here}/close`}>{w('meeting.publish')}</ButtonLink> : null}
      />
      <p className="mb-4 text-ink-soft">{leaderText(props)}</p>
      {mayLead ? <Controls ctx={ctx} room={room} own={own} /> : null}
      {room.pausedAt ? <Callout role="status">{w('meeting.room.paused')}</Callout> : null}
      {item ? <Timer ctx={ctx} room={room} /> : null}
      <p role="status" className="sr-only">
        {item ? ctx.titleOf(item.id) : w('meeting.list.title')}
      </p>
      {item ? (
        <ItemScreen
          {...{ ctx, item }}
          written={comments.get(item.id)}
          place={at + 1}
          count={room.items.length}
        />
      ) : own ? null : (
        <p className="max-w-read text-lg">{w('meeting.room.onList')}</p>
      )}
      {item && own ? <WriteDown ctx={ctx} item={item} members={members} /> : null}
      {own ? null : (
        <noscript>
          <a className="link" href={`${here}/meeting`}>
            {w('meeting.waiting.reload')}
          </a>
        </noscript>
      )}
      <ItemList {...{ ctx, room, own, mayLead }} />
    </div>
  );
}
