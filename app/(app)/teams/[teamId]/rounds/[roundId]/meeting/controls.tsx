import { SubmitButton } from '@/app/_ui/submit-button';
import { MORE_MINUTES } from '@/lib/meetings/move';
import type { MeetingRoom } from '@/lib/meetings/queries';
import type { MeetingMove } from '@/lib/meetings/schema';
import type { MeetingContext } from './context';
import { MeetingKeys } from './meeting-keys';
import { MoveForm } from './move-form';

/** Key of each move; none of them is one of an answer, and all rest while somebody types. */
const KEYS = { next: 'N', back: 'B', skip: 'S', list: 'L', pause: 'P', resume: 'P', more_time: 'T' } as const;
type Keyed = keyof typeof KEYS & MeetingMove;

interface Props {
  ctx: MeetingContext;
  room: MeetingRoom;
  /** Whether this screen leads; else it offers to. */
  own: boolean;
}

/** What can be done now. */
function movesOf({ room, own }: Props): Keyed[] {
  if (!own) return [];
  if (room.itemId === null) return ['next'];
  return ['back', 'skip', 'next', 'list', room.pausedAt ? 'resume' : 'pause', 'more_time'];
}

/**
 * Leads the meeting on: by buttons, and by keys where somebody wants them. One form for whoever may lead, so that what it answers stays
 * on the screen when somebody else has taken over.
 */
export function Controls(props: Props) {
  const { ctx, room, own } = props;
  const { w, access, round } = ctx;
  const begun = room.items.some(({ made }) => made.state !== null);
  const moves = movesOf(props);
  const wordOf = (move: Keyed) => {
    if (move === 'next' && room.itemId === null) return w(`meeting.move.${begun ? 'goOn' : 'start'}`);
    return move === 'more_time'
      ? w('meeting.move.more_time', { minutes: MORE_MINUTES })
      : w(`meeting.move.${move}`);
  };
  return (
    <section aria-label={w('meeting.move.title')} className="m-controls" data-print="hide">
      <MoveForm
        teamId={access.teamId}
        roundId={round.id}
        version={room.version}
        className="flex flex-wrap items-center gap-2 *:data-said:basis-full"
      >
        {own ? null : (
          <SubmitButton name="move" value="lead" variant="secondary" pendingLabel={w('meeting.move.pending')}>
            {w('meeting.room.takeOver')}
          </SubmitButton>
        )}
        {moves.map((move) => (
          <SubmitButton
            key={move}
            name="move"
            value={move}
            data-meeting-key={KEYS[move].toLowerCase()}
            variant={move === 'next' ? 'primary' : 'secondary'}
            size="lg"
            pendingLabel={w('meeting.move.pending')}
          >
            {wordOf(move)}
          </SubmitButton>
        ))}
      </MoveForm>
      {own ? (
        <MeetingKeys
          keys={moves.map((move) => [KEYS[move], wordOf(move)])}
          words={{ title: w('meeting.keys.title'), on: w('meeting.keys.on'), note: w('meeting.keys.note') }}
        />
      ) : null}
    </section>
  );
}
