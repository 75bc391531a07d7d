import type { Given } from './notes';

/** How many travel together. */
const MANY = 100;
/** How large a request may be, in bytes: under what the endpoint takes, and what a browser sends while its page goes away. */
const BYTES = 40_000;

const encoder = new TextEncoder();

/** As many of these as go together in one request, from the first one on; always one. */
export function inBatch(waiting: Iterable<Given>): Given[] {
  const batch: Given[] = [];
  let bytes = 0;
  for (const one of waiting) {
    bytes += encoder.encode(JSON.stringify(one)).length + 1;
    if (batch.length > 0 && (bytes > BYTES || batch.length === MANY)) break;
    batch.push(one);
  }
  return batch;
}
