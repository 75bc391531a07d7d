'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { useClosing } from '@/app/_ui/dialog';
import { useFormState } from './action-form';

/** The way out of a question. Once it is answered, the dialog closes. */
export function AskAnswer({ cancel }: { cancel: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const { doneAt } = useFormState();
  const closing = useClosing();
  useEffect(() => {
    if (doneAt) button.current?.closest('dialog')?.close();
  }, [doneAt]);
  return (
    <Button
      ref={button}
      variant="secondary"
      onClick={() => button.current?.closest('dialog')?.close()}
      {...closing}
    >
      {cancel}
    </Button>
  );
}
