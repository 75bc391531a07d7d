import 'server-only';
import { type GivenAnswer, type StoredAnswer, writeAnswers } from '@/db/answers';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess } from '@/lib/access/types';
import { readKept, storedValue } from '@/lib/answering/merge';
import { type Given, isNote, itemIn, noteId, noteIn, problemIn } from '@/lib/answering/notes';
import type { Model } from '@/lib/model/schema';
import { knownModelVersion, modelVersion } from '@/lib/model/versions';
import { askedItems } from '@/lib/scoring';
import { beginning } from './begin';
import { type AnswerRejection, answer, note, type SavedBatch } from './schema';

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

/** Reads one of a batch; or why it cannot be read. */
function parseOne(one: unknown): Given | AnswerRejection {
  if (typeof one === 'object' && one !== null && 'text' in one) {
    const parsed = note.safeParse(one);
    const part = parsed.success && noteIn(parsed.data.itemId)?.part;
    if (!parsed.success || !part) return 'malformed';
    return problemIn(part, parsed.data.text) ?? parsed.data;
  }
  const parsed = answer.safeParse(one);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.some((issue) => issue.path[0] === 'value') ? 'invalid_value' : 'malformed';
}

/** Judges each answer of a batch, and each text beside one, on its own; the newest of several for one item is the one that counts. */
function judge(batch: readonly unknown[], model: Model, access: RespondentAccess) {
  const items = itemsAsked(model, access);
  const good = new Map<string, Given>();
  const rejected: SavedBatch['rejected'] = [];
  for (const one of batch) {
    const parsed = parseOne(one);
    if (typeof parsed === 'string') rejected.push({ itemId: idOf(one), reason: parsed });
    else if (!items.has(itemIn(parsed.itemId))) {
      const known = isItemOf(model, itemIn(parsed.itemId));
      rejected.push({ itemId: parsed.itemId, reason: known ? 'not_asked' : 'unknown_item' });
    } else {
      const earlier = good.get(parsed.itemId);
      if (!earlier || earlier.answeredAt <= parsed.answeredAt) good.set(parsed.itemId, parsed);
    }
  }
  return { good: [...good.values()], rejected };
}

const isItemOf = (model: Model, id: string) =>
  model.practices.some((practice) => practice.id === id) || model.principles.some((p) => p.id === id);

function idOf(one: unknown): string | null {
  const id = typeof one === 'object' && one !== null && 'itemId' in one ? one.itemId : null;
  return typeof id === 'string' ? id.slice(0, 60) : null;
}

/** A clock that runs ahead must not win over later answers. */
function notAhead(good: readonly Given[]): Given[] {
  const latest = Date.now();
  return good.map((one) => (one.answeredAt > latest ? { ...one, answeredAt: latest } : one));
}

/** What was given, as the tables have it. */
const stored = (given: readonly Given[]): GivenAnswer[] =>
  given.map((one) => {
    const moment = new Date(one.answeredAt).toISOString();
    if (!isNote(one)) return { item: one.itemId, chosen: String(one.value), moment };
    return { item: itemIn(one.itemId), part: noteIn(one.itemId)?.part, chosen: one.text, moment };
  });

const readBack = ({ item, part, chosen, moment }: StoredAnswer) =>
  part
    ? { itemId: noteId(item, part), text: chosen, answeredAt: moment }
    : { itemId: item, value: storedValue(chosen), answeredAt: moment };

/** What is stored and not what was sent: what the tables had that is newer, and moments that were ahead. */
function keptOtherwise(sent: readonly Given[], taken: readonly Given[], newer: readonly StoredAnswer[]) {
  const there = readKept(newer.map(readBack));
  const passedOver = new Set(there.map(({ itemId }) => itemId));
  const earlier = taken.filter((one, i) => one !== sent[i] && !passedOver.has(one.itemId));
  return [...there, ...earlier];
}

/**
 * Saves a batch of one person's answers and texts beside them. Safe to repeat: each replaces only an older one of the same person.
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
