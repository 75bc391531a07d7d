import clsx from 'clsx';
import { useState } from 'react';
import { Check, CloudOff, LoaderCircle } from '@/app/_ui/icons';
import { isOver } from '@/lib/answering/outcome';
import type { SaveState } from '@/lib/answering/queue-ports';
import type { Strings } from './strings';

interface Props {
  strings: Strings['save'];
  save: SaveState;
  empty: boolean;
}

/** A few words that are always true. */
export function SaveStatus({ strings, save, empty }: Props) {
  const { kind } = save;
  const text =
    kind === 'saved'
      ? empty
        ? strings.nothing
        : strings.saved
      : kind === 'saving'
        ? strings.saving
        : isOver(kind)
          ? strings.overShort
          : strings.waitingShort;
  // Read aloud only when it becomes something else than before: "Saving…" after each choice would be in the way.
  const [said, setSaid] = useState('');
  const toSay = kind === 'saved' ? text : kind === 'saving' ? said : '';
  if (toSay !== said) setSaid(toSay);
  const Icon = kind === 'saved' ? Check : kind === 'saving' ? LoaderCircle : CloudOff;
  return (
    <div className="min-w-0 text-center text-sm text-ink-soft">
      <p aria-hidden className="inline-flex items-center gap-1.5">
        {kind === 'saved' && empty ? null : (
          <Icon className={clsx('hidden size-4 shrink-0 sm:block', kind === 'saving' && 'animate-spin')} />
        )}
        {text}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
