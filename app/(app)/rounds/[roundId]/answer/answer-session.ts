import { type Entry, forget, keyOf, userIn } from '@/app/_device/entries';
import { hearAllTabs, type Word } from '@/app/_device/tabs';
import { clockOffset } from '@/lib/answering/clock';
import type { Given } from '@/lib/answering/notes';
import { outcomeOf, type SendOutcome } from '@/lib/answering/outcome';
import { AnswerQueue } from '@/lib/answering/queue';
import { deviceStore } from './device-store';
import { isKeptPage, type Keeping, keepKnown, keepOffline, readKnown, sealOffline } from './keep-offline';

/** Whose answers to what. */
export interface Place {
  userId: string;
  roundId: string;
  teamId: string;
}

export const queueKey = ({ userId, roundId }: Place) => keyOf(userId, roundId);

const TIMEOUT = 15_000;

/** The header says whose answers these are: another person may have signed in meanwhile, in another tab. */
async function put(place: Place, answers: readonly Given[], keepalive: boolean): Promise<SendOutcome> {
  try {
    const response = await fetch(`/api/rounds/${place.roundId}/answers`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-patamar-user': place.userId },
      body: JSON.stringify({ answers }),
      keepalive,
      redirect: 'error',
      signal: keepalive ? undefined : AbortSignal.timeout(TIMEOUT),
    });
    return outcomeOf(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: 'unreachable' };
  }
}

let listening = false;
const clocks = new WeakMap<AnswerQueue, { offset: number }>();

function makeQueue(place: Place, answers: readonly Given[], serverNow: number): AnswerQueue {
  const inBrowser = typeof window !== 'undefined';
  if (inBrowser && !listening) hearAllTabs((word) => void followPeople(word));
  listening = inBrowser;
  const channel =
    inBrowser && 'BroadcastChannel' in window
      ? new BroadcastChannel(`patamar-answers:${queueKey(place)}`)
      : null;
  // A page that this device kept says when that was, and not what time it is.
  const clock = { offset: inBrowser && !isKeptPage() ? clockOffset(serverNow, Date.now()) : 0 };
  const queue = new AnswerQueue(
    {
      store: deviceStore(queueKey(place)),
      send: (batch, leaving) => put(place, batch, leaving),
      now: () => Date.now() + clock.offset,
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      tell: (telling) => channel?.postMessage(telling),
    },
    answers,
  );
  channel?.addEventListener('message', ({ data }) => queue.hear(data));
  clocks.set(queue, clock);
  return queue;
}

function followBrowser(queue: AnswerQueue): void {
  window.addEventListener('online', () => queue.wake());
  window.addEventListener('pageshow', () => queue.wake());
  window.addEventListener('pagehide', () => queue.leave());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') queue.wake();
    else queue.leave();
  });
}

const queues = new Map<string, AnswerQueue>();
/** Of rounds that this tab does not show, made for sending what an earlier visit left. */
const borrowed = new Map<string, AnswerQueue>();

/** Lets go of the queues of who is signed out, and then of what they may have been writing on this device meanwhile. */
async function followPeople(word: Word): Promise<void> {
  const stays = (userId: string) => word.kind === 'entered' && userId === word.userId;
  if (word.kind !== 'entered') sealOffline();
  const gone = [queues, borrowed].flatMap((some) =>
    [...some].flatMap(([key, queue]) => (!stays(userIn(key)) && some.delete(key) ? [queue] : [])),
  );
  if (gone.length === 0) return;
  sealOffline();
  await Promise.all(gone.map((queue) => queue.seal()));
  await forget(({ userId }) => !stays(userId));
}

/**
 * The queue of a person in a round. In a browser there is one per tab, which goes on sending after the person has
 * moved to another page; `serverNow` in milliseconds since 1970. On the server it only shows what is there.
 */
export function answerSession(place: Place, answers: readonly Given[], serverNow: number): AnswerQueue {
  if (typeof window === 'undefined') return makeQueue(place, answers, serverNow);
  const known = queues.get(queueKey(place));
  if (known) return known;
  const queue = makeQueue(place, answers, serverNow);
  queues.set(queueKey(place), queue);
  return queue;
}

const started = new WeakSet<AnswerQueue>();

/** How long after a change what the server has is written down beside the kept page, in milliseconds. */
const AFTER = 500;

/** Begins sending, once; in an effect, because it touches the device. */
export function startAnswering(queue: AnswerQueue, place: Place): void {
  if (started.has(queue)) return;
  started.add(queue);
  followBrowser(queue);
  void begin(queue, place);
}

async function begin(queue: AnswerQueue, place: Place): Promise<void> {
  const clock = clocks.get(queue);
  if (isKeptPage()) {
    const { given, offset } = await readKnown(place);
    if (clock) clock.offset = offset;
    queue.receive(given);
  }
  await queue.start();
  let timer: ReturnType<typeof setTimeout> | undefined;
  queue.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void keepKnownOf(queue, place), AFTER);
  });
}

const keepKnownOf = (queue: AnswerQueue, place: Place) =>
  keepKnown(place, { given: queue.known(), offset: clocks.get(queue)?.offset ?? 0 });

/** Keeps the page of this questionnaire on the device, and what the server has of its answers, for when there is no connection. */
export async function keepQuestionnaire(queue: AnswerQueue, keeping: Keeping): Promise<void> {
  try {
    await keepOffline(keeping);
    await keepKnownOf(queue, keeping.place);
  } catch {
    // A browser that keeps nothing, or a connection that is away already: then it opens with one.
  }
}

/**
 * Sends what waits of a person: what this device keeps, wherever it does, and what this tab has open. Returns how many
 * answers could not be sent.
 */
export async function sendKept(userId: string, kept: readonly Entry[]): Promise<number> {
  const open = [...queues.keys()].filter((key) => key.startsWith(keyOf(userId, '')));
  const keys = new Set([...open, ...kept.map(({ roundId }) => keyOf(userId, roundId))]);
  const left = await Promise.all(
    [...keys].map(async (key) => {
      const place = { userId, roundId: key.slice(keyOf(userId, '').length), teamId: '' };
      const queue = queues.get(key) ?? borrowed.get(key) ?? makeQueue(place, [], Date.now());
      if (!queues.has(key)) borrowed.set(key, queue);
      await queue.start();
      for (const { roundId, answers } of kept)
        if (roundId === place.roundId) queue.hear({ kind: 'chosen', answers });
      await queue.drain();
      const { kind, count } = queue.view().save;
      // Of a round that was taken back nothing is lost that anybody could still want to send.
      return kind === 'cancelled' || kind === 'deleted' ? 0 : count;
    }),
  );
  return left.reduce((sum, count) => sum + count, 0);
}
