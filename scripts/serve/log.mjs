import pino from 'pino';
import { isLogged, loggedPath } from './request.mjs';

/** One JSON line per event on standard output; written in the background and flushed at the end. */
export function createLog() {
  const level = process.env.LOG_LEVEL ?? 'info';
  const known = level in pino.levels.values || level === 'silent';
  const options = { level: known ? level : 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime };
  // One write for many lines, so that a burst of answers is not a burst of writes; nothing waits longer than half a second.
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 500 });
  // A reader that went away must not take the server with it.
  destination.on('error', () => {});
  const log = pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, destination);
  return { log, flush: () => destination.flushSync() };
}

/**
 * Writes one line when a request is over: no address, no cookies, no browser, no secrets.
 * @param {import('pino').Logger} log
 * @param {import('node:http').IncomingMessage} request
 * @param {import('./answer.mjs').Answer} response
 * @param {string} requestId
 */
export function logRequest(log, request, response, requestId) {
  const { url = '/', method } = request;
  if (!log.isLevelEnabled('info') || !isLogged(url)) return;
  const since = performance.now();
  response.once('close', () => {
    const ms = Math.round((performance.now() - since) * 10) / 10;
    // 499: the reader left before the answer was complete.
    const status = response.writableFinished ? response.sentStatus : 499;
    const line = { requestId, method, path: loggedPath(url), status, ms };
    if (status >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  });
}
