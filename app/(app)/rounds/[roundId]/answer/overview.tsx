import clsx from 'clsx';
import { useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { ChevronDown } from '@/app/_ui/icons';
import { Progress } from '@/app/_ui/progress';
import { counted, fill } from '@/lib/answering/phrase';
import { summarize } from '@/lib/answering/progress';
import type { QueueView } from '@/lib/answering/queue-ports';
import { minutesToAnswer, paceOf } from '@/lib/answering/reading-time';
import type { ScaleStep, Section } from '@/lib/answering/sections';
import type { Lang } from '@/lib/model/schema';
import { AskedPrinciples } from './principle-list';
import type { Strings } from './strings';

interface Props {
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  strings: Strings;
  lang: Lang;
  view: QueueView;
  index: number;
  onGo(index: number): void;
}

/** How far I am, and every principle to go to: beside the questions on a wide screen, folded above them on a phone. */
export function Overview({ sections, scale, strings, lang, view, index, onGo }: Props) {
  const [open, setOpen] = useState(false);
  const { answers: chosen, answeredAt } = view;
  const { total, open: left } = summarize(sections, chosen);
  const pace = paceOf(sections, scale, answeredAt);
  const minutes = minutesToAnswer(sections, scale, lang, chosen, pace);
  return (
    <div className="mb-5 lg:sticky lg:top-6 lg:mb-0 lg:self-start">
      <div className="flex items-end justify-between gap-3">
        <div className="min-w-0 grow">
          <p className="tnum mb-1.5 flex flex-wrap justify-between gap-x-3 text-sm text-ink-soft">
            <span>{fill(strings.progress.done, { done: total - left, total })}</span>{' '}
            <span>
              {left > 0 ? counted(lang, strings.progress.left, minutes) : strings.progress.complete}
            </span>
          </p>
          <Progress
            label={strings.progress.label}
            value={total - left}
            max={total}
            valueText={fill(strings.progress.done, { done: total - left, total })}
            hideText
          />
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-controls="principles"
          onClick={() => setOpen(!open)}
          className={buttonClass('ghost', 'sm', 'min-h-10 -my-2 -mr-2 lg:hidden')}
        >
          {strings.list.title}
          <ChevronDown aria-hidden className={clsx('transition-transform', open && 'rotate-180')} />
        </button>
      </div>
      <nav
        id="principles"
        aria-label={strings.list.title}
        className={clsx(
          'mt-4 lg:block lg:max-h-[max(16rem,100dvh-19rem)] lg:overflow-y-auto',
          !open && 'hidden',
        )}
      >
        <AskedPrinciples
          {...{ sections, strings, chosen, index }}
          onGo={(to) => {
            setOpen(false);
            onGo(to);
          }}
        />
      </nav>
    </div>
  );
}
