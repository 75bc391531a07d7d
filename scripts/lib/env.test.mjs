import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEnv } from '../../lib/env';
import { launchSettings, loadEnv, nodeVersionProblem } from './env.mjs';

describe('nodeVersionProblem', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(nodeVersionProblem(version)).toBeUndefined();
  });

  it.each(['20.18.3', '18.20.0', '9.0.0'])('refuses %s with a sentence', (version) => {
    expect(nodeVersionProblem(version)).toMatch(/needs Node\.js 20\.19 or newer.*this is/);
  });
});

describe('loadEnv', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patamar env '));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('needs no file', () => {
    expect(loadEnv(root, { A: '1', B: undefined })).toEqual({ A: '1' });
  });

  it('reads comments, quotes and values with an equals sign', () => {
    writeFileSync(
      join(root, '.env'),
      '# a comment\nPORT=4000\nNAME="two words"\nURL=postgres://u:p@h/d?a=b\n',
    );
    expect(loadEnv(root, {})).toEqual({ PORT: '4000', NAME: 'two words', URL: 'postgres://u:p@h/d?a=b' });
  });

  it('lets .env.local win over .env, and the shell over both', () => {
    writeFileSync(join(root, '.env'), 'A=file\nB=file\nC=file\n');
    writeFileSync(join(root, '.env.local'), 'B=local\nC=local\n');
    expect(loadEnv(root, { C: 'shell' })).toEqual({ A: 'file', B: 'local', C: 'shell' });
  });

  it('takes an empty value for an unset one', () => {
    writeFileSync(join(root, '.env'), 'DATABASE_URL=\nPORT=4000\n');
    expect(loadEnv(root, { PORT: '' })).toEqual({ PORT: '4000' });
  });
});

describe('launchSettings', () => {
  const external = { DATABASE_URL: 'postgres://u:p@h/d', NEXTAUTH_SECRET: 'x'.repeat(32) };

  it('starts a trial on port 3000 for this machine only', () => {
    expect(launchSettings({})).toEqual({
      embedded: true,
      wantedPort: 3000,
      appUrl: undefined,
      host: 'loopback',
      jsonToTerminal: false,
    });
  });

  it('opens a trial to the network only when somebody says so', () => {
    expect(launchSettings({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(launchSettings({ APP_URL: 'https://patamar.example' }).host).toBeUndefined();
  });

  it('listens everywhere and logs JSON with a database of its own', () => {
    expect(launchSettings(external)).toMatchObject({
      embedded: false,
      host: undefined,
      jsonToTerminal: true,
    });
  });

  it('logs JSON when asked to', () => {
    expect(launchSettings({ LOG_FORMAT: 'json' }).jsonToTerminal).toBe(true);
  });

  it.each([undefined, '', 'short', 'x'.repeat(31)])(
    'refuses an external database with the secret %j',
    (secret) => {
      expect(() => launchSettings({ ...external, NEXTAUTH_SECRET: secret })).toThrow(/set NEXTAUTH_SECRET/);
    },
  );

  it.each(['yes', '-1', '1.5', '99'])('refuses %s as a number of proxies', (TRUST_PROXY) => {
    expect(() => launchSettings({ TRUST_PROXY })).toThrow(
      /^TRUST_PROXY is "[^"]*": set it to the number of proxies/,
    );
  });

  it.each(['0', '65536', 'abc', '3000.5', '-1'])('refuses the port %s', (PORT) => {
    expect(() => launchSettings({ PORT })).toThrow(/PORT is/);
  });

  it('refuses a database that is not PostgreSQL and an address that is none', () => {
    expect(() => launchSettings({ ...external, DATABASE_URL: 'mysql://h/d' })).toThrow(/postgres:/);
    for (const name of ['DATABASE_DIRECT_URL', 'DATABASE_SYSTEM_URL', 'DATABASE_REPLICA_URL']) {
      expect(() => launchSettings({ ...external, [name]: 'h/d' })).toThrow(`${name} has to begin`);
      expect(() => launchSettings({ [name]: external.DATABASE_URL })).toThrow(
        `${name} goes with a DATABASE_URL`,
      );
    }
  });

  it.each([
    'patamar',
    'localhost:3000',
    'patamar.example.org',
    '//patamar.example.org',
    'ftp://patamar.example.org',
    'file:///srv',
    'https://',
    'https:/patamar.example.org',
    'https://patamar.example.org/patamar',
    'https://patamar.example.org/patamar/',
    'https://patamar.example.org/?a=1',
    'https://patamar.example.org?',
    'https://patamar.example.org/#a',
    'https://ana:secret@patamar.example.org',
    'https://patamar.example.org:99999',
    'https://patamar .example.org',
  ])('refuses %s as the address people open, in one sentence', (address) => {
    for (const name of ['APP_URL', 'NEXTAUTH_URL']) {
      expect(() => launchSettings({ [name]: address })).toThrow(
        new RegExp(`^${name} is "[^"]*": set it to the address people open, [^.]*\\.$`),
      );
    }
    expect(() => parseEnv({ NEXTAUTH_SECRET: 'x'.repeat(32), NEXTAUTH_URL: address })).toThrow(
      /^NEXTAUTH_URL must be the address people open/,
    );
  });

  it.each([
    ['https://patamar.example.org', 'https://patamar.example.org'],
    ['https://patamar.example.org/', 'https://patamar.example.org'],
    ['HTTPS://Patamar.Example.org:443', 'https://patamar.example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://10.0.0.5:8080/', 'http://10.0.0.5:8080'],
    ['https://ágil.example.org', 'https://xn--gil-dla.example.org'],
  ])('takes %s', (address, origin) => {
    expect(launchSettings({ APP_URL: address }).appUrl).toBe(origin);
    expect(parseEnv({ NEXTAUTH_SECRET: 'x'.repeat(32), NEXTAUTH_URL: address }).NEXTAUTH_URL).toBe(origin);
  });
});
