import { fill } from '@/lib/answering/phrase';
import type { ScaleStep } from '@/lib/answering/sections';
import { isolated } from '@/lib/i18n/names';
import { Value } from './own-answers';
import type { Strings } from './strings';
import type { Before } from './use-before';

interface Props {
  itemId: string;
  before: Before;
  scale: readonly ScaleStep[];
  strings: Strings;
}

/** What one answered to this question before; below the answers, so that these are read without it first. */
export function Earlier({ itemId, before, scale, strings }: Props) {
  const words = strings.before;
  const found = typeof before === 'string' ? null : before.get(itemId);
  return (
    <p className="clear-both mt-3 flex flex-wrap items-center gap-x-2 border-l-2 border-line pl-3 text-sm text-ink-soft">
      {typeof before === 'string' ? (
        words[before]
      ) : found ? (
        <>
          <span>{fill(words.was, { round: isolated(found.round) })}</span>{' '}
          <span className="font-medium text-ink">
            <Value value={found.value} {...{ scale, words: strings.closed, item: strings.item }} />
          </span>
        </>
      ) : (
        words.none
      )}
    </p>
  );
}

interface SettingProps {
  strings: Strings['before'];
  on: boolean;
  onToggle(on: boolean): void;
}

/** Whether it is shown; off until somebody wants it, because it draws one's answer to it. */
export function EarlierSetting({ strings, on, onToggle }: SettingProps) {
  return (
    <label className="mt-4 flex min-h-11 items-start gap-2 py-2 text-sm text-ink-soft">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0"
        checked={on}
        onChange={(event) => onToggle(event.target.checked)}
      />
      <span>
        {strings.setting}
        <span className="block">{strings.hint}</span>
      </span>
    </label>
  );
}
