'use client';

import { useEffect, useRef, useState } from 'react';
import { Check, Copy } from '@/app/_ui/icons';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

interface Props {
  /** What is put on the clipboard. */
  text: string;
  label: string;
  /** What it is about, for who hears several of these buttons. */
  about?: string;
  copiedLabel: string;
  /** Shown when the browser refuses; the person can still select the text. */
  failedLabel: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** Copies a text and says so. */
export function CopyButton({
  text,
  label,
  about,
  copiedLabel,
  failedLabel,
  variant = 'secondary',
  size = 'sm',
}: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    // Outside a secure context (plain http on a company network) there is no clipboard object.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setState(done ? 'copied' : 'failed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState('idle'), 2500);
  }

  const message = state === 'copied' ? copiedLabel : state === 'failed' ? failedLabel : '';
  return (
    <button type="button" onClick={copy} className={buttonClass(variant, size)}>
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-hidden={message !== '' || undefined}>
        {message || label}
        {about ? <span className="sr-only">: {about}</span> : null}
      </span>
      <span role="status" className="sr-only">
        {message}
      </span>
    </button>
  );
}
