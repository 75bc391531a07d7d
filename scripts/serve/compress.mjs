import compression from 'compression';

/**
 * Compresses what shrinks. An event stream stays as it is: a compressor would hold its few bytes back until there are
 * enough of them, and nobody would hear of anything in time.
 */
export const compress = compression({
  filter: (request, response) => !isEventStream(response) && compression.filter(request, response),
});

/**
 * Whether an answer is a stream of events, which never ends by itself.
 * @param {import('node:http').ServerResponse} response
 */
export const isEventStream = (response) =>
  /^\s*text\/event-stream\b/i.test(String(response.getHeader('content-type') ?? ''));
