import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { CircleAlert } from '@/app/_ui/icons';

/** What the control inside a field must carry, so that label, hint and error are read with it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** Translated message; absent or empty means valid. */
  error?: string | undefined;
  /** Small word beside the label, for example "optional". */
  note?: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
}

/** Look of every text-like control; as high as a button, which often stands beside it. */
export const CONTROL =
  'w-full min-h-10 rounded-md border border-line-strong bg-surface px-3 py-[0.4375rem] text-base text-ink ' +
  'hover:border-ink-soft aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-faint';

/** Label, hint and error around one control; the child receives the attributes that tie them together. */
export function Field({
  label,
  hint,
  error,
  note,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const hintId = hint ? `${id}hint` : undefined;
  const errorId = error ? `${id}error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <div className={clsx('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {note ? <span className="text-sm text-ink-faint">{note}</span> : null}
      </div>
      {hint ? (
        <p id={hintId} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}

/** One translated sentence under a control: icon and words, not colour alone. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex scroll-my-20 items-start gap-1 text-sm text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}
