import { type Lang, LEVELS, type Model } from '@/lib/model/schema';
import type { Problem, Spot } from './problem';

/** Texts of an anchor that are there, and the value an author gave to its level. */
export interface DraftAnchor {
  raw: object;
  texts: Partial<Record<Lang, string>>;
  value: number | null;
}

/** Up to five anchors in order; `null` where there is no anchor at all. */
export interface DraftAnchors {
  raw: object;
  list: readonly (DraftAnchor | null)[];
}

export interface DraftPrinciple {
  raw: object;
  id: string;
  framework: string;
  parent: string | null;
  hasQuestion: boolean;
  raci: Readonly<Record<string, string>> | null;
  levels: DraftAnchors | null;
}

export interface DraftEdge {
  at: Spot;
  requires: string;
  minLevel: number;
}

export interface DraftPractice {
  raw: object;
  id: string;
  principle: string;
  key: boolean;
  deprecated: boolean;
  replacedBy: readonly string[];
  levels: DraftAnchors | null;
  prerequisites: readonly DraftEdge[];
  override: Readonly<Record<string, string>> | null;
  evidence: readonly string[];
}

/** Something with an id, and the ids it points to. */
export interface DraftEntry {
  raw: object;
  id: string;
}

/** What can be read of a model that may be broken anywhere: rules never meet a missing list or a wrong type. */
export interface Draft {
  raw: object;
  scale: DraftAnchors | null;
  levelNumbers: readonly { raw: object; level: number }[];
  frameworks: readonly DraftEntry[];
  roles: readonly DraftEntry[];
  principles: readonly DraftPrinciple[];
  practices: readonly DraftPractice[];
  competences: readonly (DraftEntry & { role: string | null; practices: readonly string[] })[];
  evidence: readonly DraftEntry[];
  glossary: readonly DraftEntry[];
  cards: readonly DraftEntry[];
}

/** A rule never throws, even on a model that breaks other rules. */
export type Rule = (draft: Draft) => Problem[];

type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const rawsOf = (value: unknown): readonly Raw[] => listOf(value).filter(isRaw);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown) => listOf(value).filter((one) => typeof one === 'string');

const lettersOf = (value: unknown): Record<string, string> | null =>
  isRaw(value)
    ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => !!textOf(pair[1])))
    : null;

function anchorOf(value: unknown): DraftAnchor | null {
  if (!isRaw(value)) return null;
  const texts: DraftAnchor['texts'] = {};
  for (const lang of ['en', 'pt-BR'] as const)
    if (textOf(value[lang]).trim()) texts[lang] = textOf(value[lang]);
  const given = value.value ?? value.score;
  const own = typeof given === 'number' && Number.isFinite(given) ? given : null;
  return Object.keys(texts).length > 0 ? { raw: value, texts, value: own } : null;
}

/** Each anchor is compared with all others, so a list of thousands would take minutes; its shape is reported anyway. */
const fiveOf = (list: readonly unknown[]) => list.slice(0, LEVELS.length);

const anchorsOf = (value: unknown): DraftAnchors | null =>
  Array.isArray(value) ? { raw: value, list: fiveOf(value).map(anchorOf) } : null;

/** An entry of the scale: its texts stand in `anchor`, its value beside them. */
function scaleAnchorOf(entry: unknown): DraftAnchor | null {
  if (!isRaw(entry)) return null;
  const anchor = anchorOf(entry.anchor);
  const own = entry.value ?? entry.score;
  return anchor && { ...anchor, value: typeof own === 'number' ? own : anchor.value };
}

/** Not a number where something else stands: a map of YAML cannot even be turned into text. */
const numberOf = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;

const entries = (value: unknown): DraftEntry[] => rawsOf(value).map((raw) => ({ raw, id: textOf(raw.id) }));

function edgesOf(list: unknown): DraftEdge[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((edge: unknown, key) => {
    if (!isRaw(edge)) return [];
    const minLevel = typeof edge.minLevel === 'number' ? edge.minLevel : 2;
    return [{ at: { holder: list, key }, requires: textOf(edge.requires), minLevel }];
  });
}

const principleOf = (raw: Raw): DraftPrinciple => ({
  raw,
  id: textOf(raw.id),
  framework: textOf(raw.framework),
  parent: textOf(raw.parent) || null,
  hasQuestion: raw.question !== undefined && raw.question !== null,
  raci: lettersOf(raw.raci),
  levels: anchorsOf(raw.levels),
});

const practiceOf = (raw: Raw): DraftPractice => ({
  raw,
  id: textOf(raw.id),
  principle: textOf(raw.principle),
  key: raw.key === true,
  deprecated: isRaw(raw.deprecated),
  replacedBy: isRaw(raw.deprecated) ? textsOf(raw.deprecated.replacedBy) : [],
  levels: anchorsOf(raw.levels),
  prerequisites: edgesOf(raw.prerequisites),
  override: lettersOf(raw.rolesOverride),
  evidence: textsOf(raw.evidence),
});

/** Reads a model, or what a document says in its place; a wrong type reads like something missing. */
export function draftOf(model: Model | Raw): Draft {
  const raw: Raw = { ...model };
  const scale: readonly unknown[] = Array.isArray(raw.scale) ? raw.scale : [];
  return {
    raw: model,
    scale: Array.isArray(raw.scale)
      ? { raw: raw.scale, list: fiveOf(scale).map(scaleAnchorOf) }
      : anchorsOf(raw.genericAnchors),
    levelNumbers: rawsOf(scale).map((entry) => ({ raw: entry, level: numberOf(entry.level) })),
    frameworks: entries(raw.frameworks),
    roles: entries(raw.roles),
    principles: rawsOf(raw.principles).map(principleOf),
    practices: rawsOf(raw.practices).map(practiceOf),
    competences: rawsOf(raw.competences).map((entry) => ({
      raw: entry,
      id: textOf(entry.id),
      role: textOf(entry.role) || null,
      practices: textsOf(entry.practices),
    })),
    evidence: entries(raw.evidence),
    glossary: entries(raw.glossary),
    cards: entries(raw.cards),
  };
}
