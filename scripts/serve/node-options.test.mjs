import { expect, it } from 'vitest';
import { nodeOptions } from './node-options.mjs';

it('bounds the memory of a production server, unless somebody else does', () => {
  expect(nodeOptions({ dev: false, env: {} })).toContain('--max-old-space-size=256');
  expect(nodeOptions({ dev: false, env: { NODE_OPTIONS: '--max-old-space-size=2048' } })).toEqual([]);
  expect(nodeOptions({ dev: true, env: {} })).toEqual([]);
});
