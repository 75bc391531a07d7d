'use client';

import type { ReactNode } from 'react';
import { ChevronRight } from '@/app/_ui/icons';
import { useFormState } from './action-form';

/** A part of a form that opens on demand, and by itself when something in it has to be looked at. */
export function FormDetails({
  summary,
  about,
  open = false,
  children,
}: {
  summary: ReactNode;
  /** What it is about, read with the summary where others say the same word. */
  about?: string;
  /** Open until it has been carried out. */
  open?: boolean;
  children: ReactNode;
}) {
  const { errors, message, restored, doneAt } = useFormState();
  const asks = [errors, message, restored].some((one) => one !== undefined);
  return (
    <details className="group" data-print="hide" open={asks || (open && doneAt === undefined)}>
      <summary className="form-summary">
        <ChevronRight aria-hidden />
        {summary}
        {about ? <span className="sr-only">: {about}</span> : null}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
