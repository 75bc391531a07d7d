import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { ArrowLeft, ArrowRight } from '@/app/_ui/icons';
import type { SaveState } from '@/lib/answering/queue-ports';
import { SaveStatus } from './save-status';
import type { Strings } from './strings';

interface Props {
  strings: Strings;
  save: SaveState;
  /** Nothing has been answered yet. */
  empty: boolean;
  onBack: (() => void) | null;
  onNext: (() => void) | null;
  /** The next screen is the look over everything. */
  last: boolean;
  /** What needs more words than a status. */
  children: ReactNode;
}

/** Within reach of a thumb: back, whether it is saved, next. The outer buttons never change their place. */
export function BottomBar({ strings, save, empty, onBack, onNext, last, children }: Props) {
  return (
    <div
      className="answer-bar sticky bottom-0 z-20 -mx-4 -mb-8 border-t border-line bg-paper px-4 pt-3 sm:-mx-6 sm:px-6 lg:mx-0 lg:px-0"
      data-print="hide"
    >
      {children}
      <nav
        aria-label={strings.nav.label}
        className="grid grid-cols-2 items-center gap-x-2 gap-y-1 min-[400px]:grid-cols-[1fr_auto_1fr]"
      >
        <Button
          size="lg"
          className={clsx('justify-self-start px-3 sm:px-6', !onBack && 'invisible')}
          onClick={() => onBack?.()}
        >
          <ArrowLeft aria-hidden />
          {strings.nav.back}
        </Button>
        <div className="order-first col-span-2 min-[400px]:order-none min-[400px]:col-span-1">
          <SaveStatus strings={strings.save} save={save} empty={empty} />
        </div>
        <Button
          variant="primary"
          size="lg"
          className={clsx('justify-self-end px-3 sm:px-6', !onNext && 'invisible')}
          onClick={() => onNext?.()}
        >
          {last ? strings.nav.review : strings.nav.next}
          <ArrowRight aria-hidden />
        </Button>
      </nav>
    </div>
  );
}
