import { register } from 'node:module';

/** A module hook: what `server-only` is where there is no bundler. */
const HOOK = `export const resolve = (name, context, next) =>
  name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context);`;

/**
 * Lets files that begin with `server-only` be loaded from now on. Elsewhere the condition `react-server` does that
 * (scripts/lib/migrate.mjs), but with it Node.js cannot load next-intl, which has the words.
 */
export function allowServerOnly(): void {
  register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
}
