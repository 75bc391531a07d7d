import { useState } from 'react';
import { InPlaceTexts } from '@/app/_learn/in-place-texts';
import { ChevronRight } from '@/app/_ui/icons';
import type { PracticeInPlace } from '@/lib/learn/in-place';
import { practicePath } from '@/lib/learn/paths';
import type { Lang } from '@/lib/model/schema';
import type { LearnPlaces } from '@/lib/rounds/questionnaire';
import { practiceTexts } from './practice-texts';
import type { Strings } from './strings';

interface Props {
  principle: string;
  practice: string;
  strings: Strings['item'];
  lang: Lang;
  learn: LearnPlaces;
}

/** What a practice looks like where it is standard: opens in place, and leads to the whole text. */
export function CloserLook({ principle, practice, strings, lang, learn }: Props) {
  const [texts, setTexts] = useState<PracticeInPlace | 'unread' | 'reading' | 'away'>('unread');
  const read = async () => {
    if (typeof texts === 'object' || texts === 'reading') return;
    setTexts('reading');
    setTexts((await practiceTexts(principle, practice, lang, learn.texts)) ?? 'away');
  };
  return (
    <details
      className="group clear-both mt-2 max-w-read"
      onToggle={(event) => {
        if (event.currentTarget.open) void read();
      }}
    >
      <summary className="-ml-1 inline-flex min-h-11 items-center gap-1 rounded-md pr-2 text-sm text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {strings.look}
      </summary>
      <div className="space-y-3 pb-2 text-sm text-ink-soft">
        {typeof texts === 'object' ? (
          <InPlaceTexts
            texts={texts}
            mainly={strings.mainly}
            criteria={<p className="font-medium text-ink">{strings.criteria}</p>}
            firstStep={<p className="font-medium text-ink">{strings.firstStep}</p>}
            lang={lang}
          />
        ) : (
          <p role="status">{texts === 'away' ? strings.lookAway : strings.lookReading}</p>
        )}
        {learn.noPage.includes(practice) ? null : (
          <a href={practicePath(principle, practice)} className="link inline-flex min-h-11 items-center">
            {strings.more}
          </a>
        )}
      </div>
    </details>
  );
}
