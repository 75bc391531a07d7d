import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives Next.js the configuration as the build has written it down, the way its own standalone server does. Otherwise
 * every start would load two compilers (Next.js's and next-intl's) to read next.config.ts, and keep their 40 MB.
 * @param {string} root
 */
export function takeBuiltConfig(root) {
  const { config } = JSON.parse(readFileSync(join(root, '.next', 'required-server-files.json'), 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
