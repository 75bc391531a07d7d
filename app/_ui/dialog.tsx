'use client';

import { createContext, type ReactNode, useContext, useId, useRef } from 'react';
import { X } from '@/app/_ui/icons';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

interface Props {
  /** What the button that opens it shows. */
  trigger: ReactNode;
  /** Accessible name of that button, where what it shows is not enough. */
  triggerLabel?: string;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
}

const Id = createContext<string | undefined>(undefined);

/**
 * What makes a button open or close a dialog without scripts, too (invoker commands of HTML, which React's types do not know).
 * Browsers without them need the button's `onClick`.
 */
const commanding = (command: 'show-modal' | 'close', dialog: string | undefined) => ({
  command,
  commandfor: dialog,
});

/** Opens it where the browser knows no such buttons: others have done so already, and complain about a dialog that is open. */
const openUnlessCommanded = (dialog: HTMLDialogElement | null): void => {
  if (!('commandForElement' in HTMLButtonElement.prototype)) dialog?.showModal();
};

/** The same for a button that closes the dialog around it. */
export const useClosing = () => commanding('close', useContext(Id));

/** A native modal dialog with its button: the browser holds the focus inside, Escape closes, focus returns. */
export function Dialog(props: Props) {
  const { trigger, triggerLabel, triggerVariant, triggerSize, title, closeLabel, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const titleId = `${id}title`;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={triggerLabel}
        className={buttonClass(triggerVariant, triggerSize)}
        onClick={() => openUnlessCommanded(ref.current)}
        {...commanding('show-modal', id)}
      >
        {trigger}
      </button>
      <dialog ref={ref} id={id} aria-labelledby={titleId} className="dialog">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-lg">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            className={buttonClass('ghost', 'sm', '-mt-1 -mr-2')}
            onClick={() => ref.current?.close()}
            {...commanding('close', id)}
          >
            <X aria-hidden />
          </button>
        </div>
        <Id value={id}>{children}</Id>
      </dialog>
    </>
  );
}
