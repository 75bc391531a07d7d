'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { Callout } from '@/app/_ui/callout';
import type { FormState } from '@/lib/form';

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

const State = createContext<FormState>({});

/** What the form around a field last answered. */
export const useFormState = () => useContext(State);

interface Props {
  action: FormAction;
  className?: string;
  /** Said when the form was carried out and the page stays. */
  doneMessage?: string;
  children: ReactNode;
}

/** A form that keeps what was typed, shows errors beside their fields and works without JavaScript. */
export function ActionForm({ action, className, doneMessage, children }: Props) {
  const [state, formAction] = useActionState(action, {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Groups of radios are marked as a whole: their first one takes the focus.
    const wrong = '[aria-invalid="true"], [data-invalid] input';
    if (state.errors) form.current?.querySelector<HTMLElement>(wrong)?.focus();
  }, [state]);
  return (
    <State value={state}>
      <form ref={form} action={formAction} className={className} noValidate>
        {/* Out of the flow while it says nothing: as a child of a flex or grid form it would take a gap. */}
        <div aria-live="polite" className="empty:absolute">
          {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
          {state.doneAt && doneMessage ? <Callout tone="success">{doneMessage}</Callout> : null}
        </div>
        {children}
      </form>
    </State>
  );
}
