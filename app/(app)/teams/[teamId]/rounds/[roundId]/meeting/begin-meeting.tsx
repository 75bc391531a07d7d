import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import type { Closing } from '@/lib/rounds/not-applicable';
import { DecisionField } from '../close/decision-field';
import { Rules } from '../close/rules';
import { beginMeetingAction } from './actions';
import type { MeetingContext } from './context';

/** The way into the room: what does not apply is decided before anybody sees a number. */
export function BeginMeeting({ ctx, closing }: { ctx: MeetingContext; closing: Closing }) {
  const { w, lang, access, round, here } = ctx;
  const { items, model } = closing;
  return (
    <>
      <PageHeader
        title={w('meeting.title', { name: isolated(round.name) })}
        description={w('meeting.begin.lead')}
      />
      {items.length > 0 ? <Rules /> : null}
      <ActionForm
        action={beginMeetingAction.bind(null, access.teamId, round.id)}
        className="flex max-w-read flex-col gap-6"
      >
        {items.length > 0 ? (
          <div>
            <h2>{w('meeting.begin.first')}</h2>
            <p className="mt-1 text-ink-soft">{w('meeting.begin.firstWhy')}</p>
          </div>
        ) : (
          <p>{w('meeting.begin.nothing')}</p>
        )}
        {items.map((item) => (
          <DecisionField key={item.itemId} {...{ item, model, lang }} timeZone={access.timeZone} />
        ))}
        <Callout title={w('meeting.begin.shown')}>
          <p>{w('meeting.begin.shownText', { outside: round.outside })}</p>
        </Callout>
        <Callout tone="warning">{w('meeting.begin.once')}</Callout>
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="lg" pendingLabel={w('meeting.begin.pending')}>
            {w('meeting.begin.submit')}
          </SubmitButton>
          <ButtonLink href={`${here}/close`} size="lg">
            {w('meeting.begin.publishOnly')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
