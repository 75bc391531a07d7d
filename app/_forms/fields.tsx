'use client';

import type { ComponentProps } from 'react';
import { Checkbox } from '@/app/_ui/checkbox';
import { Select } from '@/app/_ui/select';
import { TextArea, TextInput } from '@/app/_ui/text-input';
import { asksField, emptyField } from '@/lib/form-fields';
import { FIRST_DAY, LAST_DAY } from '@/lib/limits';
import { useFormState } from './action-form';
import { Was } from './was';

type Named = { name: string };

/** The error of a field, with what somebody else wrote meanwhile in the words of the field. */
export function useFieldError(name: string, label = (value: string) => value): string | undefined {
  const { errors, theirs } = useFormState();
  const now = theirs?.[name];
  return now ? `${errors?.[name] ?? ''} ${now.map(label).join(', ') || '–'}` : errors?.[name];
}

/** A text input that shows its own error and keeps what was typed. */
export function FormText({ name, ...props }: Named & ComponentProps<typeof TextInput>) {
  const { values } = useFormState();
  const error = useFieldError(name);
  return (
    <>
      <TextInput
        {...props}
        name={name}
        error={error}
        defaultValue={values?.[name]?.[0] ?? props.defaultValue}
      />
      <Was name={name} value={String(props.defaultValue ?? '')} />
    </>
  );
}

/** A day, or none. `noDate` says so where the browser cannot tell an empty field from a half-typed date. */
export function FormDate({
  noDate,
  className,
  ...props
}: { noDate: string } & Named & Omit<ComponentProps<typeof TextInput>, 'type'>) {
  const { name } = props;
  return (
    <div className={className}>
      <FormText {...props} type="date" min={FIRST_DAY} max={LAST_DAY} />
      <input type="hidden" name={asksField(name)} value="yes" />
      <div className="hidden noscript:block">
        <Checkbox name={emptyField(name)} value="yes" label={noDate} defaultChecked={!props.defaultValue} />
      </div>
    </div>
  );
}

/** Several lines of text, with its own error. */
export function FormTextArea({ name, ...props }: Named & ComponentProps<typeof TextArea>) {
  const { values } = useFormState();
  const error = useFieldError(name);
  return (
    <>
      <TextArea
        {...props}
        name={name}
        error={error}
        defaultValue={values?.[name]?.[0] ?? props.defaultValue}
      />
      <Was name={name} value={String(props.defaultValue ?? '')} />
    </>
  );
}

/** A select with its own error. The key makes React take the kept value after a failed attempt. */
export function FormSelect({ name, ...props }: Named & ComponentProps<typeof Select>) {
  const { values } = useFormState();
  const { options } = props;
  const error = useFieldError(name, (value) => options?.find((one) => one.value === value)?.label ?? value);
  const kept = values?.[name]?.[0] ?? props.defaultValue;
  return (
    <>
      <Select {...props} key={String(kept)} name={name} error={error} defaultValue={kept} />
      <Was name={name} value={String(props.defaultValue ?? '')} />
    </>
  );
}
