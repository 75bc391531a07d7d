import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { X } from '@/app/_ui/icons';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import type { QuestionItem, ScaleStep } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';
import type { Strings } from './strings';

interface Props {
  item: QuestionItem;
  title: string;
  question: string | null;
  /** What the person answered before, where they want to see that. */
  earlier: ReactNode;
  /** What may be written beside the answer. */
  notes: ReactNode;
  /** What opens below the answers: above them it would be one more stop for those who answer with the keyboard. */
  look: ReactNode;
  scale: readonly ScaleStep[];
  strings: Strings['item'];
  value: AnswerValue | undefined;
  disabled: boolean;
  loading: boolean;
  onChoose(value: AnswerValue): void;
}

const CLEAR = buttonClass('ghost', 'sm', '-mb-1 justify-self-end sm:mb-0 sm:self-center');

/** One question: five levels, two answers beside the scale, and a way to take the answer back. */
export function ItemCard({
  item,
  title,
  question,
  earlier,
  notes,
  look,
  scale,
  strings,
  value,
  disabled,
  loading,
  onChoose,
}: Props) {
  const id = useId();
  const radio = (own: AnswerValue) => ({
    type: 'radio',
    name: item.id,
    value: String(own),
    checked: value === own,
    onChange: () => onChoose(own),
    className: 'size-4 shrink-0',
  });
  const beside = (own: 'DK' | 'NA', name: string, hint: string) => (
    <label className="radio-card min-h-12 border-dashed px-3 sm:px-4">
      <span className="flex shrink-0 items-center pt-1">
        <input {...radio(own)} />
      </span>
      <span>
        <span className="font-medium">{name}</span>
        <span className="block text-sm text-ink-soft">{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset
      data-item={item.id}
      tabIndex={-1}
      disabled={disabled}
      aria-busy={loading || undefined}
      aria-describedby={question ? `${id}question` : undefined}
      className="item-card rounded-md border border-line bg-surface p-3 sm:p-5"
    >
      <legend className="float-left mb-1 w-full text-lg font-semibold text-balance">{title}</legend>
      {question ? (
        <p id={`${id}question`} className="clear-both max-w-read text-ink-soft">
          {question}
        </p>
      ) : null}
      <div className="clear-both grid gap-2 pt-2 lg:grid-cols-5">
        {scale.map(({ level, name, anchor }) => (
          <label key={level} className="radio-card min-h-12 px-3 lg:flex-col lg:gap-2">
            <span className="flex shrink-0 items-center gap-2.5 pt-0.5 lg:w-full">
              <input {...radio(level)} />
              <StairGlyph level={level} size={20} label="" className="lg:order-last lg:ml-auto" />
            </span>
            <span className="min-w-0">
              <span className="font-medium">
                <span className="tnum">{level}</span> {name}
              </span>{' '}
              <span className="block text-sm text-ink-soft">{item.anchors?.[level] ?? anchor}</span>
            </span>
          </label>
        ))}
      </div>
      <div className="mt-4 grid gap-2 sm:grid-cols-[1fr_1fr_auto]">
        {beside('DK', strings.dontKnow, strings.dontKnowHint)}
        {beside('NA', strings.notApplicable, strings.notApplicableHint)}
        <button
          type="button"
          onClick={() => onChoose('SKIP')}
          className={clsx(CLEAR, value === undefined && 'invisible')}
        >
          <X aria-hidden />
          {strings.clear}
        </button>
      </div>
      {earlier}
      {notes}
      {look}
    </fieldset>
  );
}
