import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { takeBuiltConfig } from './built-config.mjs';

afterEach(() => {
  delete process.env.__NEXT_PRIVATE_STANDALONE_CONFIG;
});

it('hands the configuration of the build to Next.js', () => {
  const root = mkdtempSync(join(tmpdir(), 'patamar built '));
  mkdirSync(join(root, '.next'));
  writeFileSync(
    join(root, '.next', 'required-server-files.json'),
    '{"version":1,"config":{"poweredByHeader":false}}',
  );
  takeBuiltConfig(root);
  expect(JSON.parse(process.env.__NEXT_PRIVATE_STANDALONE_CONFIG)).toEqual({ poweredByHeader: false });
});
