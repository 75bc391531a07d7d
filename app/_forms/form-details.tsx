'use client';

import type { ReactNode } from 'react';
import { ChevronRight } from '@/app/_ui/icons';
import { useFormState } from './action-form';

/** A part of a form that opens on demand, and by itself when something in it has to be looked at. */
export function FormDetails({
  summary,
  about,
  children,
}: {
  summary: ReactNode;
  /** What it is about, read with the summary where others say the same word. */
  about?: string;
  children: ReactNode;
}) {
  const { errors, message, restored } = useFormState();
  return (
    <details
      className="group"
      data-print="hide"
      open={[errors, message, restored].some((one) => one !== undefined)}
    >
      <summary className="inline-flex min-h-8 items-center gap-1.5 rounded-md text-sm font-medium text-accent hover:underline">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {summary}
        {about ? <span className="sr-only">: {about}</span> : null}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
