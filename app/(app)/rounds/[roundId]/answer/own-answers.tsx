import { StairGlyph } from '@/app/_ui/stair-glyph';
import type { Given } from '@/lib/answering/notes';
import { shownOf } from '@/lib/answering/queue-view';
import { grouped } from '@/lib/answering/section-groups';
import type { ScaleStep, Section } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';
import { GroupHeading } from './group-heading';
import type { Strings } from './strings';
import { Written } from './written';

interface Props {
  sections: readonly Section[];
  scale: readonly ScaleStep[];
  answers: readonly Given[];
  words: Strings['closed'];
  item: Strings['item'];
  list: Strings['list'];
  note: Strings['note']['own'];
}

/** What a person answered, to read: nothing here can be chosen. */
export function OwnAnswers({ sections, scale, answers, words, item, list, note }: Props) {
  const { answers: chosen, notes } = shownOf(answers);
  const anything = chosen.size + notes.size > 0;
  return (
    <section aria-labelledby="own-answers" className="max-w-read">
      <h2 id="own-answers" className="text-lg">
        {words.own}
      </h2>
      <p className="text-sm text-ink-soft">{anything ? words.ownHint : words.none}</p>
      {anything
        ? grouped(sections).map((group) => (
            <div key={group.sections[0]?.id} className="mt-8">
              <GroupHeading group={group} words={list} level={3} />
              {group.sections.map(({ id, title, items }) => (
                <div key={id} className="mt-5">
                  <h4 className="text-base">{title}</h4>
                  <dl className="mt-1 divide-y divide-line border-y border-line">
                    {items.map((one) => (
                      <div key={one.id} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[1fr_auto]">
                        <dt className="min-w-0 text-ink-soft">
                          {one.id === id ? (one.question ?? one.title) : one.title}
                        </dt>
                        <dd className="font-medium sm:text-right">
                          <Value value={chosen.get(one.id)} {...{ scale, words, item }} />
                        </dd>
                        <dd className="empty:hidden sm:col-span-2">
                          <Written itemId={one.id} notes={notes} words={note} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </div>
              ))}
            </div>
          ))
        : null}
    </section>
  );
}

/** An answer in words: a level with its name, one of the two beside the scale, or that there is none. */
export function Value({
  value,
  scale,
  words,
  item,
}: Pick<Props, 'scale' | 'words' | 'item'> & { value: AnswerValue | undefined }) {
  if (value === undefined || value === 'SKIP') {
    return <span className="font-normal text-ink-soft">{words.unanswered}</span>;
  }
  if (value === 'DK') return item.dontKnow;
  if (value === 'NA') return item.notApplicable;
  return (
    <span className="inline-flex items-center gap-2">
      <StairGlyph level={value} size={20} label="" />
      <span>
        <span className="tnum">{value}</span> {scale[value]?.name}
      </span>
    </span>
  );
}
