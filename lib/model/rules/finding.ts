import type { Model } from '@/lib/model/schema';

/** One thing wrong with a model: the broken rule, the id of the item it is about, and a sentence for its author. */
export interface Finding {
  rule: string;
  id: string;
  message: string;
}

/** A rule never throws, even on a model that breaks other rules. */
export type Rule = (model: Model) => Finding[];
