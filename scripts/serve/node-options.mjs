/**
 * Options of Node.js for the web server. Left alone, V8 takes as much as a large machine offers before it cleans up: a
 * gigabyte where a hundred megabytes are in use. Someone who sets NODE_OPTIONS decides for themselves.
 * @param {{ dev: boolean, env: Record<string, string | undefined> }} setting
 * @returns {string[]}
 */
export function nodeOptions({ dev, env }) {
  if (dev || /--max-(old|semi)-space-size/.test(env.NODE_OPTIONS ?? '')) return [];
  return ['--max-old-space-size=256'];
}
