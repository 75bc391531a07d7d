import type { RefObject } from 'react';
import { Badge } from '@/app/_ui/badge';
import { ChevronRight } from '@/app/_ui/icons';
import type { NotePart } from '@/lib/answering/notes';
import { fill } from '@/lib/answering/phrase';
import type { ScaleStep, Section } from '@/lib/answering/sections';
import { principlePath } from '@/lib/learn/paths';
import type { AnswerValue, Lang } from '@/lib/model/schema';
import type { LearnPlaces } from '@/lib/rounds/questionnaire';
import { CloserLook } from './closer-look';
import { Earlier } from './earlier';
import { ItemCard } from './item-card';
import { ItemNotes } from './item-notes';
import type { Strings } from './strings';
import type { Before } from './use-before';

interface Props {
  section: Section;
  scale: readonly ScaleStep[];
  strings: Strings;
  lang: Lang;
  learn: LearnPlaces;
  position: { n: number; total: number };
  heading: RefObject<HTMLHeadingElement | null>;
  chosen: ReadonlyMap<string, AnswerValue>;
  notes: ReadonlyMap<string, string>;
  drafts: Map<string, string>;
  /** What was answered before; null where the person does not want to see it. */
  before: Before | null;
  /** One person writes for the whole team. */
  agreed: boolean;
  /** Whether answers are taken. */
  open: boolean;
  loading: boolean;
  whyOpen: boolean;
  onWhy(open: boolean): void;
  onChoose(itemId: string, value: AnswerValue): void;
  onWrite(itemId: string, part: NotePart, text: string): void;
}

/** One principle: what it is, why we ask, and its questions. */
export function PrincipleView(props: Props) {
  const { section, strings } = props;
  const alone = section.items.length === 1 && section.items[0]?.id === section.id;
  return (
    <section aria-labelledby="principle">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        <Badge tone={section.framework}>{section.frameworkTitle}</Badge>
        <span className="tnum">{fill(strings.list.position, props.position)}</span>
      </div>
      <h2 id="principle" ref={props.heading} tabIndex={-1} className="mt-2 scroll-mt-4">
        {section.title}
      </h2>
      <details
        className="group mt-1 max-w-read"
        open={props.whyOpen}
        onToggle={(event) => props.onWhy(event.currentTarget.open)}
      >
        <summary className="-ml-1 inline-flex min-h-10 items-center gap-1 rounded-md pr-2 text-ink-soft hover:text-ink">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {strings.item.why}
        </summary>
        <div className="space-y-3 pb-2 text-ink-soft">
          <p>{section.definition}</p>
          {section.learnMore ? <p>{section.learnMore}</p> : null}
          {props.learn.noPage.includes(section.id) ? null : (
            <a href={principlePath(section.id)} className="link inline-flex min-h-11 items-center">
              {strings.item.more}
            </a>
          )}
          <button
            type="button"
            onClick={() => props.onWhy(false)}
            className="link flex min-h-11 items-center sm:hidden"
          >
            {strings.item.whyClose}
          </button>
        </div>
      </details>
      <div className="mt-2 space-y-4 sm:space-y-6">
        {section.items.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            title={alone ? (item.question ?? item.title) : item.title}
            question={alone ? null : item.question}
            earlier={
              props.before === null ? null : (
                <Earlier itemId={item.id} before={props.before} scale={props.scale} strings={strings} />
              )
            }
            notes={
              <ItemNotes
                itemId={item.id}
                value={props.chosen.get(item.id)}
                notes={props.notes}
                drafts={props.drafts}
                strings={strings.note}
                lang={props.lang}
                agreed={props.agreed}
                onWrite={(part, text) => props.onWrite(item.id, part, text)}
              />
            }
            look={
              alone ? null : (
                <CloserLook
                  principle={section.id}
                  practice={item.id}
                  strings={strings.item}
                  lang={props.lang}
                  learn={props.learn}
                />
              )
            }
            scale={props.scale}
            strings={strings.item}
            value={props.chosen.get(item.id)}
            disabled={!props.open}
            loading={props.loading}
            onChoose={(value) => props.onChoose(item.id, value)}
          />
        ))}
      </div>
    </section>
  );
}
