import { join } from 'node:path';
import { exited, start } from '../lib/processes.mjs';

const worker = join(import.meta.dirname, 'load-worker.mjs');

/**
 * @typedef {object} LoadRequest
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} [headers]
 * @property {string[]} [answers] items that are answered in turn: each request gets a body of its own
 */

/**
 * @typedef {object} Load
 * @property {number} good answers with a status of 2xx
 * @property {number} perSecond good answers per second
 * @property {{ p50: number, p97_5: number, p99: number }} latency milliseconds
 * @property {number} bytesPerAnswer with its headers
 */

/**
 * Sends requests in turn over keep-alive connections, for some seconds or up to an amount.
 * @param {string} name of what is asked, for the error
 * @param {{ url: string, requests: LoadRequest[], connections: number, seconds?: number, amount?: number }} job
 * @returns {Promise<Load>}
 * @throws when an answer was missing or not 2xx: such a run measures something else
 */
export async function sendLoad(name, job) {
  const child = start(process.execPath, [worker], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const reported = new Promise((resolve) => child.once('message', resolve));
  child.send(job);
  const load = await Promise.race([reported, exited(child).then(() => undefined)]);
  if (!load) throw new Error(`${name}: the load generator ended early.`);
  await exited(child);
  const { good, bad, errors, statuses, ...rest } = load;
  if (good === 0 || bad > 0 || errors > 0) {
    const seen = Object.entries(statuses).map(([status, { count }]) => `${count} × ${status}`);
    throw new Error(`${name}: ${seen.join(', ') || 'no answers'}, ${errors} errors.`);
  }
  return { good, ...rest };
}
