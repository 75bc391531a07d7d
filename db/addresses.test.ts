import { expect, it } from 'vitest';
import { nodePostgresUrl, workerAddress } from './addresses';

const NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

it('lets the worker in as jobs, past every pooler', () => {
  const owner = 'postgres://owner:secret@db.example.org:5432/patamar';
  const made = workerAddress({ DATABASE_URL: owner, NEXTAUTH_SECRET });
  expect(made).toMatchObject({ url: owner, username: 'patamar_jobs' });
  const given = workerAddress({
    DATABASE_DIRECT_URL: owner,
    DATABASE_URL: 'postgres://web:w@pooler.example.org:6432/patamar',
    DATABASE_SYSTEM_URL: 'postgres://work:p%40ss@pooler.example.org:6432/patamar',
    NEXTAUTH_SECRET,
  });
  expect(given).toEqual({ url: owner, username: 'work', password: 'p@ss' });
});

it('writes an address as node-postgres reads it', () => {
  const url = 'postgres://owner:secret@db.example.org:5432/patamar?sslmode=require';
  const address = new URL(nodePostgresUrl(url, { username: 'a b', password: 'p@s/s%' }));
  expect([address.username, address.password].map(decodeURIComponent)).toEqual(['a b', 'p@s/s%']);
  expect(address.searchParams.get('uselibpqcompat')).toBe('true');
  expect(nodePostgresUrl('postgres://o:s@h:1/d')).toBe('postgres://o:s@h:1/d');
});
