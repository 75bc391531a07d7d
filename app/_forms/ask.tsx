import type { ReactNode } from 'react';
import type { ButtonSize, ButtonVariant } from '@/app/_ui/button-class';
import { Dialog } from '@/app/_ui/dialog';
import { SubmitButton } from '@/app/_ui/submit-button';
import { useTranslations } from '@/lib/i18n/translate';
import { ActionForm, type FormAction } from './action-form';
import { AskAnswer } from './ask-answer';

interface Props {
  action: FormAction;
  /** What the form sends with it. */
  fields?: Readonly<Record<string, string>>;
  /** The word on the button that opens the question, and on the one that answers yes. */
  word: string;
  /** Accessible name of the first one, where others say the same word. */
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  title: string;
  /** What happens then, and whether it can be undone. */
  children: ReactNode;
  /** Said in the dialog once it is done, where the page itself shows no difference; otherwise the dialog closes. */
  done?: string;
  /** The word for no, where “cancel” would be taken for what is asked about. */
  keep?: string;
}

/** Whatever cannot be undone by one more click asks once, in a dialog. */
export function Ask({
  action,
  fields = {},
  word,
  label,
  variant = 'secondary',
  size = 'sm',
  title,
  children,
  keep,
  done,
}: Props) {
  const t = useTranslations('common');
  return (
    <Dialog
      trigger={word}
      triggerLabel={label}
      triggerVariant={variant}
      triggerSize={size}
      title={title}
      closeLabel={t('close')}
    >
      <ActionForm action={action} className="grid gap-4" doneMessage={done}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <AskAnswer cancel={keep ?? t('cancel')} close={done ? t('close') : null} question={children}>
          <SubmitButton variant="danger" pendingLabel={t('saving')}>
            {word}
          </SubmitButton>
        </AskAnswer>
      </ActionForm>
    </Dialog>
  );
}
