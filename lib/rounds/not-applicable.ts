import 'server-only';
import { naDecisions, rounds } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { isId } from '@/lib/access/find-access';
import type { TeamAccess } from '@/lib/access/types';
import { hasMeeting } from '@/lib/meetings/has-meeting';
import type { Model } from '@/lib/model/schema';
import { sameScale } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { type Decision, decisionsIn } from '@/lib/results/decisions';
import { toDecide } from './decide';
import { neverShown } from './participation';
import { roundBefore } from './round-before';
import { ofTeam, type Round, roundInput } from './round-input';
import type { NaDecision } from './schema';

/** An item on which whoever publishes the round decides. */
export interface ItemToDecide {
  itemId: string;
  /** What the team decided in its round before, to be looked at again; null when this round's answers propose it. */
  before: Decision | null;
}

/** What the comparable round before decided; nothing across models whose items mean something else. */
export async function decidedBefore(tx: Tenant, round: Round): Promise<ReadonlyMap<string, Decision>> {
  const earlier = await roundBefore(tx, round);
  const decided = earlier && (await decisionsIn(tx, { ...earlier, roundId: earlier.id }));
  if (!earlier || !decided?.size) return new Map();
  return sameScale(await scaleOf(tx, earlier), await scaleOf(tx, round)) ? decided : new Map();
}

async function scaleOf(tx: Tenant, { modelVersionId }: Round) {
  const { model, own } = await publishedVersion(tx, modelVersionId);
  return { ownModel: own, modelVersion: model.modelVersion };
}

/**
 * Items of a round to decide on before it is published, in model order: those that its answers propose as not applicable
 * and those that the round before confirmed (scoring reference 3.2).
 */
export async function readToDecide(tx: Tenant, round: Round): Promise<Pick<Closing, 'items' | 'few'>> {
  const { input, uncounted } = await roundInput(tx, round);
  const before = await decidedBefore(tx, round);
  const items = toDecide(input, uncounted, before).map((itemId) => ({
    itemId,
    before: before.get(itemId) ?? null,
  }));
  const counted = input.respondents.filter(
    ({ id, answers }) => !uncounted.has(id) && Object.keys(answers).length > 0,
  );
  return { items, few: neverShown({ format: round.format, invited: counted.length }) };
}

/** Writes down the decisions that an item does not apply; the others leave no trace. */
export async function keepDecisions(
  tx: Tenant,
  { organizationId, id: roundId }: Pick<Round, 'organizationId' | 'id'>,
  decisions: readonly NaDecision[],
  by: { decidedBy: string; decidedAt?: Date },
): Promise<void> {
  const confirmed = decisions.flatMap(({ itemId, reason }) =>
    reason === null ? [] : [{ organizationId, roundId, itemId, reason, ...by }],
  );
  if (confirmed.length > 0) await tx.insert(naDecisions).values(confirmed);
}

export interface Closing {
  name: string;
  format: Round['format'];
  frozenAt: Date | null;
  closedAt: Date | null;
  model: Model;
  /** The team has begun to talk about its answers: all is decided. */
  met: boolean;
  /** Empty until answering has ended, once a meeting has begun, and for a published round. */
  items: readonly ItemToDecide[];
  /** Answering has ended with so few answers that nothing can ever be shown. */
  few: boolean;
}

/**
 * What ending and publishing a round of the team asks; null when the team has no such round. Tells nothing of the answers
 * while they may change, and after that only that they propose an item. Throws `Refused('not_allowed')`.
 */
export async function closingOf(access: TeamAccess, roundId: string): Promise<Closing | null> {
  allow(access, 'round:close');
  if (!isId(roundId)) return null;
  return inOrganization(access, async (tx) => {
    const [round] = await tx.select().from(rounds).where(ofTeam(access, roundId));
    if (!round) return null;
    const { model } = await publishedVersion(tx, round.modelVersionId);
    const { name, format, frozenAt, closedAt } = round;
    const decided = frozenAt && !closedAt ? await readToDecide(tx, round) : { items: [], few: false };
    const met = await hasMeeting(tx, round);
    return { name, format, frozenAt, closedAt, model, met, ...decided, ...(met && { items: [] }) };
  });
}
