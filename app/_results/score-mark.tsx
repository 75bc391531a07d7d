'use client';

import { LevelBadge } from '@/app/_ui/level-badge';
import type { StairState } from '@/lib/charts/stair';
import type { Level } from '@/lib/model/schema';

interface Props {
  level: Level | null;
  state: StairState;
  /** The number, and the name of its level. */
  score: string;
  name: string;
  doubt: string | null;
  /** How far it reaches, and how many people it comes from. */
  reach: string | null;
  people: string | null;
}

/** A score as `ScoreCell` shows it, from plain data: a page has many. */
export function ScoreMark({ level, state, score, name, doubt, reach, people }: Props) {
  return (
    <span className="whitespace-nowrap">
      {level === null ? (
        <span className="tnum font-semibold">{score}</span>
      ) : (
        <LevelBadge level={level} size={20} state={state} value={score} name={name} hideName />
      )}
      {doubt ? <span className="block text-sm whitespace-normal text-ink-soft">{doubt}</span> : null}
      {reach ? <span className="tnum block text-sm text-ink-soft">{reach}</span> : null}
      {people ? <span className="block text-sm text-ink-soft">{people}</span> : null}
    </span>
  );
}
