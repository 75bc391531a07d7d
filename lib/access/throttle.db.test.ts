import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/db/id';
import { Refused } from './refused';
import { useTestDatabase } from './testing/world';
import { beforeExport, beforeNewPassword, beforeOwnNewPassword, demandPace } from './throttle';

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
});
afterAll(() => removeDatabase());

it.each([
  ['join', 30],
  ['team', 60],
  ['link', 120],
] as const)(
  'says how long to wait after very many of %s in an hour, to that person alone',
  async (limit, most) => {
    const person = newId();
    const tries = await Promise.allSettled(Array.from({ length: most + 3 }, () => demandPace(limit, person)));
    const refusals = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals).toEqual(Array(3).fill(new Refused('too_many', undefined, 60)));
    await expect(demandPace(limit, newId())).resolves.toBeUndefined();
  },
);

it.each([
  ['document', 30],
  ['rows', 120],
] as const)('makes files of %s at a pace that each person may keep', async (kind, most) => {
  const one = { userId: newId(), inDemo: false };
  const ask = (i: number) => beforeExport(kind, one, `192.0.2.${i % 200}`);
  const waits = await Promise.all(Array.from({ length: most + 2 }, (_, i) => ask(i)));
  expect(waits.filter((wait) => wait === null)).toHaveLength(most);
  expect(waits.filter((wait) => wait !== null && wait > 590 && wait <= 600)).toHaveLength(2);
  expect(await beforeExport(kind, { ...one, userId: newId() }, '192.0.2.1')).toBeNull();
});

it('counts visitors of the demo by where they are: all of them are the same few people', async () => {
  const visitor = { userId: newId(), inDemo: true };
  const ask = (address: string) => beforeExport('document', visitor, address);
  await Promise.all(Array.from({ length: 30 }, () => ask('2001:db8:1:2::1')));
  expect(await ask('2001:db8:1:2::2')).toBeGreaterThan(590);
  expect(await ask('2001:db8:1:3::1')).toBeNull();
});

it('bounds how many new passwords a network, or a person, has judged', async () => {
  const person = newId();
  for (const [ask, elsewhere] of [
    [() => beforeNewPassword('2001:db8:7:1::1'), () => beforeNewPassword('2001:db8:7:2::1')],
    [() => beforeOwnNewPassword(person), () => beforeOwnNewPassword(newId())],
  ] as const) {
    const waits = await Promise.all(Array.from({ length: 302 }, ask));
    expect(waits.filter((wait) => wait !== null)).toEqual([10, 10]);
    expect(await elsewhere()).toBeNull();
  }
});
