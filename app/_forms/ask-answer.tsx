'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { useFormState } from './action-form';

/**
 * The way out of a question. Once it is answered, the dialog closes; where it went with the row that it was about, the focus
 * would be nowhere, and goes to the element with the id `focus`.
 */
export function AskAnswer({ cancel, focus }: { cancel: string; focus: string | undefined }) {
  const button = useRef<HTMLButtonElement>(null);
  const { doneAt } = useFormState();
  useEffect(() => {
    const dialog = button.current?.closest('dialog');
    return () => {
      if (!dialog?.open || !focus) return;
      requestAnimationFrame(() => {
        const target = document.getElementById(focus);
        if (!target || (document.activeElement && document.activeElement !== document.body)) return;
        target.setAttribute('tabindex', '-1');
        target.focus();
      });
    };
  }, [focus]);
  useEffect(() => {
    if (doneAt) button.current?.closest('dialog')?.close();
  }, [doneAt]);
  return (
    <Button ref={button} variant="secondary" onClick={() => button.current?.closest('dialog')?.close()}>
      {cancel}
    </Button>
  );
}
