'use client';

import { useEffect, useId, useRef } from 'react';
import { askForFactor } from '@/app/_actions/ask-passkey';
import { keepTyped } from '@/app/_device/typed';
import { buttonClass } from '@/app/_ui/button-class';
import { SubmitButton } from '@/app/_ui/submit-button';
import { TextInput } from '@/app/_ui/text-input';
import { AGAIN, type ConfirmAsked } from '@/lib/form';
import { LIMITS } from '@/lib/limits';
import { PasskeyButton } from './passkey-button';

interface Props {
  asked: ConfirmAsked;
  errors?: Record<string, string>;
}

/** A part of a form that asks who is there, before it does what cannot be undone. Sent with the form, by any of its buttons. */
export function ConfirmAgain({ asked, errors = {} }: Props) {
  const part = useRef<HTMLDivElement>(null);
  const title = useId();
  useEffect(() => {
    part.current?.querySelector<HTMLElement>('input:not([type=hidden]), a, button')?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend would be drawn on the border
    <div
      ref={part}
      role="group"
      data-confirm
      aria-labelledby={title}
      className="basis-full space-y-3 rounded-md border border-line bg-sunken p-4"
    >
      <p id={title} className="font-medium">
        {asked.title}
      </p>
      <p className="text-ink-soft">{asked.why}</p>
      {asked.passkey ? (
        <PasskeyButton
          name={AGAIN.passkey}
          ask={askForFactor}
          words={asked.passkey}
          variant={asked.code ? 'secondary' : 'primary'}
        />
      ) : null}
      {asked.code ? (
        <TextInput
          name={AGAIN.code}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          label={asked.code}
          error={errors[AGAIN.code]}
          maxLength={LIMITS.code}
        />
      ) : null}
      {asked.password ? (
        <TextInput
          name={AGAIN.password}
          type="password"
          autoComplete="current-password"
          label={asked.password}
          error={errors[AGAIN.password]}
          maxLength={LIMITS.anyPassword}
        />
      ) : null}
      {asked.provider ? (
        <a
          href="/api/auth/oidc?again=yes"
          className={buttonClass('primary')}
          onClick={(event) => {
            // Back on this page, the form is filled with what was typed.
            const link = event.currentTarget;
            const { pathname, search } = window.location;
            link.href = `/api/auth/oidc?again=yes&next=${encodeURIComponent(pathname + search)}`;
            if (link.closest('form')) keepTyped(link.closest('form') as HTMLFormElement);
          }}
        >
          {asked.provider}
        </a>
      ) : null}
      {asked.code || asked.password ? (
        <SubmitButton pendingLabel={asked.pending}>{asked.submit}</SubmitButton>
      ) : null}
    </div>
  );
}
