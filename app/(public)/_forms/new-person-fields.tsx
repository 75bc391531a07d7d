'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useFormState } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { LIMITS } from '@/lib/limits';
import { NO_ACCOUNT_MADE } from './results';

export interface NewPersonLabels {
  name: string;
  nameHint: string;
  email: string;
  password: string;
  passwordHint: string;
  /** Said where something else was refused: a password is never filled in again. */
  passwordAgain: string;
  signInLink: string;
}

/** Name, e-mail and password of somebody who gets an account; `signIn` leads there and back. */
export function NewPersonFields({ labels, signIn }: { labels: NewPersonLabels; signIn: Route }) {
  const { result, errors } = useFormState();
  const emptied = errors !== undefined && errors.password === undefined;
  return (
    <>
      <FormText
        name="name"
        label={labels.name}
        hint={labels.nameHint}
        autoComplete="name"
        maxLength={LIMITS.name}
        required
      />
      <div className="space-y-1">
        <FormText
          name="email"
          label={labels.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          maxLength={LIMITS.email}
          required
        />
        {result === NO_ACCOUNT_MADE ? (
          <p>
            <Link href={signIn} className="link">
              {labels.signInLink}
            </Link>
          </p>
        ) : null}
      </div>
      <FormText
        name="password"
        label={labels.password}
        hint={emptied ? labels.passwordAgain : labels.passwordHint}
        type="password"
        autoComplete="new-password"
        required
      />
    </>
  );
}
