import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { FormState } from '@/lib/form';
import { LIMITS } from '@/lib/limits';
import { ActionForm } from './action-form';
import { FormText } from './fields';

interface Props {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** Field in which the name is typed. */
  field: string;
  /** `label` asks for the name; `undo` says until when it can be brought back. */
  words: Record<'title' | 'body' | 'undo' | 'label' | 'submit' | 'pending', string>;
}

/** Deletes something whose name has to be typed first. */
export function DeleteByName({ action, field, words }: Props) {
  return (
    <Card as="section" className="max-w-read">
      <CardHeader title={words.title} />
      <p className="mb-2">{words.body}</p>
      <p className="mb-4">{words.undo}</p>
      <ActionForm action={action} className="grid gap-4">
        <FormText name={field} label={words.label} required maxLength={LIMITS.name} autoComplete="off" />
        <div>
          <SubmitButton variant="danger" pendingLabel={words.pending}>
            {words.submit}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
