import { anchorLength, anchorsDiffer, anchorsTranslated } from '@/lib/model/rules/anchors';
import { type Draft, draftOf, type Rule } from '@/lib/model/rules/draft';
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
import { levelsReachable, valuesRise } from '@/lib/model/rules/levels';
import { acyclic, knownPrerequisites, noRedundantEdge } from '@/lib/model/rules/prerequisites';
import type { Problem } from '@/lib/model/rules/problem';
import { referencesKnown } from '@/lib/model/rules/references';
import type { Model } from '@/lib/model/schema';

const RULES: readonly Rule[] = [
  uniqueIds,
  frameworkMatches,
  parentKnown,
  practiceInPrinciple,
  rolesComplete,
  scaleInOrder,
  referencesKnown,
  groupsEmpty,
  practiceCount,
  keyPractice,
  leafQuestion,
  raciComplete,
  knownPrerequisites,
  acyclic,
  noRedundantEdge,
  levelsReachable,
  valuesRise,
  anchorLength,
  anchorsDiffer,
  anchorsTranslated,
];

/** The one list of rules, applied to what could be read of a model. Never throws. */
export const checkDraft = (draft: Draft): Problem[] => RULES.flatMap((rule) => rule(draft));

/**
 * What a schema cannot say about a model: references, the prerequisite graph, the shape of groups and leaves, and
 * anchors (reference model 2.3 and 2.4). Empty when the model is fine; only errors keep it from being used.
 */
export const checkModel = (model: Model): Problem[] => checkDraft(draftOf(model));
