'use client';

import type { ComponentProps } from 'react';
import { Select } from '@/app/_ui/select';
import { TextArea, TextInput } from '@/app/_ui/text-input';
import { useFormState } from './action-form';

type Named = { name: string };

/** A text input that shows its own error and keeps what was typed. */
export function FormText({ name, ...props }: Named & ComponentProps<typeof TextInput>) {
  const { errors, values } = useFormState();
  return (
    <TextInput
      {...props}
      name={name}
      error={errors?.[name]}
      defaultValue={values?.[name]?.[0] ?? props.defaultValue}
    />
  );
}

/** Several lines of text, with its own error. */
export function FormTextArea({ name, ...props }: Named & ComponentProps<typeof TextArea>) {
  const { errors, values } = useFormState();
  return (
    <TextArea
      {...props}
      name={name}
      error={errors?.[name]}
      defaultValue={values?.[name]?.[0] ?? props.defaultValue}
    />
  );
}

/** A select with its own error. The key makes React take the kept value after a failed attempt. */
export function FormSelect({ name, ...props }: Named & ComponentProps<typeof Select>) {
  const { errors, values } = useFormState();
  const kept = values?.[name]?.[0] ?? props.defaultValue;
  return <Select {...props} key={String(kept)} name={name} error={errors?.[name]} defaultValue={kept} />;
}
