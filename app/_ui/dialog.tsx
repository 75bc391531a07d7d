'use client';

import { type ReactNode, useId, useRef } from 'react';
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

/** A native modal dialog with its button: the browser holds the focus inside, Escape closes, focus returns. */
export function Dialog(props: Props) {
  const { trigger, triggerLabel, triggerVariant, triggerSize, title, closeLabel, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={triggerLabel}
        className={buttonClass(triggerVariant, triggerSize)}
        onClick={() => ref.current?.showModal()}
      >
        {trigger}
      </button>
      <dialog ref={ref} aria-labelledby={titleId} className="dialog">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-lg">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            className={buttonClass('ghost', 'sm', '-mt-1 -mr-2')}
            onClick={() => ref.current?.close()}
          >
            <X aria-hidden />
          </button>
        </div>
        {children}
      </dialog>
    </>
  );
}
