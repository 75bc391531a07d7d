import 'server-only';
import { type GivenAnswer, type StoredAnswer, writeAnswers } from '@/db/answers';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess } from '@/lib/access/types';
import { readKept, storedValue } from '@/lib/answering/merge';
import type { Model } from '@/lib/model/schema';
import { knownModelVersion, modelVersion } from '@/lib/model/versions';
import { askedItems } from '@/lib/scoring';
import { beginning } from './begin';
import { type Answer, type AnswerRejection, answer, type SavedBatch } from './schema';

/** The model that the round is asked with; a process reads it once. */
async function modelOf(access: RespondentAccess): Promise<Model> {
  const { modelVersionId } = access;
  return (
    knownModelVersion(modelVersionId) ?? inOrganization(access, (tx) => modelVersion(tx, modelVersionId))
  );
}

const asked = new WeakMap<Model, Map<string, ReadonlySet<string>>>();

/** Items that a respondent is asked; where only the role decides, remembered per model version, mode, job role and scope. */
function itemsAsked(model: Model, access: RespondentAccess): ReadonlySet<string> {
  if (access.asked) return new Set(access.asked);
  const memo = asked.get(model) ?? new Map<string, ReadonlySet<string>>();
  asked.set(model, memo);
  const key = `${access.mode} ${access.jobRole} ${access.scope.join()}`;
  const known = memo.get(key);
  if (known) return known;
  const items = new Set(askedItems(model, access.mode, access.jobRole, access.scope));
  memo.set(key, items);
  return items;
}

/** Judges each answer of a batch on its own; the newest of several for one item is the one that counts. */
function judge(batch: readonly unknown[], model: Model, access: RespondentAccess) {
  const items = itemsAsked(model, access);
  const good = new Map<string, Answer>();
  const rejected: SavedBatch['rejected'] = [];
  for (const one of batch) {
    const parsed = answer.safeParse(one);
    if (!parsed.success) {
      rejected.push(
        reject(
          one,
          parsed.error.issues.some((issue) => issue.path[0] === 'value'),
        ),
      );
    } else if (!items.has(parsed.data.itemId)) {
      const known = isItemOf(model, parsed.data.itemId);
      rejected.push({ itemId: parsed.data.itemId, reason: known ? 'not_asked' : 'unknown_item' });
    } else {
      const earlier = good.get(parsed.data.itemId);
      if (!earlier || earlier.answeredAt <= parsed.data.answeredAt) good.set(parsed.data.itemId, parsed.data);
    }
  }
  return { good: [...good.values()], rejected };
}

const isItemOf = (model: Model, id: string) =>
  model.practices.some((practice) => practice.id === id) || model.principles.some((p) => p.id === id);

function reject(one: unknown, badValue: boolean): { itemId: string | null; reason: AnswerRejection } {
  const id = typeof one === 'object' && one !== null && 'itemId' in one ? one.itemId : null;
  return {
    itemId: typeof id === 'string' ? id.slice(0, 40) : null,
    reason: badValue ? 'invalid_value' : 'malformed',
  };
}

/** A clock that runs ahead must not win over later answers. */
function notAhead(good: readonly Answer[]): Answer[] {
  const latest = Date.now();
  return good.map((one) => (one.answeredAt > latest ? { ...one, answeredAt: latest } : one));
}

/** Answers as the table has them. */
const stored = (answers: readonly Answer[]): GivenAnswer[] =>
  answers.map(({ itemId, value, answeredAt }) => ({
    item: itemId,
    chosen: String(value),
    moment: new Date(answeredAt).toISOString(),
  }));

/** What is stored and not what was sent: what the table had that is newer, and moments that were ahead. */
function keptOtherwise(sent: readonly Answer[], taken: readonly Answer[], newer: readonly StoredAnswer[]) {
  const passedOver = new Set(newer.map(({ item }) => item));
  const earlier = taken.filter((one, i) => one !== sent[i] && !passedOver.has(one.itemId));
  const there = newer.map(({ item, chosen, moment }) => ({
    itemId: item,
    value: storedValue(chosen),
    answeredAt: moment,
  }));
  return [...readKept(there), ...earlier];
}

/**
 * Saves a batch of one person's answers. Safe to repeat: an answer replaces only an older one of the same person.
 * Good answers are kept even when others of the batch are rejected; each rejected one comes back with its reason, and each
 * that is older than what is stored with what is.
 * Throws `Refused('answers_ended')` when the round no longer takes answers.
 */
export async function saveAnswers(access: RespondentAccess, batch: readonly unknown[]): Promise<SavedBatch> {
  allow(access, 'round:answer');
  const { good, rejected } = judge(batch, await modelOf(access), access);
  if (good.length === 0) return { saved: [], rejected, kept: [] };
  const taken = notAhead(good);
  const newer = await beginning(access, () => writeAnswers(access, stored(taken)));
  if (!newer) throw new Refused('answers_ended');
  const since = access.answersSince?.getTime() ?? 0;
  // Sending something older on purpose must not bring back what is not shown.
  const shown = newer.filter(({ moment }) => moment >= since);
  return { saved: good.map(({ itemId }) => itemId), rejected, kept: keptOtherwise(good, taken, shown) };
}
