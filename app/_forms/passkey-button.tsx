'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/app/_ui/button';
import type { ButtonSize, ButtonVariant } from '@/app/_ui/button-class';
import { CircleAlert, KeyRound } from '@/app/_ui/icons';

/** Words of the button, and of what becomes of it. */
export interface PasskeyWords {
  use: string;
  waiting: string;
  failed: string;
}

interface Props {
  /** The field of the form around it that gets what the device signs. */
  name: string;
  /** What the device is to sign, from the server. */
  ask: () => Promise<string | null>;
  words: PasskeyWords;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

const never = () => () => {};

/** Whether this browser knows passkeys; not before its page is alive. */
export const usePasskeysHere = () =>
  useSyncExternalStore(
    never,
    () => 'PublicKeyCredential' in window,
    () => false,
  );

/** Has a device sign, and sends the form around it with what it signed. Nothing where the browser knows no passkeys. */
export function PasskeyButton({ name, ask, words, variant = 'primary', size, className }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'waiting' | 'failed'>('idle');
  if (!usePasskeysHere()) return null;
  async function use() {
    if (state === 'waiting') return;
    setState('waiting');
    try {
      const [options, { startAuthentication }] = await Promise.all([
        ask(),
        import('@simplewebauthn/browser'),
      ]);
      const answer = options && (await startAuthentication({ optionsJSON: JSON.parse(options) }));
      const input = field.current;
      if (!answer || !input?.form) return setState('failed');
      setState('idle');
      input.value = JSON.stringify(answer);
      input.form.requestSubmit();
      // It works once: what is sent next has to go without it.
      input.value = '';
    } catch {
      // Cancelled, timed out, or no device at hand: browsers tell these apart for nobody.
      setState('failed');
    }
  }
  return (
    <div className={className}>
      <input ref={field} type="hidden" name={name} />
      <Button variant={variant} size={size} className="w-full" onClick={() => void use()}>
        <KeyRound aria-hidden />
        {words.use}
      </Button>
      <p role="status" className={state === 'idle' ? 'sr-only' : 'mt-2 flex gap-1 text-sm text-ink-soft'}>
        {state === 'failed' ? <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> : null}
        {state === 'waiting' ? words.waiting : state === 'failed' ? words.failed : ''}
      </p>
    </div>
  );
}
