import { anchorsOf, childrenOf, dependants, practicesOf, principle as principleIn } from '@/lib/model/graph';
import type { FrameworkId, Model, Practice, Principle } from '@/lib/model/schema';
import type { LinkTo, Reader, Runs } from './local';
import { facetPlace, placeLinks } from './places';
import type { Learn } from './types';

/** What is asked, and the five answers in words, level 0 first. */
export interface LocalQuestion {
  question: Runs;
  levels: readonly Runs[];
}

export interface LocalPractice {
  id: string;
  title: string;
  key: boolean;
  asked: LocalQuestion | null;
  learnMore: readonly Runs[];
  criteria: readonly Runs[];
  firstStep: Runs | null;
  /** Points; one is about a week of one person. */
  effort: Practice['effort'];
  /** 1 to 3. */
  impact: Practice['impact'];
  phase: LinkTo | undefined;
  mlPhase: LinkTo | undefined;
  /** What it needs first, and at which level. */
  prerequisites: readonly { to: LinkTo; minLevel: number }[];
  unlocks: readonly LinkTo[];
  evidence: readonly LinkTo[];
  testLevel: Practice['testLevel'];
  testMoment: Practice['testMoment'];
  /** Whether it is mainly culture, practice or tool. */
  facet: LinkTo | undefined;
  /** Reasons for DataOps and automation that it serves. */
  benefits: readonly LinkTo[];
}

export interface LocalPrinciple {
  id: string;
  framework: FrameworkId;
  title: string;
  definition: readonly Runs[];
  /** The definition in plain words, for the description of the page. */
  description: string;
  learnMore: readonly Runs[];
  /** It follows from the other principles of its family. */
  outcome: boolean;
  asked: LocalQuestion | null;
  practices: readonly LocalPractice[];
  /** The group it belongs to, or the principles of a group. */
  parent: LinkTo | undefined;
  children: readonly LinkTo[];
  /** Topics that lead here. */
  topics: readonly LinkTo[];
}

function askedOf(
  model: Model,
  item: Practice | Principle,
  reader: Reader,
  seen: Set<string>,
): LocalQuestion | null {
  if (!item.question) return null;
  const { levels } = anchorsOf(model, item);
  return {
    question: reader.runs(item.question, seen),
    levels: levels.map((anchor) => reader.runs(anchor, seen)),
  };
}

/** A practice as one reader sees it. */
export function localPractice(model: Model, practice: Practice, reader: Reader): LocalPractice {
  // A practice is one block: its anchors repeat its words, and each of them as a link would be in the way.
  const seen = new Set<string>();
  const one = (id: string | null) => (id ? reader.links([id])[0] : undefined);
  return {
    id: practice.id,
    title: reader.plain(practice.title),
    key: practice.key,
    asked: askedOf(model, practice, reader, seen),
    learnMore: practice.learnMore ? reader.paragraphs(practice.learnMore, seen) : [],
    criteria: (practice.criteria ?? []).map((criterion) => reader.runs(criterion, seen)),
    firstStep: practice.firstStep ? reader.runs(practice.firstStep, seen) : null,
    effort: practice.effort,
    impact: practice.impact,
    phase: one(practice.devopsPhase),
    mlPhase: one(practice.mlPhase),
    prerequisites: practice.prerequisites.flatMap(({ requires, minLevel }) =>
      reader.links([requires]).map((to) => ({ to, minLevel })),
    ),
    unlocks: reader.links(dependants(model, practice.id).map(({ id }) => id)),
    evidence: reader.links(practice.evidence),
    testLevel: practice.testLevel,
    testMoment: practice.testMoment,
    facet: one(practice.facet ? facetPlace(practice.facet) : null),
    benefits: reader.links(practice.benefits ?? []),
  };
}

/** A principle with its practices as one reader sees it. */
export function localPrinciple(model: Model, learn: Learn, id: string, reader: Reader): LocalPrinciple {
  const item = principleIn(model, id);
  const practices = practicesOf(model, id);
  const own = new Set([id, ...practices.map((practice) => practice.id)]);
  const leadsHere = learn.topics.filter(({ sections }) =>
    sections.some(({ blocks }) => blocks.some((block) => placeLinks(block).some((to) => own.has(to)))),
  );
  return {
    id,
    framework: item.framework,
    title: reader.plain(item.title),
    definition: reader.paragraphs(item.definition),
    description: reader.plain(item.definition),
    learnMore: item.learnMore ? reader.paragraphs(item.learnMore) : [],
    outcome: item.outcome ?? false,
    asked: askedOf(model, item, reader, new Set()),
    practices: practices.map((practice) => localPractice(model, practice, reader)),
    parent: reader.links(item.parent ? [item.parent] : [])[0],
    children: reader.links(childrenOf(model, id).map((child) => child.id)),
    topics: reader.links(leadsHere.map(({ slug }) => slug)),
  };
}
