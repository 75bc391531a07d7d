import { AsyncResource } from 'node:async_hooks';

/**
 * Pages that are made at the same time. They share one thread: more of them at once are not done sooner, but each holds its data, its
 * elements and its text until it is, and the memory of the process ends before the patience of people does. When a round
 * ends, everybody who has it open asks for their page in the same second.
 */
const AT_ONCE = 8;
/** Milliseconds after which a page counts as done: somebody who reads, or sends, slowly keeps nobody else waiting. */
const LONGEST_MS = 2_000;

/**
 * Whether a request makes a page. Files of the build, the API (answers are to be saved whatever else happens) and streams of events, which
 * never end, do not wait for a turn.
 * @param {string} url
 */
const isPage = (url) => !url.startsWith('/_next/') && !url.startsWith('/api/');

/**
 * Lets pages be made a few at a time, in the order in which they were asked for.
 * @param {{ atOnce?: number, longest?: number }} [limits]
 */
export function createTurns({ atOnce = AT_ONCE, longest = LONGEST_MS } = {}) {
  const waiting = [];
  let running = 0;

  const next = () => {
    while (running < atOnce && waiting.length > 0) {
      const { response, work } = waiting.shift();
      // Who left while waiting is not answered.
      if (!response.destroyed && !response.closed) begin(response, work);
    }
  };
  const begin = (response, work) => {
    running += 1;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      running -= 1;
      next();
    };
    const timer = setTimeout(end, longest);
    response.once('close', end);
    work();
  };

  /**
   * @param {{ url?: string }} request
   * @param {import('node:http').ServerResponse} response
   * @param {() => void} work makes the answer
   */
  return (request, response, work) => {
    if (!isPage(request.url ?? '/')) work();
    else if (running < atOnce) begin(response, work);
    // Its turn comes when another request ends. What is known of that one (who asks, in which language) must not be found in this one.
    else waiting.push({ response, work: AsyncResource.bind(work) });
  };
}
