'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { LoaderCircle } from '@/app/_ui/icons';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

interface Props extends Omit<ComponentProps<'button'>, 'type'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Said while the form is on its way; the visible text stays, so that nothing jumps. */
  pendingLabel: string;
  children: ReactNode;
}

/** Submits the form around it; while pending it ignores further presses but keeps the focus. */
export function SubmitButton({
  variant = 'primary',
  size,
  pendingLabel,
  className,
  children,
  ...props
}: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      {...props}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else props.onClick?.(event);
      }}
      className={buttonClass(variant, size, className)}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
      <span role="status" className="sr-only">
        {pending ? pendingLabel : ''}
      </span>
    </button>
  );
}
