import { childrenOf, practicesOf, topLevel } from '@/lib/model/graph';
import type { FrameworkId, Model, Practice, Principle, RoundMode } from '@/lib/model/schema';
import type { ResultRow } from './types';

export interface PracticeEntry {
  practice: Practice;
  row: ResultRow;
}

/** A principle of the result, with what its score is made of. */
export interface PrincipleEntry {
  principle: Principle;
  row: ResultRow;
  /** Children of a group; empty for a leaf. */
  children: readonly PrincipleEntry[];
  /** Practices that were asked; empty for a group and in a quick round. */
  practices: readonly PracticeEntry[];
}

export interface FrameworkEntry {
  id: FrameworkId;
  row: ResultRow;
  principles: readonly PrincipleEntry[];
}

export interface Arranged {
  overall: ResultRow | null;
  frameworks: readonly FrameworkEntry[];
}

/** Rows of a result in the order of the model: frameworks in scope, their principles, groups with their children. */
export function arrange(model: Model, rows: readonly ResultRow[]): Arranged {
  const byKey = new Map(rows.map((row) => [`${row.scope} ${row.id}`, row]));
  const principleEntry = (principle: Principle): PrincipleEntry[] => {
    const row = byKey.get(`principle ${principle.id}`);
    if (!row) return [];
    const practices = practicesOf(model, principle.id).flatMap((practice) => {
      const own = byKey.get(`practice ${practice.id}`);
      return own ? [{ practice, row: own }] : [];
    });
    return [{ principle, row, practices, children: childrenOf(model, principle.id).flatMap(principleEntry) }];
  };
  return {
    overall: byKey.get('overall overall') ?? null,
    frameworks: model.frameworks.flatMap(({ id }) => {
      const row = byKey.get(`framework ${id}`);
      return row ? [{ id, row, principles: topLevel(model, id).flatMap(principleEntry) }] : [];
    }),
  };
}

/** Leaves of a result in the order of the model: the axes of its radar. */
export const leavesOf = ({ frameworks }: Arranged): PrincipleEntry[] =>
  frameworks
    .flatMap(({ principles }) => principles)
    .flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry]));

/** Whether people answered this entry itself: a leaf of a quick round. */
export const isAnswered = ({ children }: PrincipleEntry, mode: RoundMode): boolean =>
  mode === 'quick' && children.length === 0;

export interface FoundPrinciple {
  entry: PrincipleEntry;
  /** The group that it belongs to; null at the top of a framework. */
  parent: PrincipleEntry | null;
}

/** A principle of a result by its id, wherever it stands; null when the round has no such row. */
export function findPrinciple({ frameworks }: Arranged, id: string): FoundPrinciple | null {
  const among = (
    entries: readonly PrincipleEntry[],
    parent: PrincipleEntry | null,
  ): FoundPrinciple | null => {
    for (const entry of entries) {
      const found = entry.principle.id === id ? { entry, parent } : among(entry.children, entry);
      if (found) return found;
    }
    return null;
  };
  return among(
    frameworks.flatMap(({ principles }) => principles),
    null,
  );
}
