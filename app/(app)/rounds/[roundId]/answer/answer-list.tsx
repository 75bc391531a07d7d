import { buttonClass } from '@/app/_ui/button-class';
import { X } from '@/app/_ui/icons';
import { NOTE_PARTS, noteId } from '@/lib/answering/notes';
import { fill } from '@/lib/answering/phrase';
import { grouped } from '@/lib/answering/section-groups';
import type { QuestionItem, ScaleStep, Section } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';
import { GroupHeading } from './group-heading';
import { Value } from './own-answers';
import type { Strings } from './strings';
import { Written } from './written';

interface Props {
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  strings: Strings;
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  notes: ReadonlyMap<string, string>;
  onGo(index: number, itemId: string): void;
  /** Takes one answer back; null where none is taken any more. */
  onClear: ((itemId: string) => void) | null;
}

/** A principle that is asked about as a whole. */
const isAlone = ({ id, items }: Section) => items.length === 1 && items[0]?.id === id;

/** Every question with what was answered, by framework and principle; each leads back to its question. */
export function AnswerList({ sections, scale, strings, chosen, notes, onGo, onClear }: Props) {
  const given = (itemId: string) =>
    chosen.has(itemId) || NOTE_PARTS.some((part) => notes.has(noteId(itemId, part)));
  const row = (at: number, item: QuestionItem) => (
    <li key={item.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-1">
      <button
        type="button"
        onClick={() => onGo(at, item.id)}
        className="grid min-h-11 w-full items-center gap-x-4 gap-y-0.5 py-2 text-left hover:bg-sunken sm:grid-cols-[1fr_auto]"
      >
        <span className="min-w-0 underline decoration-line underline-offset-4">{item.title}</span>{' '}
        <span className="font-medium sm:text-right">
          <Value value={chosen.get(item.id)} {...{ scale, words: strings.closed, item: strings.item }} />
        </span>
      </button>
      {onClear && given(item.id) ? (
        <button
          type="button"
          aria-label={fill(strings.withdraw.one, { question: item.title })}
          onClick={({ currentTarget }) => {
            // This button goes with the answer; its row stays.
            if (currentTarget.previousElementSibling instanceof HTMLElement)
              currentTarget.previousElementSibling.focus();
            onClear(item.id);
          }}
          className={buttonClass('ghost', 'sm', 'min-h-11 min-w-11')}
        >
          <X aria-hidden />
        </button>
      ) : (
        <span className="w-11" />
      )}
      <Written itemId={item.id} notes={notes} words={strings.note.own} />
    </li>
  );
  const LIST = 'mt-1 divide-y divide-line border-y border-line';
  return (
    <div className="space-y-8">
      <h3 className="sr-only">{strings.review.list}</h3>
      {grouped(sections).map((group) => (
        <div key={group.sections[0]?.id} className="space-y-4">
          <GroupHeading group={group} words={strings.list} level={4} />
          {group.sections.every(isAlone) ? (
            <ul className={LIST}>
              {group.sections.flatMap(({ at, items }) => items.map((one) => row(at, one)))}
            </ul>
          ) : (
            group.sections.map(({ id, title, items, at }) => (
              <section key={id} aria-label={title}>
                <h5 className="font-semibold">{title}</h5>
                <ul className={LIST}>{items.map((one) => row(at, one))}</ul>
              </section>
            ))
          )}
        </div>
      ))}
    </div>
  );
}
