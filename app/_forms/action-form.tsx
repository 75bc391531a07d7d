'use client';

import { unstable_rethrow as rethrowNavigation } from 'next/navigation';
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react';
import { forgetForm, keepTyped, restoreEarly, restoreTyped, typedEarly } from '@/app/_device/typed';
import { Button } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { type FormState, typedValues } from '@/lib/form';
import { ConfirmAgain } from './confirm-again';
import { dataOf, unreadable } from './controls';
import { endsSession, failureOf, failureWords } from './failure';
import { rememberFocus } from './keep-focus';

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/** Beside what the server answers, what only the browser knows. */
interface Shown extends FormState {
  /** Said of a form that was filled with what had been typed before. */
  restored?: string;
  /** A way on that only loading the page again offers; the word on its button. */
  reload?: string;
}

interface Around extends Shown {
  /** Whether the form says what it was drawn with, so that only what was touched is changed. */
  comparing: boolean;
}

const State = createContext<Around>({ comparing: false });

/** What the form around a field last answered. */
export const useFormState = () => useContext(State);

interface Props {
  action: FormAction;
  className?: string;
  /** Said when the form was carried out and the page stays. */
  doneMessage?: string;
  /** For what several people edit: fields say what they were drawn with (`submitChanges`). */
  comparing?: boolean;
  /** Until scripts run the browser checks the fields itself: it alone knows of half-typed dates. */
  browserChecks?: boolean;
  children: ReactNode;
}

/**
 * Passwords are typed anew each time; of a file the server read, the text comes back into its field. A form that only waits for the
 * person to prove who they are keeps both.
 */
function emptySecretsAndFiles(form: HTMLFormElement, { confirm }: Shown): void {
  const which = confirm ? 'input[name^=again]' : 'input[type=password], input[type=file]';
  for (const input of form.querySelectorAll<HTMLInputElement>(which)) {
    input.value = '';
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** What the action answers, or why it did not: neither takes the form off the page. */
async function attempt(action: FormAction, form: HTMLFormElement, data: FormData): Promise<Shown> {
  // Kept before it is sent: an ended session leads to another page at once.
  keepTyped(form);
  const keepFocus = rememberFocus(form);
  try {
    const answer = await action({}, data);
    // Refused or not, the form still shows it.
    forgetForm(form);
    emptySecretsAndFiles(form, answer);
    return answer;
  } catch (error) {
    const words = failureWords().form;
    try {
      rethrowNavigation(error);
    } catch (navigation) {
      if (!endsSession(navigation)) forgetForm(form);
      throw navigation;
    }
    const failure = failureOf(error);
    const values = typedValues(data);
    return { message: words[failure], values, ...(failure === 'updated' ? { reload: words.reload } : {}) };
  } finally {
    keepFocus();
  }
}

/**
 * A form that keeps what was typed, shows errors beside their fields and works without JavaScript. Nothing that goes
 * wrong empties it: neither a refusal nor a lost connection, an upgrade or an ended session.
 */
export function ActionForm(props: Props) {
  const { action, className, doneMessage, comparing = false, browserChecks = false, children } = props;
  const [unscripted, formAction] = useActionState(action, {});
  const [scripted, setScripted] = useState<Shown>();
  const [, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const id = useId();
  const [early] = useState(() => typedEarly(id));
  const state: Shown = scripted ?? unscripted;
  useEffect(() => {
    if (!form.current) return;
    form.current.noValidate = true;
    restoreEarly(form.current, early);
    if (!restoreTyped(form.current)) return;
    setScripted({ restored: failureWords().form.restored, values: typedValues(new FormData(form.current)) });
  }, [early]);
  useEffect(() => {
    // Groups of radios are marked as a whole: their first one takes the focus.
    const wrong = '[aria-invalid="true"], [data-invalid] input';
    const field = state.errors && form.current?.querySelector<HTMLElement>(wrong);
    field?.focus();
    // What is wrong stands below the field, and so perhaps below the screen.
    const about = field?.closest('[aria-describedby]')?.getAttribute('aria-describedby')?.split(' ').at(-1);
    document.getElementById(about ?? '')?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  useEffect(() => {
    // Fields show what is stored now. Without scripts the page is new anyway.
    if (scripted?.doneAt) form.current?.reset();
  }, [scripted]);
  useEffect(() => {
    // What it answers stands above its fields, which on a phone is above the screen.
    if (scripted && !scripted.errors) said.current?.scrollIntoView({ block: 'nearest' });
  }, [scripted]);
  // React empties a form that it sends by itself, refused or not; this one only when it was carried out.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = event.currentTarget;
    const errors = unreadable(sent);
    if (errors) {
      const typed = Object.entries(typedValues(new FormData(sent)));
      const values = Object.fromEntries(typed.filter(([name]) => !(name in errors)));
      return setScripted({ errors, values, message: failureWords().form.check });
    }
    const { submitter } = event.nativeEvent as SubmitEvent;
    // The button of the question who is there stands for the one that led to it.
    if (!submitter?.closest('[data-confirm]')) pressed.current = submitter;
    const data = dataOf(sent, pressed.current?.isConnected ? pressed.current : null);
    startTransition(async () => {
      const answer = await attempt(action, sent, data);
      startTransition(() => setScripted(answer));
    });
  };
  const { message, restored, reload, doneAt, confirm, errors } = state;
  // Without scripts the answer is a new page, which the browser shows from its top.
  const answered =
    unscripted.message !== undefined || unscripted.doneAt !== undefined || unscripted.confirm !== undefined;
  return (
    <State value={{ ...state, comparing }}>
      <form
        ref={form}
        id={id}
        action={formAction}
        onSubmit={send}
        className={className}
        noValidate={!browserChecks}
      >
        {/* Out of the flow while it says nothing: as a child of a flex or grid form it would take a gap. */}
        <div
          ref={said}
          data-said
          aria-live="polite"
          className="scroll-mt-20 empty:absolute"
          {...(answered ? { tabIndex: -1, autoFocus: true } : {})}
        >
          {message ? (
            <Callout
              tone="danger"
              actions={reload ? <Button onClick={() => window.location.reload()}>{reload}</Button> : null}
            >
              {message}
            </Callout>
          ) : null}
          {restored ? <Callout>{restored}</Callout> : null}
          {doneAt && doneMessage ? <Callout tone="success">{doneMessage}</Callout> : null}
        </div>
        {confirm ? <ConfirmAgain asked={confirm} errors={errors} /> : null}
        {children}
      </form>
    </State>
  );
}
