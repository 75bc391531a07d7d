import type { ScaleStep, Section } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';
import { Value } from './own-answers';
import type { Strings } from './strings';

interface Props {
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  strings: Strings;
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  onGo(index: number, itemId: string): void;
}

/** Every question with what was answered, by principle; each leads back to its question. */
export function AnswerList({ sections, scale, strings, chosen, onGo }: Props) {
  return (
    <div className="space-y-5">
      <h3>{strings.review.list}</h3>
      {sections.map(({ id, title, items }, at) => {
        const alone = items.length === 1 && items[0]?.id === id;
        return (
          <section key={id} aria-label={title}>
            {alone ? null : <h4 className="text-base font-semibold">{title}</h4>}
            <ul className="mt-1 divide-y divide-line border-y border-line">
              {items.map((item) => (
                <li key={item.id}>
                  <button
                    type="button"
                    onClick={() => onGo(at, item.id)}
                    className="grid min-h-11 w-full items-center gap-x-4 gap-y-0.5 py-2 text-left hover:bg-sunken sm:grid-cols-[1fr_auto]"
                  >
                    <span className="min-w-0 underline decoration-line underline-offset-4">
                      {alone ? title : item.title}
                    </span>{' '}
                    <span className="font-medium sm:text-right">
                      <Value
                        value={chosen.get(item.id)}
                        {...{ scale, words: strings.closed, item: strings.item }}
                      />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
