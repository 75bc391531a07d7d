import 'server-only';
import type { Model } from '@/lib/model/schema';
import { scoreInThread } from '@/lib/work/threads';
import {
  type CompareDone,
  type PublishDone,
  type PublishWork,
  runCompareWork,
  runPublishWork,
} from './publish-work';

/** Up to so many characters, 3,000 answers, a round is published where it stands: it takes less time than a thread needs to start. */
const FEW_ANSWERS = 3_000 * 17;

const sizeOf = ({ round, before }: PublishWork): number =>
  [...round.people, ...(before?.people ?? [])].reduce((size, { given }) => size + given.length, 0);

const texts = new WeakMap<Model, string>();

function textOf(model: Model): string {
  const text = texts.get(model) ?? JSON.stringify(model);
  texts.set(model, text);
  return text;
}

/**
 * Publishes a round; a large one in a thread of its own, one after the other, so that nobody else waits for it. Null as
 * `runPublishWork`.
 */
export async function publishInBackground(
  work: PublishWork,
  models: readonly Model[],
  onProgress?: (share: number) => void,
): Promise<PublishDone | null> {
  if (sizeOf(work) <= FEW_ANSWERS) return runPublishWork(work, models, onProgress);
  return scoreInThread('publish', { work, models: models.map(textOf) }, onProgress);
}

/** Compares a published round anew, in the same way. */
export async function compareInBackground(work: PublishWork, models: readonly Model[]): Promise<CompareDone> {
  if (sizeOf(work) <= FEW_ANSWERS) return runCompareWork(work, models);
  return scoreInThread('compare', { work, models: models.map(textOf) });
}
