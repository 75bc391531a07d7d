import { childrenOf, topLevel } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Model } from '@/lib/model/schema';
import { type Target, type TargetInForce, targetFor } from './target';

/** A row for which a target can be set, with the one in force. */
export interface TargetLine {
  id: string;
  title: string;
  /** Part of a group of principles. */
  child: boolean;
  inForce: TargetInForce;
  /** Whether the one in force was set here, for this row. */
  own: boolean;
  /** What is in force without it. */
  above: TargetInForce;
}

export interface TargetSection {
  framework: FrameworkId;
  lines: readonly TargetLine[];
}

/** Rows for which targets can be set: the whole, then each framework with its principles, in the order of the model. */
export function targetLines(
  model: Model,
  scope: readonly FrameworkId[],
  targets: readonly Target[],
  { teamId, lang, overall }: { teamId: string | null; lang: Lang; overall: string },
): { whole: TargetLine; sections: readonly TargetSection[] } {
  const line = (id: string, title: string, child = false): TargetLine => {
    const isOwn = (target: Target) => target.teamId === teamId && target.scopeId === id;
    const others = targets.filter((target) => !isOwn(target));
    return {
      id,
      title,
      child,
      inForce: targetFor(model, targets, teamId, id),
      own: others.length < targets.length,
      above: targetFor(model, others, teamId, id),
    };
  };
  const sections = model.frameworks
    .filter(({ id }) => scope.includes(id))
    .map(({ id, title }) => ({
      framework: id,
      lines: [
        line(id, text(title, lang)),
        ...topLevel(model, id).flatMap((principle) => [
          line(principle.id, text(principle.title, lang)),
          ...childrenOf(model, principle.id).map((child) => line(child.id, text(child.title, lang), true)),
        ]),
      ],
    }));
  return { whole: line('overall', overall), sections };
}
