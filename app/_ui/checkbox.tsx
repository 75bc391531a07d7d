import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { FieldError } from './field';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

/** A native checkbox; the whole row is its label and at least 40 px high. */
export function Checkbox({ label, hint, error, className, ...input }: Props) {
  const id = useId();
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label className="flex min-h-10 items-start gap-3 py-2 has-disabled:text-ink-faint">
        <input
          {...input}
          type="checkbox"
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
          className="mt-1 size-4 shrink-0"
        />
        <span>
          {label}
          {hint ? (
            <span id={`${id}hint`} className="block text-sm text-ink-soft">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
      {error ? <FieldError id={`${id}error`}>{error}</FieldError> : null}
    </div>
  );
}
