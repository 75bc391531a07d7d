'use client';

import type { ComponentProps } from 'react';
import { Checkbox } from '@/app/_ui/checkbox';
import { FieldError } from '@/app/_ui/field';
import { RadioGroup } from '@/app/_ui/radio-group';
import { useFormState } from './action-form';
import { useFieldError } from './fields';
import { Was } from './was';

/** Radios that show their own error and keep what was chosen. */
export function FormRadios({ name, ...props }: ComponentProps<typeof RadioGroup>) {
  const { errors, values } = useFormState();
  const kept = values?.[name]?.[0] ?? props.defaultValue;
  return <RadioGroup {...props} key={kept} name={name} error={errors?.[name]} defaultValue={kept} />;
}

interface ChecksProps {
  legend: string;
  hint?: string;
  name: string;
  options: readonly { value: string; label: string; hint?: string }[];
  defaultValues: readonly string[];
  /** In two columns where there is room: for many short ones. */
  columns?: boolean;
}

/** One checkbox that stays as it was left when something is refused. */
export function FormCheck({
  name,
  value,
  ...props
}: ComponentProps<typeof Checkbox> & { name: string; value: string }) {
  const { errors, values } = useFormState();
  const kept = values ? values[name] !== undefined : (props.defaultChecked ?? false);
  return (
    <Checkbox
      {...props}
      key={String(kept)}
      name={name}
      value={value}
      error={errors?.[name]}
      defaultChecked={kept}
    />
  );
}

/** Several checkboxes with one name and one error. */
export function FormChecks({ legend, hint, name, options, defaultValues, columns }: ChecksProps) {
  const { values } = useFormState();
  const error = useFieldError(name, (value) => options.find((one) => one.value === value)?.label ?? value);
  // A form that came back without the field came back without a tick.
  const kept = values ? (values[name] ?? []) : defaultValues;
  return (
    <fieldset>
      <legend className="font-medium">{legend}</legend>
      {hint ? <p className="text-sm text-ink-soft">{hint}</p> : null}
      <div className={columns ? 'gap-x-6 sm:columns-2' : undefined}>
        {options.map(({ value, label, hint: about }) => (
          <Checkbox
            key={`${value}:${kept.includes(value)}`}
            name={name}
            value={value}
            label={label}
            hint={about}
            defaultChecked={kept.includes(value)}
            aria-invalid={error ? true : undefined}
            className={columns ? 'break-inside-avoid' : undefined}
          />
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
      <Was name={name} value={defaultValues} />
    </fieldset>
  );
}
