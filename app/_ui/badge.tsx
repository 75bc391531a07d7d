import clsx from 'clsx';
import type { ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'accent' | 'warning' | 'outline' | 'DEV' | 'DAT' | 'MLO';

const TONES: Record<BadgeTone, string> = {
  neutral: 'border-line bg-sunken text-ink-soft',
  accent: 'border-transparent bg-accent-soft text-accent-strong',
  warning: 'border-transparent bg-warning-soft text-warning',
  outline: 'border-dashed border-line-strong text-ink-soft',
  DEV: 'border-line border-l-2 border-l-dev text-ink-soft',
  DAT: 'border-line border-l-2 border-l-dat text-ink-soft',
  MLO: 'border-line border-l-2 border-l-mlo text-ink-soft',
};

/** A few words about a state. The words carry the meaning; the tone only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex min-h-6 items-center gap-1 rounded-md border px-2 text-sm whitespace-nowrap print:whitespace-normal [&_svg]:size-3.5',
        // Where it is a link, all of it can be pressed.
        'relative [&>a]:after:absolute [&>a]:after:-inset-px [&>a]:after:content-[""]',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
