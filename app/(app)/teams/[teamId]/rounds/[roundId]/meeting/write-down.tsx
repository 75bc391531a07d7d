import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect, FormTextArea } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import { LIMITS } from '@/lib/limits';
import type { ItemInRoom } from '@/lib/meetings/queries';
import { writeDownItemAction } from './actions';
import type { MeetingContext } from './context';

interface Props {
  ctx: MeetingContext;
  item: ItemInRoom;
  members: readonly { userId: string; name: string }[];
}

/** What the team makes of the item: the value it agrees on and why, a note, and who looks after it. */
export function WriteDown({ ctx, item: { id, made }, members }: Props) {
  const { w, access, round } = ctx;
  const { levels } = ctx.wordsOf(id);
  const owner = members.some(({ userId }) => userId === made.owner?.id) ? made.owner?.id : '';
  return (
    <section aria-labelledby="write" className="m-write" data-print="hide">
      <h3 id="write" className="mb-3 text-lg">
        {w('meeting.agree.title')}
      </h3>
      <ActionForm
        key={id}
        action={writeDownItemAction.bind(null, access.teamId, round.id)}
        className="grid gap-4 lg:grid-cols-2"
        doneMessage={w('meeting.agree.done')}
        comparing
      >
        <input type="hidden" name="itemId" value={id} />
        <div className="grid content-start gap-4">
          <FormSelect
            name="agreed"
            label={w('meeting.agree.value')}
            defaultValue={made.agreed === null ? '' : String(made.agreed)}
            options={[
              { value: '', label: w('meeting.agree.none') },
              ...levels.map(({ level, name }) => ({
                value: String(level),
                label: w('meeting.agree.level', { level, name }),
              })),
            ]}
          />
          <FormTextArea
            name="reason"
            label={w('meeting.agree.reason')}
            hint={w('meeting.agree.reasonHint')}
            defaultValue={made.reason}
            maxLength={LIMITS.reason}
            rows={2}
          />
        </div>
        <div className="grid content-start gap-4">
          <FormSelect
            name="ownerId"
            label={w('meeting.agree.owner')}
            defaultValue={owner ?? ''}
            options={[
              { value: '', label: w('meeting.agree.nobody') },
              ...members.map(({ userId, name }) => ({ value: userId, label: isolated(name) })),
            ]}
          />
          <FormTextArea
            name="note"
            label={w('meeting.agree.note')}
            hint={w('meeting.agree.noteHint')}
            defaultValue={made.note}
            maxLength={LIMITS.note}
            rows={2}
          />
        </div>
        <div>
          <SubmitButton variant="secondary" pendingLabel={w('common.saving')}>
            {w('meeting.agree.submit')}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
