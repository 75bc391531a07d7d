import { describe, expect, it } from 'vitest';
import type { SendOutcome } from './outcome';
import { FakeDevice, FakeServer, FakeTime, openTab } from './testing';

const unreachable: SendOutcome = { kind: 'unreachable' };

describe('two tabs of one person', () => {
  async function twoTabs() {
    const shared = { device: new FakeDevice(), server: new FakeServer(), time: new FakeTime() };
    const one = await openTab(shared);
    const two = await openTab(shared);
    const talk = () => {
      for (const telling of one.told.splice(0)) two.queue.hear(telling);
      for (const telling of two.told.splice(0)) one.queue.hear(telling);
    };
    return { ...shared, one: one.queue, two: two.queue, talk };
  }

  it('show each other’s choices and lose none', async () => {
    const { one, two, talk, server, time, device } = await twoTabs();
    one.choose('A', 1);
    two.choose('B', 2);
    talk();
    expect(Object.fromEntries(one.view().answers)).toEqual({ A: 1, B: 2 });
    await time.pass(300);
    talk();
    await time.pass(10_000);
    expect(server.values()).toEqual({ A: 1, B: 2 });
    expect(one.view().save.kind).toBe('saved');
    expect(two.view().save.kind).toBe('saved');
    expect(device.kept.get('ana:round')).toEqual([]);
  });

  it('never bring an older choice back, even when they cannot talk', async () => {
    const { one, two, server, time } = await twoTabs();
    server.reply = () => unreachable;
    one.choose('A', 1);
    await time.pass(1_000);
    two.choose('A', 4);
    await time.pass(1_000);
    server.reply = null;
    two.wake();
    await time.pass(0);
    one.wake();
    await time.pass(60_000);
    expect(server.values()).toEqual({ A: 4 });
  });

  it('a tab that is closed leaves its answers to the other', async () => {
    const { one, two, server, time, device } = await twoTabs();
    server.reply = () => unreachable;
    one.choose('A', 1);
    await time.pass(0);
    // The first tab is gone from here on: only the second one acts.
    server.reply = null;
    server.requests.length = 0;
    two.wake();
    await time.pass(0);
    expect(server.values()).toEqual({ A: 1 });
    expect(device.kept.get('ana:round')).toEqual([]);
  });
});

describe('a queue whose person has signed out in another tab', () => {
  it('shows, takes, keeps and sends nothing any more', async () => {
    const { queue, server, time, kept, told, device } = await openTab({
      onServer: [{ itemId: 'A', value: 1, answeredAt: 10 }],
    });
    queue.choose('B', 2);
    await queue.seal();
    device.kept.clear();
    told.length = 0;
    expect(queue.view()).toMatchObject({ ready: false, save: { kind: 'saved', count: 0 } });
    expect(queue.view().answers.size).toBe(0);
    queue.choose('C', 3);
    queue.hear({ kind: 'chosen', answers: [{ itemId: 'D', value: 4, answeredAt: time.now }] });
    queue.hear({ kind: 'saved', answers: [{ itemId: 'D', value: 4, answeredAt: time.now }] });
    queue.receive([{ itemId: 'E', value: 4, answeredAt: time.now }]);
    queue.wake();
    queue.leave();
    await queue.start();
    expect(await queue.drain()).toBe(true);
    await time.pass(120_000);
    expect(queue.view().answers.size).toBe(0);
    expect(queue.view().ready).toBe(false);
    expect(server.requests).toEqual([]);
    expect(told).toEqual([]);
    expect(kept()).toEqual([]);
  });

  it('does not take back what was on its way to the server, nor try again', async () => {
    const { queue, server, time } = await openTab();
    let arrive = (_: SendOutcome) => {};
    server.reply = () => new Promise((reply) => (arrive = reply));
    queue.choose('A', 1);
    await time.pass(300);
    expect(server.requests).toHaveLength(1);
    await queue.seal();
    arrive(unreachable);
    await time.pass(120_000);
    expect(server.requests).toHaveLength(1);
    expect(queue.view().save).toMatchObject({ kind: 'saved', count: 0 });
  });

  it('is sealed only when what it was writing is written', async () => {
    let write = () => {};
    const written = new Promise<void>((done) => (write = done));
    const store = { durable: true, read: async () => [], add: () => written, drop: async () => {} };
    const { queue } = await openTab({ ports: { store } });
    queue.choose('A', 1);
    let sealed = false;
    const sealing = queue.seal().then(() => (sealed = true));
    await Promise.resolve();
    expect(sealed).toBe(false);
    write();
    await sealing;
  });
});

describe('two people on one device', () => {
  it('never see or send each other’s answers', async () => {
    const device = new FakeDevice();
    const ana = await openTab({ device, person: 'ana:round' });
    ana.server.reply = () => unreachable;
    ana.queue.choose('A', 1);
    await ana.time.pass(1_000);
    const bruno = await openTab({ device, person: 'bruno:round' });
    expect(bruno.queue.view().answers.size).toBe(0);
    bruno.queue.choose('B', 2);
    await bruno.time.pass(1_000);
    expect(bruno.server.values()).toEqual({ B: 2 });
    expect(ana.kept()).toHaveLength(1);
  });
});

describe('a page made again', () => {
  it('brings answers of another device, but nothing older than what is known', async () => {
    const { queue, time } = await openTab({ onServer: [{ itemId: 'A', value: 1, answeredAt: 10 }] });
    queue.receive([
      { itemId: 'A', value: 2, answeredAt: 20 },
      { itemId: 'B', value: 0, answeredAt: 20 },
    ]);
    queue.receive([{ itemId: 'A', value: 1, answeredAt: 10 }]);
    await time.pass(0);
    expect(Object.fromEntries(queue.view().answers)).toEqual({ A: 2, B: 0 });
  });
});

describe('the moment that the server keeps', () => {
  it('an answer that the server passed over is not shown as saved: what it has is, and the person is told', async () => {
    const { queue, server, time, told, kept } = await openTab();
    const theirs = { itemId: 'A', value: 0 as const, answeredAt: time.now + 600_000 };
    server.reply = () => ({ kind: 'taken', saved: ['A', 'B'], rejected: [], kept: [theirs] });
    queue.choose('A', 4);
    queue.choose('B', 1);
    await time.pass(0);
    expect(Object.fromEntries(queue.view().answers)).toEqual({ A: 0, B: 1 });
    expect(queue.view()).toMatchObject({ save: { kind: 'saved', count: 0 }, passedOver: ['A'] });
    expect(kept()).toEqual([]);
    const other = await openTab({ time });
    for (const telling of told) other.queue.hear(telling);
    expect(other.queue.view().answers.get('A')).toBe(0);
    // A choice made now counts again, and the notice goes.
    server.reply = null;
    queue.choose('A', 2);
    expect(queue.view().passedOver).toEqual([]);
    await time.pass(0);
    expect(server.saved.get('A')).toEqual({ itemId: 'A', value: 2, answeredAt: theirs.answeredAt + 1 });
  });

  it('an answer stamped by a clock that is ahead is known by the moment the server keeps, so that a later one shows', async () => {
    const { queue, server, time } = await openTab();
    const now = time.now;
    server.reply = (batch) => ({
      kind: 'taken',
      saved: ['A'],
      rejected: [],
      kept: batch.map((one) => ({ ...one, answeredAt: now - 1_000 })),
    });
    queue.choose('A', 4);
    await time.pass(0);
    expect(queue.view()).toMatchObject({ save: { kind: 'saved' }, passedOver: [] });
    queue.receive([{ itemId: 'A', value: 0, answeredAt: now - 500 }]);
    expect(queue.view().answers.get('A')).toBe(0);
  });
});
