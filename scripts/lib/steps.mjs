/** Seconds since a moment, as a person reads them. */
export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Milliseconds after which a step that is still running is announced where lines cannot be rewritten. */
const ANNOUNCE_MS = 2_000;

let hushed = false;

/** From now on a step that fails says nothing: it was interrupted. */
export function hushSteps() {
  hushed = true;
}

/**
 * Runs one step and prints one line about it, with its seconds.
 * @template T
 * @param {string} doing such as `Building`
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} done what the line says at the end
 * @returns {Promise<T>}
 */
export async function step(doing, work, done) {
  const since = Date.now();
  const out = process.stdout;
  if (out.isTTY) out.write(`… ${doing}`);
  const announce = out.isTTY ? undefined : setTimeout(() => console.log(`… ${doing}`), ANNOUNCE_MS);
  const line = (mark, text) =>
    console.log(`${out.isTTY ? '\r\x1b[K' : ''}${mark} ${text} (${seconds(since)})`);
  try {
    const result = await work();
    line('✓', done(result));
    return result;
  } catch (error) {
    if (!hushed) line('✗', doing);
    throw error;
  } finally {
    clearTimeout(announce);
  }
}

/** Prints a sentence between steps. */
export function say(text) {
  console.log(`${process.stdout.isTTY ? '\r\x1b[K' : ''}  ${text}`);
}
