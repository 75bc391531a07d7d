import { sendLoad } from './load.mjs';
import { median } from './report.mjs';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {{ url: string }} server
 * @property {import('./load.mjs').LoadRequest[]} requests
 */

/**
 * Measures contenders in turn: one warm-up each, then repetitions that begin with another contender each time, so
 * that a slow moment of the machine does not fall on the same one.
 * @param {Contender[]} contenders
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Promise<Map<string, { perSecond: number, samples: number[], loads: import('./load.mjs').Load[] }>>}
 *   medians and samples in good answers per second
 */
export async function measureInTurn(contenders, { connections, seconds, warmUp, repetitions }) {
  const run = ({ name, server, requests }, lasting) =>
    sendLoad(name, { url: server.url, requests, connections, seconds: lasting });
  for (const contender of contenders) await run(contender, warmUp);
  const loads = new Map(contenders.map(({ name }) => [name, []]));
  for (let turn = 0; turn < repetitions; turn += 1) {
    const first = turn % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      loads.get(contender.name).push(await run(contender, seconds));
    }
  }
  return new Map(
    [...loads].map(([name, list]) => {
      const samples = list.map(({ perSecond }) => perSecond);
      return [name, { perSecond: median(samples), samples, loads: list }];
    }),
  );
}

/**
 * The floor is whichever of the servers is faster: comparing with the slower one would flatter.
 * @param {Awaited<ReturnType<typeof measureInTurn>>} measured
 * @param {string[]} names of the floor's contenders
 */
export function fastest(measured, names) {
  return names
    .map((name) => ({ name, ...measured.get(name) }))
    .reduce((best, one) => (one.perSecond > best.perSecond ? one : best));
}
