import type { Finding, Rule } from '@/lib/model/rules/finding';
import {
  frameworkMatches,
  parentKnown,
  practiceInPrinciple,
  rolesComplete,
  scaleInOrder,
  uniqueIds,
} from '@/lib/model/rules/ids';
import {
  groupsEmpty,
  keyPractice,
  leafQuestion,
  practiceCount,
  raciComplete,
} from '@/lib/model/rules/leaves';
import { acyclic, knownPrerequisites, noRedundantEdge } from '@/lib/model/rules/prerequisites';
import type { Model } from '@/lib/model/schema';

export type { Finding } from '@/lib/model/rules/finding';

const RULES: readonly Rule[] = [
  uniqueIds,
  frameworkMatches,
  parentKnown,
  practiceInPrinciple,
  rolesComplete,
  scaleInOrder,
  groupsEmpty,
  practiceCount,
  keyPractice,
  leafQuestion,
  raciComplete,
  knownPrerequisites,
  acyclic,
  noRedundantEdge,
];

/**
 * What a schema cannot say about a model: references, the prerequisite graph, and the shape of groups and leaves
 * (reference model 2.4). Empty when the model can be used; never throws.
 */
export function checkModel(model: Model): Finding[] {
  return RULES.flatMap((rule) => rule(model));
}
