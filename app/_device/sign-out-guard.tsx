'use client';

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button';
import { counted } from '@/lib/answering/phrase';
import type messages from '@/lib/i18n/messages/en/answer.json';
import type { Lang } from '@/lib/model/schema';
import { forget, keptHere } from './entries';
import { forgetOffline } from './offline';
import { tellTabs } from './tabs';
import { forgetTyped } from './typed';

interface Props {
  userId: string;
  strings: (typeof messages)['signOut'];
  lang: Lang;
  /** A form that ends the session. */
  children: ReactNode;
}

/** How many answers of this person cannot be sent from here. */
async function unsent(userId: string): Promise<number> {
  const kept = (await keptHere()).filter((entry) => entry.userId === userId && entry.answers.length > 0);
  try {
    const { sendKept } = await import('@/app/(app)/rounds/[roundId]/answer/answer-session');
    return await sendKept(userId, kept);
  } catch {
    // Without a connection the rest of the program may be missing, too.
    return kept.reduce((sum, { answers }) => sum + answers.length, 0);
  }
}

/**
 * Around a form that signs out: first sends what this device still keeps and removes it, so that nothing stays for whoever
 * uses the browser next, in no tab. What cannot be sent is lost only if the person says so.
 */
export function SignOutGuard({ userId, strings, lang, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const cleared = useRef(false);
  const leaving = useRef(false);
  const titleId = useId();
  const [state, setState] = useState<'idle' | 'sending'>('idle');
  // Answers that cannot be sent; or that the browser does not remove what it keeps.
  const [left, setLeft] = useState<number | 'stuck'>(0);

  // Once signed out, another page takes the place of this one: only then does signing in again make sense in other tabs.
  useEffect(
    () => () => {
      if (leaving.current) tellTabs({ kind: 'left' });
    },
    [],
  );
  const ask = (about: number | 'stuck') => {
    // The dialog takes the focus to what is in it.
    flushSync(() => setLeft(about));
    if (!dialog.current?.open) dialog.current?.showModal();
  };
  const leave = async () => {
    leaving.current = true;
    tellTabs({ kind: 'leaving' });
    forgetTyped();
    const gone = await Promise.all([forget(() => true), forgetOffline()]);
    if (gone.every(Boolean)) return end();
    ask('stuck');
  };
  const end = () => {
    cleared.current = true;
    dialog.current?.close();
    form.current?.requestSubmit();
    // Should signing out fail, the next try looks again.
    cleared.current = false;
  };
  const check = async () => {
    setState('sending');
    const count = await unsent(userId);
    setState('idle');
    if (count === 0) return leave();
    ask(count);
  };
  const onSubmitCapture = (event: FormEvent) => {
    if (cleared.current) return;
    event.preventDefault();
    event.stopPropagation();
    form.current = event.target as HTMLFormElement;
    if (state === 'idle') void check();
  };
  return (
    <div onSubmitCapture={onSubmitCapture}>
      {children}
      <p role="status" className="sr-only">
        {state === 'sending' ? strings.sending : ''}
      </p>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="dialog"
        // By now every tab has let go of its answers: only a new page has them again.
        onCancel={() => left === 'stuck' && window.location.reload()}
      >
        {left === 0 ? null : (
          <>
            <h2 id={titleId} className="text-lg">
              {left === 'stuck' ? strings.stuckTitle : counted(lang, strings.title, left)}
            </h2>
            <p className="mt-2">{left === 'stuck' ? strings.stuckText : strings.text}</p>
            <div className="mt-4 flex flex-wrap gap-2">
              {left === 'stuck' ? (
                <>
                  <Button variant="primary" onClick={() => void leave()}>
                    {strings.again}
                  </Button>
                  <Button variant="danger" onClick={end}>
                    {strings.anyway}
                  </Button>
                </>
              ) : (
                <>
                  <Button variant="primary" onClick={() => dialog.current?.close()}>
                    {strings.stay}
                  </Button>
                  <Button variant="danger" onClick={() => void leave()}>
                    {strings.lose}
                  </Button>
                </>
              )}
            </div>
          </>
        )}
      </dialog>
    </div>
  );
}
