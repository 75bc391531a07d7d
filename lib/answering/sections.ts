import { anchorsOf, findItem, letterFor, principle } from '@/lib/model/graph';
import { text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level, Model, RoleId, RoundMode } from '@/lib/model/schema';
import { questionsOf } from '@/lib/scoring';

/** One question as a screen shows it, in one language. */
export interface QuestionItem {
  id: string;
  title: string;
  question: string | null;
  /** Five anchors, level 0 first; null where the generic ones of the scale hold. */
  anchors: readonly string[] | null;
  /** How much it counts in its principle. */
  weight: number;
}

/** A leaf principle with the questions that a person is asked about it. */
export interface Section {
  id: string;
  framework: FrameworkId;
  frameworkTitle: string;
  title: string;
  definition: string;
  learnMore: string | null;
  /** Part that the person's role has in it; null where the round does not ask by role. */
  part: 'own' | 'consulted' | null;
  items: readonly QuestionItem[];
}

export interface ScaleStep {
  level: Level;
  name: string;
  anchor: string;
}

interface Asked {
  mode: RoundMode;
  jobRole: RoleId | null;
  scope: readonly FrameworkId[];
  /** What the round keeps of whom it asks what, if it does. */
  asked?: readonly string[] | null;
}

/**
 * Questions of one person by principle. Quick rounds keep the order of the model; in the others, principles that the
 * person's role is responsible or accountable for come before those it is only consulted on (reference model 2.5).
 */
export function sectionsFor(model: Model, { mode, jobRole, scope, asked }: Asked, lang: Lang): Section[] {
  const frameworks = new Map(model.frameworks.map(({ id, title }) => [id, text(title, lang)]));
  const sections = new Map<string, Section & { items: QuestionItem[] }>();
  for (const id of questionsOf(model, { mode, scope, role: jobRole, asked })) {
    const item = findItem(model, id);
    if (!item) continue;
    const leaf = 'principle' in item ? principle(model, item.principle) : item;
    const section = sections.get(leaf.id) ?? {
      id: leaf.id,
      framework: leaf.framework,
      frameworkTitle: frameworks.get(leaf.framework) ?? leaf.framework,
      title: text(leaf.title, lang),
      definition: text(leaf.definition, lang),
      learnMore: leaf.learnMore ? text(leaf.learnMore, lang) : null,
      part: null,
      items: [],
    };
    const anchors = anchorsOf(model, item, lang);
    section.items.push({
      id,
      title: text(item.title, lang),
      question: item.question ? text(item.question, lang) : null,
      anchors: anchors.generic ? null : anchors.levels,
      weight: item.weight,
    });
    sections.set(leaf.id, section);
  }
  const all = [...sections.values()];
  if (mode === 'quick' || jobRole === null) return all;
  const isOwn = ({ items }: Section) =>
    items.some(({ id }) => ['R', 'A'].includes(letterFor(model, id, jobRole) ?? ''));
  return [
    ...all.filter(isOwn).map((section) => ({ ...section, part: 'own' as const })),
    ...all
      .filter((section) => !isOwn(section))
      .map((section) => ({ ...section, part: 'consulted' as const })),
  ];
}

/** The five generic levels in one language, 0 first. */
export function scaleIn(model: Model, lang: Lang): ScaleStep[] {
  return model.scale.map(({ level, name, anchor }) => ({
    level,
    name: text(name, lang),
    anchor: text(anchor, lang),
  }));
}
