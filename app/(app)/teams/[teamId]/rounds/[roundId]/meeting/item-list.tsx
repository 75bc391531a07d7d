import { Badge } from '@/app/_ui/badge';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import type { ItemInRoom, MeetingRoom } from '@/lib/meetings/queries';
import { toItem } from '@/lib/meetings/schema';
import { type MeetingContext, stateText } from './context';
import { MoveForm } from './move-form';

interface Props {
  ctx: MeetingContext;
  room: MeetingRoom;
  /** Whether this screen leads: then each item can be shown. */
  own: boolean;
  mayLead: boolean;
}

function Line({ ctx, room, own, item }: Omit<Props, 'mayLead'> & { item: ItemInRoom }) {
  const { w } = ctx;
  const title = ctx.titleOf(item.id);
  const state = stateText(ctx, item);
  const now = room.itemId === item.id;
  return (
    <li aria-current={now ? 'step' : undefined} className="m-line">
      <span className="min-w-0 grow">
        {title}
        {item.why ? <span className="text-ink-soft"> – {w(`meeting.why.${item.why}`)}</span> : null}
      </span>
      {now ? <Badge tone="accent">{w('meeting.list.now')}</Badge> : null}
      {state ? <Badge>{state}</Badge> : null}
      {own && !now ? (
        <SubmitButton
          name="move"
          value={toItem(item.id)}
          size="sm"
          variant="ghost"
          pendingLabel={w('meeting.move.pending')}
          aria-label={w('meeting.list.showLabel', { item: title })}
        >
          {w('meeting.list.show')}
        </SubmitButton>
      ) : null}
    </li>
  );
}

/** All items in the order of the meeting, what is done, and which are worth the time and why. */
export function ItemList(props: Props) {
  const { ctx, room, own, mayLead } = props;
  const { w, round } = ctx;
  const worth = room.items.filter(({ why }) => why !== null);
  const others = room.items.filter(({ why }) => why === null);
  const done = room.items.filter(({ made }) => made.state === 'discussed').length;
  const lines = (items: readonly ItemInRoom[]) => (
    <ol className="m-list">
      {items.map((item) => (
        <Line key={item.id} {...{ ctx, room, own, item }} />
      ))}
    </ol>
  );
  const list = (
    <div className="grid gap-6">
      <section aria-labelledby="worth">
        <h3 id="worth">{w('meeting.list.worth', { count: worth.length })}</h3>
        <p className="mt-1 max-w-read text-sm text-ink-soft">
          {w(worth.length > 0 ? 'meeting.list.worthWhy' : 'meeting.list.worthNothing')}
        </p>
        {lines(worth)}
      </section>
      {others.length > 0 ? (
        <details open={room.itemId === null && worth.length === 0}>
          <summary className="link w-fit cursor-pointer">
            {w('meeting.list.others', { count: others.length })}
          </summary>
          {lines(others)}
        </details>
      ) : null}
    </div>
  );
  return (
    <section aria-labelledby="items" className="mt-10">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="items" className="text-xl">
          {w('meeting.list.title')}
        </h2>
        <p className="text-ink-soft">{w('meeting.list.progress', { done, count: room.items.length })}</p>
      </div>
      {mayLead ? (
        // Also where another screen leads: what it answers stays.
        <MoveForm teamId={ctx.access.teamId} roundId={round.id} version={room.version}>
          {list}
        </MoveForm>
      ) : (
        list
      )}
      {room.decided.size > 0 ? (
        <section aria-labelledby="decided" className="mt-6">
          <h3 id="decided">{w('meeting.list.decided')}</h3>
          <ul className="m-list">
            {[...room.decided].map(([id, { reason }]) => (
              <li key={id} className="m-line">
                <span>
                  {ctx.titleOf(id)} <span className="text-ink-soft">– {isolated(reason)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </section>
  );
}
