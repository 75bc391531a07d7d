import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table, Td, Th } from '@/app/_ui/table';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { ItemInRoom, MeetingRoom } from '@/lib/meetings/queries';
import { isWritten } from '@/lib/meetings/written';
import type { MeetingContext } from './context';

function Row({ ctx, item: { id, seen, made } }: { ctx: MeetingContext; item: ItemInRoom }) {
  const { w, lang } = ctx;
  const score = seen?.score ?? null;
  return (
    <tr>
      <Th scope="row">{ctx.titleOf(id)}</Th>
      <Td numeric label={w('meeting.record.silent')}>
        {score === null ? w('meeting.record.hidden') : formatScore(lang, score)}
      </Td>
      <Td numeric label={w('meeting.record.agreed')}>
        {made.agreed ?? '–'}
      </Td>
      <Td label={w('meeting.record.why')}>
        {[made.agreed === null ? '' : made.reason, made.note].filter(Boolean).map((text) => (
          <p key={text} className="whitespace-pre-line">
            {isolated(text)}
          </p>
        ))}
        {made.owner ? <p>{w('meeting.item.owner', { name: isolated(made.owner.name) })}</p> : null}
      </Td>
    </tr>
  );
}

/** What came of the meeting, for everybody who may see the round. */
export function MeetingRecord({ ctx, room }: { ctx: MeetingContext; room: MeetingRoom }) {
  const { w, lang, access, round, here } = ctx;
  const written = room.items.filter(({ made }) => isWritten(made));
  return (
    <>
      <PageHeader
        title={w('meeting.title', { name: isolated(round.name) })}
        description={w('meeting.record.description', {
          day: formatDay(lang, room.begunAt, access.timeZone),
        })}
        actions={<ButtonLink href={here}>{w('meeting.record.result')}</ButtonLink>}
      />
      {written.length === 0 ? (
        <EmptyState title={w('meeting.record.none')} />
      ) : (
        <Table caption={w('meeting.record.caption')} hideCaption stack>
          <thead>
            <tr>
              <Th>{w('meeting.record.item')}</Th>
              <Th numeric>{w('meeting.record.silent')}</Th>
              <Th numeric>{w('meeting.record.agreed')}</Th>
              <Th>{w('meeting.record.why')}</Th>
            </tr>
          </thead>
          <tbody>
            {written.map((item) => (
              <Row key={item.id} ctx={ctx} item={item} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
