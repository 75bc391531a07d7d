import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL, Field, type FieldProps } from './field';

type Own = Omit<FieldProps, 'className'>;

/** One line of text with its label, hint and error. `className` goes to the field, not the input. */
export function TextInput({
  label,
  hint,
  error,
  note,
  hideLabel,
  className,
  ...input
}: Own & ComponentProps<'input'>) {
  return (
    <Field {...{ label, hint, error, note, hideLabel, className }}>
      {(control) => <input type="text" {...input} {...control} className={CONTROL} />}
    </Field>
  );
}

/** Several lines of text; grows with its content where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  note,
  hideLabel,
  className,
  ...input
}: Own & ComponentProps<'textarea'>) {
  return (
    <Field {...{ label, hint, error, note, hideLabel, className }}>
      {(control) => (
        <textarea rows={3} {...input} {...control} className={clsx(CONTROL, 'field-sizing-content')} />
      )}
    </Field>
  );
}
