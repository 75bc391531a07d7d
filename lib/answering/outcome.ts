import type { AnswerRejection } from '@/lib/rounds/schema';
import { readKept } from './merge';
import type { Given } from './notes';

export interface Rejection {
  itemId: string;
  reason: AnswerRejection;
}

/** Why a round takes no more answers of this person, by what the endpoint says: it never will. */
const OVER = {
  answers_ended: 'closed',
  round_cancelled: 'cancelled',
  round_deleted: 'deleted',
  not_found: 'not_asked',
} as const;
export type Over = (typeof OVER)[keyof typeof OVER];

/** Whether a round takes no more answers, whatever this device does. */
export const isOver = (kind: string | null): kind is Over =>
  Object.values(OVER).some((over) => over === kind);

/** What became of a batch. Only `taken` removes answers from the queue; `refused` says nobody will ever take it as it is. */
export type SendOutcome =
  | {
      kind: 'taken';
      saved: readonly string[];
      rejected: readonly Rejection[];
      /** What the server has in place of answers that it names as saved, where that is something else than was sent. */
      kept?: readonly Given[];
    }
  | { kind: 'unreachable' | 'signed_out' | 'refused' | Over };

const overIn = ({ error }: Record<string, unknown>): Over | undefined =>
  typeof error === 'string' && Object.hasOwn(OVER, error) ? OVER[error as keyof typeof OVER] : undefined;

const isRejection = (one: unknown): one is Rejection =>
  typeof one === 'object' &&
  one !== null &&
  'reason' in one &&
  'itemId' in one &&
  typeof one.itemId === 'string';

/**
 * Reads the endpoint's reply. A reply that does not look like the endpoint's own (a proxy's sign-in page with 200)
 * counts as unreachable: an answer is only let go when the server names it.
 */
export function outcomeOf(status: number, body: unknown): SendOutcome {
  const reply = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (status === 401) return { kind: 'signed_out' };
  const over = status === 409 || status === 404 ? overIn(reply) : undefined;
  if (over) return { kind: over };
  if (status === 409) return { kind: 'closed' };
  if (status === 200 || status === 422) {
    if (!Array.isArray(reply.saved) || !Array.isArray(reply.rejected)) return { kind: 'unreachable' };
    return {
      kind: 'taken',
      saved: reply.saved.filter((id) => typeof id === 'string'),
      rejected: reply.rejected.filter(isRejection),
      kept: readKept(reply.kept),
    };
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: 'unreachable' };
  return status >= 400 ? { kind: 'refused' } : { kind: 'unreachable' };
}
