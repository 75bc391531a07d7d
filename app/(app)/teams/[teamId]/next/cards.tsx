'use client';

import type { ReactNode } from 'react';
import { OpenInPlace } from '@/app/_in-place/open-in-place';
import { Badge } from '@/app/_ui/badge';
import { Callout } from '@/app/_ui/callout';
import { Card } from '@/app/_ui/card';
import { ArrowRight } from '@/app/_ui/icons';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { AddForm, type AddProps } from './add-form';
import type { CardView } from './card-view';

interface Props {
  /** A text of `cardsText`: as objects React would take each apart for the page, and put it together again for its HTML. */
  text: string;
  label: string;
  /** The form that puts a step into the plan; null for people who may only look. */
  add: Omit<AddProps, 'practice' | 'practiceId' | 'level'> | null;
}

/** The recommended steps, best first. */
export function Cards({ text, label, add }: Props) {
  const cards: CardView[] = JSON.parse(text);
  return (
    <ol aria-label={label} className="space-y-4">
      {cards.map((card) => (
        <RecommendationCard key={card.practiceId} card={card}>
          {add ? (
            <AddForm {...add} practice={card.title} practiceId={card.practiceId} level={card.to.level} />
          ) : null}
        </RecommendationCard>
      ))}
    </ol>
  );
}

function RecommendationCard({ card, children }: { card: CardView; children: ReactNode }) {
  const { practiceId, framework, title, rank, badges, sentence, from, to, facts, notes, parts } = card;
  return (
    <Card as="li" edge={framework} aria-labelledby={`next-${practiceId}`}>
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[1fr_13rem]">
        <div className="min-w-0 space-y-4">
          <div>
            <div className="mb-2 flex flex-wrap items-center gap-2">
              <span className="text-sm font-medium text-ink-soft">{rank}</span>
              {badges.map(({ tone, text, href }) => (
                <Badge key={text} tone={tone}>
                  {href ? (
                    <a href={href} className="link">
                      {text}
                    </a>
                  ) : (
                    text
                  )}
                </Badge>
              ))}
            </div>
            <h2 id={`next-${practiceId}`} className="mb-1 text-lg">
              {title}
            </h2>
            <p className="max-w-read text-ink-soft">{sentence}</p>
          </div>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[1fr_auto_1fr]">
            <Anchor of={from} />
            <ArrowRight aria-hidden className="mt-1 hidden size-5 text-ink-faint sm:block" />
            <Anchor of={to} />
          </div>
        </div>
        <dl className="grid grid-cols-2 gap-4 border-line max-sm:items-end max-lg:border-y max-lg:py-4 sm:grid-cols-3 lg:grid-cols-1 lg:content-start lg:border-l lg:pl-5">
          {facts.map(({ label, value, note }) => (
            <div key={label} className="min-w-0">
              <dt className="text-sm text-ink-soft">{label}</dt>
              <dd className="tnum text-lg font-semibold">
                {value}
                {note ? <span className="block text-sm font-normal text-ink-soft">{note}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="mt-4 space-y-3">
        {notes.map((note) => (
          <Callout key={note.title} tone={note.tone} title={note.title}>
            {note.body}
          </Callout>
        ))}
        {parts.map(([part, label]) => (
          <OpenInPlace key={part} place={`${practiceId}/${part}`} label={label} about={title} />
        ))}
      </div>
      {children ? <div className="mt-4 border-t border-line pt-4">{children}</div> : null}
    </Card>
  );
}

function Anchor({ of: { level, label, words } }: { of: CardView['from'] }) {
  return (
    <div className="flex gap-3">
      <StairGlyph level={level} size={32} label="" className="shrink-0" />
      <p>
        <span className="block text-sm text-ink-soft">{label}</span>
        {words}
      </p>
    </div>
  );
}
