import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { ChevronDown } from '@/app/_ui/icons';
import { CONTROL, Field, type FieldProps } from './field';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/** The browser's own select: it works with any keyboard, phone and screen reader. Give `options` or children (`optgroup`). */
export function Select({
  label,
  hint,
  error,
  note,
  hideLabel,
  className,
  options,
  children,
  ...select
}: Omit<FieldProps, 'className'> & ComponentProps<'select'> & { options?: readonly SelectOption[] }) {
  return (
    <Field {...{ label, hint, error, note, hideLabel, className }}>
      {(control) => (
        <span className="relative block">
          <select {...select} {...control} className={clsx(CONTROL, 'appearance-none pr-9')}>
            {options?.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
            {children}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-soft"
          />
        </span>
      )}
    </Field>
  );
}
