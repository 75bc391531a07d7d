'use client';

import { useEffect, useRef, useState } from 'react';
import { useFormState } from '@/app/_forms/action-form';
import { usePasskeysHere } from '@/app/_forms/passkey-button';
import { CircleAlert, Plus } from '@/app/_ui/icons';
import { SubmitButton } from '@/app/_ui/submit-button';

interface Props {
  words: { add: string; pending: string; waiting: string; failed: string; known: string; unable: string };
}

type Stage = 'idle' | 'waiting' | 'failed' | 'known';

/** The button of the form that adds a passkey. What the server answers is shown to the device; what it makes is sent with the form. */
export function AddPasskey({ words }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [stage, setStage] = useState<Stage>('idle');
  const { result } = useFormState();
  const able = usePasskeysHere();
  useEffect(() => {
    if (!result) return;
    const make = async () => {
      setStage('waiting');
      const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser');
      try {
        const made = await startRegistration({ optionsJSON: JSON.parse(result) });
        const input = field.current;
        if (!input?.form) return;
        setStage('idle');
        input.value = JSON.stringify(made);
        input.form.requestSubmit();
        input.value = '';
      } catch (error) {
        const known =
          error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
        setStage(known ? 'known' : 'failed');
      }
    };
    void make();
  }, [result]);
  const said = stage === 'idle' ? '' : words[stage];
  return (
    <div>
      <input ref={field} type="hidden" name="passkey" />
      {able ? (
        <SubmitButton variant="secondary" pendingLabel={words.pending}>
          <Plus aria-hidden />
          {words.add}
        </SubmitButton>
      ) : (
        <p className="text-sm text-ink-soft">{words.unable}</p>
      )}
      <p role="status" className={said ? 'mt-2 flex gap-1 text-sm text-ink-soft' : 'sr-only'}>
        {stage === 'failed' || stage === 'known' ? (
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        ) : null}
        {said}
      </p>
    </div>
  );
}
