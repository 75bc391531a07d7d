import 'server-only';
import { topics } from '@/db/notifications';
import { log } from '@/lib/log';

/** What a stream says: something changed (with the id of a round where only that did), or it is not yours to see any more. */
type Word = 'changed' | 'gone';

/** Milliseconds between two signs of life: proxies cut connections that are silent for a minute. */
const BEAT_MS = 25_000;
/** Milliseconds after which it is asked again whether the person may see it. */
const ASK_AGAIN_MS = 60_000;
/** Streams that one person, and that all together, have open in this process. */
const MOST_EACH = 20;
const MOST = 2_000;

const open = new Map<string, number>();
let together = 0;

/** Counts a stream of a person; returns what takes it back, or null where there are too many. */
function enter(userId: string): (() => void) | null {
  const own = open.get(userId) ?? 0;
  if (own >= MOST_EACH || together >= MOST) return null;
  open.set(userId, own + 1);
  together += 1;
  let inside = true;
  return () => {
    if (!inside) return;
    inside = false;
    together -= 1;
    const left = (open.get(userId) ?? 1) - 1;
    if (left > 0) open.set(userId, left);
    else open.delete(userId);
  };
}

interface Listening {
  userId: string;
  topics: readonly string[];
  /** The one of `topics` after which it is asked at once whether the person may still see the rest. */
  own: string;
  /** Whether the person may still see it; 'again' where they have to come again for that, as who they are now. */
  allowed: () => Promise<boolean | 'again'>;
  signal: AbortSignal;
}

/**
 * A stream of events (server-sent) that says "changed" after each change of what it listens to, and "gone" before it ends because the
 * person may not see it any more, which is asked every minute and whenever something changed about the person.
 * @returns null where the person, or the server, has very many open
 */
export function changeStream({ userId, topics: heard, own, allowed, signal }: Listening): Response | null {
  const leave = enter(userId);
  if (!leave) return null;
  const encoder = new TextEncoder();
  let end = leave;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false;
      const write = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text));
      };
      const say = (word: Word, part = '') => write(`event: ${word}\ndata:${part}\n\n`);
      const ask = async () => {
        // A database that is away says nothing about what the person may see.
        const still = await allowed().catch((error: unknown) => {
          log.warn({ err: error }, 'a stream of changes could not be checked');
          return true;
        });
        if (still === true || over) return still === true;
        if (!still) say('gone');
        end();
        return false;
      };
      const unfollow = topics().follow(heard, (topic, part) => {
        if (topic !== own && topic !== null) say('changed', part);
        else void ask().then((still) => still && say('changed'));
      });
      const beat = setInterval(() => write(':\n\n'), BEAT_MS);
      const check = setInterval(ask, ASK_AGAIN_MS);
      end = () => {
        if (over) return;
        over = true;
        clearInterval(beat);
        clearInterval(check);
        unfollow();
        leave();
        // The reader may have gone first.
        try {
          controller.close();
        } catch {}
      };
      signal.addEventListener('abort', () => end(), { once: true });
      if (signal.aborted) end();
      // Shows proxies and browsers that it has begun, and how long to wait before coming back.
      write('retry: 2000\n\n');
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx holds back what it proxies unless it is told not to.
      'x-accel-buffering': 'no',
    },
  });
}
