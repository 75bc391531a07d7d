import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Check } from '@/app/_ui/icons';
import { fill } from '@/lib/answering/phrase';
import { answeredIn } from '@/lib/answering/progress';
import type { Section } from '@/lib/answering/sections';
import type { AnswerValue } from '@/lib/model/schema';
import type { Strings } from './strings';

interface Props {
  sections: readonly Section[];
  strings: Strings;
  chosen: ReadonlyMap<string, Exclude<AnswerValue, 'SKIP'>>;
  index: number;
  onGo(index: number): void;
}

const ENTRY =
  'flex min-h-10 w-full items-center justify-between gap-2 rounded-md px-2 text-left text-sm lg:min-h-8';

/** What the list is divided by: the part a person's role has, or the framework where everyone is asked the same. */
const part = (section: Section | undefined) => section?.part ?? section?.framework;

/** All principles in the order of the questions, each with how much of it is answered. */
export function AskedPrinciples({ sections, strings, chosen, index, onGo }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const frame = list.current?.closest('nav');
    const current = list.current?.querySelectorAll('button')[index];
    if (!frame || !current || frame.scrollHeight <= frame.clientHeight) return;
    // Only the list scrolls; scrollIntoView would move the page as well.
    const { top, bottom } = current.getBoundingClientRect();
    const box = frame.getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) frame.scrollTop += top - box.top - box.height / 3;
  }, [index]);

  const entry = (to: number) => ({
    type: 'button' as const,
    'aria-current': to === index ? ('step' as const) : undefined,
    onClick: () => onGo(to),
    className: clsx(
      ENTRY,
      to === index ? 'bg-accent-soft font-medium text-ink' : 'text-ink-soft hover:bg-sunken',
    ),
  });
  return (
    <ol ref={list} className="p-0.5">
      {sections.map((section, at) => {
        const done = answeredIn(section, chosen);
        const total = section.items.length;
        return (
          <li key={section.id}>
            {part(section) === part(sections[at - 1]) ? null : (
              <p className={clsx('px-2 pb-1 text-sm text-ink-faint', at > 0 && 'pt-3')}>
                {section.part ? strings.list[section.part] : section.frameworkTitle}
              </p>
            )}
            <button {...entry(at)}>
              <span className="min-w-0">{section.title}</span>
              {done === total ? (
                <>
                  <Check aria-hidden className="size-4 shrink-0 text-mark" />
                  <span className="sr-only">{strings.list.complete}</span>
                </>
              ) : total > 1 ? (
                <span className="tnum shrink-0 text-ink-faint">
                  <span aria-hidden>
                    {done}/{total}
                  </span>
                  <span className="sr-only">{fill(strings.list.count, { done, total })}</span>
                </span>
              ) : null}
            </button>
          </li>
        );
      })}
      <li className="mt-2 border-t border-line pt-2">
        <button {...entry(sections.length)}>{strings.list.review}</button>
      </li>
    </ol>
  );
}
