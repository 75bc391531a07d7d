import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { isolated } from '@/lib/i18n/names';
import type { MeetingContext } from './context';

/** Before the meeting: what everybody waits for. */
export function NotYet({
  ctx: { w, access, round, here },
  mayEnd,
}: {
  ctx: MeetingContext;
  mayEnd: boolean;
}) {
  const frozen = round.frozenAt !== null;
  return (
    <>
      <PageHeader title={w('meeting.title', { name: isolated(round.name) })} />
      <div className="max-w-read">
        <Callout
          actions={
            <>
              {frozen ? (
                <ButtonLink href={`${here}/meeting`}>{w('meeting.waiting.reload')}</ButtonLink>
              ) : mayEnd ? (
                <ButtonLink href={`${here}/close`}>{w('meeting.open.end')}</ButtonLink>
              ) : null}
              <ButtonLink href={`/teams/${access.teamId}`} variant="ghost">
                {w('meeting.back')}
              </ButtonLink>
            </>
          }
        >
          {w(frozen ? 'meeting.waiting.text' : 'meeting.open.text')}
        </Callout>
      </div>
    </>
  );
}
