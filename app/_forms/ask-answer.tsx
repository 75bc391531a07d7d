'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { useClosing } from '@/app/_ui/dialog';
import { useFormState } from './action-form';

interface Props {
  question: ReactNode;
  cancel: string;
  /** The word for closing a dialog that says what was done; null: it closes by itself. */
  close: string | null;
  /** The button that says yes. */
  children: ReactNode;
}

/** A question with its two ways out. Once it is answered, the dialog closes, or says so. */
export function AskAnswer({ question, cancel, close, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const { doneAt } = useFormState();
  const closing = useClosing();
  const stays = doneAt !== undefined && close !== null;
  useEffect(() => {
    if (stays) button.current?.focus();
    else if (doneAt) button.current?.closest('dialog')?.close();
  }, [doneAt, stays]);
  return (
    <>
      {stays ? null : <div className="grid gap-2">{question}</div>}
      <div className="flex flex-wrap gap-2">
        {stays ? null : children}
        <Button
          ref={button}
          variant="secondary"
          onClick={() => button.current?.closest('dialog')?.close()}
          {...closing}
        >
          {stays ? close : cancel}
        </Button>
      </div>
    </>
  );
}
