import { describe, expect, it } from 'vitest';
import { isNote, saidIn } from './notes';
import type { SendOutcome } from './outcome';
import { FakeDevice, FakeServer, openTab } from './testing';

const unreachable: SendOutcome = { kind: 'unreachable' };

describe('a choice', () => {
  it('is shown, kept on the device and sent at once, and let go when the server names it', async () => {
    const { queue, server, time, kept } = await openTab();
    let keptWhenSent = 0;
    server.reply = (batch) => {
      keptWhenSent = kept().length;
      return server.keep(batch);
    };
    queue.choose('A', 3);
    expect(queue.view().answers.get('A')).toBe(3);
    expect(queue.view().save).toEqual({ kind: 'saving', count: 1, durable: true });
    await time.pass(0);
    expect(server.requests).toHaveLength(1);
    expect(keptWhenSent).toBe(1);
    expect(server.values()).toEqual({ A: 3 });
    expect(kept()).toEqual([]);
    expect(queue.view().save).toMatchObject({ kind: 'saved', count: 0 });
    expect(queue.view().answers.get('A')).toBe(3);
  });

  it('travels with those made while a request was on its way, and only the last one for an item is sent', async () => {
    const { queue, server, time } = await openTab();
    let answer = (_: SendOutcome) => {};
    server.reply = () => new Promise((resolve) => (answer = resolve));
    queue.choose('C', 0);
    await time.pass(0);
    queue.choose('A', 1);
    queue.choose('B', 'DK');
    queue.choose('A', 2);
    await time.pass(60_000);
    expect(server.requests).toHaveLength(1);
    server.reply = null;
    answer(server.keep(server.requests[0] ?? []));
    await time.pass(0);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.map((one) => [one.itemId, isNote(one) ? one.text : one.value])).toEqual([
      ['B', 'DK'],
      ['A', 2],
    ]);
    expect(server.values()).toEqual({ A: 2, B: 'DK', C: 0 });
  });

  it('that is cleared is sent as skipped and shown as unanswered', async () => {
    const { queue, server, time } = await openTab({ onServer: [{ itemId: 'A', value: 4, answeredAt: 5 }] });
    expect(queue.view().answers.get('A')).toBe(4);
    queue.choose('A', 'SKIP');
    await time.pass(1_000);
    expect(queue.view().answers.has('A')).toBe(false);
    expect(server.values()).toEqual({ A: 'SKIP' });
  });

  it('is later than every answer known for its item, whatever the clock says', async () => {
    const future = 1_900_000_000_000;
    const { queue, server, time } = await openTab({
      onServer: [{ itemId: 'A', value: 0, answeredAt: future }],
    });
    queue.choose('A', 1);
    queue.choose('A', 2);
    await time.pass(1_000);
    expect(server.saved.get('A')).toEqual({ itemId: 'A', value: 2, answeredAt: future + 2 });
  });

  it('made while the same item is on its way is not lost when the reply comes', async () => {
    const { queue, server, time, kept } = await openTab();
    let answer = (_: SendOutcome) => {};
    server.reply = () => new Promise((resolve) => (answer = resolve));
    queue.choose('A', 1);
    await time.pass(0);
    queue.choose('A', 4);
    await time.pass(0);
    expect(server.requests).toHaveLength(1);
    server.reply = () => unreachable;
    answer({ kind: 'taken', saved: ['A'], rejected: [] });
    await time.pass(0);
    expect(kept().map(saidIn)).toEqual(['4']);
    expect(queue.view().answers.get('A')).toBe(4);
    server.reply = null;
    await time.pass(1_000);
    expect(server.values()).toEqual({ A: 4 });
    expect(kept()).toEqual([]);
  });

  it('is sent in batches of 100, one request at a time', async () => {
    const { queue, server, time } = await openTab();
    for (let n = 0; n < 112; n++) queue.choose(`I${n}`, 2);
    await time.pass(1_000);
    expect(server.requests.map((batch) => batch.length)).toEqual([100, 12]);
    expect(server.saved.size).toBe(112);
    expect(queue.view().save.kind).toBe('saved');
  });
});

describe('without the server', () => {
  it('everything is kept and tried again after 1, 2, 4 … 30 seconds', async () => {
    const { queue, server, time, kept } = await openTab();
    server.reply = () => unreachable;
    queue.choose('A', 1);
    await time.pass(0);
    expect(queue.view().save).toEqual({ kind: 'waiting', count: 1, durable: true });
    const tries = [server.requests.length];
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      await time.pass(seconds * 1000 - 1);
      expect(server.requests.length).toBe(tries.at(-1));
      await time.pass(1);
      tries.push(server.requests.length);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(kept()).toHaveLength(1);
    server.reply = null;
    await time.pass(30_000);
    expect(server.values()).toEqual({ A: 1 });
    expect(queue.view().save.kind).toBe('saved');
  });

  it('a choice does not hurry the next try, but the connection coming back does', async () => {
    const { queue, server, time } = await openTab();
    server.reply = () => unreachable;
    queue.choose('A', 1);
    await time.pass(300 + 1_000 + 2_000);
    expect(server.requests).toHaveLength(3);
    queue.choose('B', 2);
    await time.pass(1_000);
    expect(server.requests).toHaveLength(3);
    expect(queue.view().save.count).toBe(2);
    server.reply = null;
    queue.wake();
    await time.pass(0);
    expect(server.values()).toEqual({ A: 1, B: 2 });
  });

  it('the next visit on this device takes the answers up, shows and sends them', async () => {
    const first = await openTab();
    first.server.reply = () => unreachable;
    first.queue.choose('A', 1);
    await first.time.pass(500);
    const second = await openTab({ device: first.device });
    expect(second.queue.view()).toMatchObject({ ready: true, save: { count: 1 } });
    expect(second.queue.view().answers.get('A')).toBe(1);
    await second.time.pass(0);
    expect(second.server.values()).toEqual({ A: 1 });
    expect(second.kept()).toEqual([]);
  });

  it('an older answer from this device never replaces a newer one of another device', async () => {
    const device = new FakeDevice();
    const kept = { itemId: 'A', value: 1 as const, answeredAt: 1_000 };
    await device.storeOf('ana:round').add([kept]);
    const { queue, server, time } = await openTab({
      device,
      onServer: [{ itemId: 'A', value: 3, answeredAt: 2_000 }],
    });
    await time.pass(1_000);
    expect(queue.view().answers.get('A')).toBe(3);
    expect(server.requests).toEqual([]);
    expect(device.kept.get('ana:round')).toEqual([]);
  });

  it('the page that goes away sends what is left once more', async () => {
    const leaving: boolean[] = [];
    const server = new FakeServer();
    const { queue, kept, time } = await openTab({
      server,
      ports: {
        send: (batch, isLeaving) => {
          leaving.push(isLeaving);
          return server.take(batch);
        },
      },
    });
    queue.choose('A', 2);
    queue.leave();
    await time.pass(0);
    expect(leaving).toEqual([true]);
    expect(server.values()).toEqual({ A: 2 });
    expect(kept()).toEqual([]);
    expect(queue.view().save.kind).toBe('saved');
    queue.leave();
    await time.pass(1_000);
    expect(server.requests).toHaveLength(1);
  });
});

describe('replies', () => {
  it('rejected answers are dropped, shown with the reason, and what the server has is shown again', async () => {
    const { queue, server, time, kept } = await openTab({
      onServer: [{ itemId: 'A', value: 2, answeredAt: 5 }],
    });
    server.reply = () => ({
      kind: 'taken',
      saved: ['B'],
      rejected: [
        { itemId: 'A', reason: 'not_asked' },
        { itemId: 'never sent', reason: 'malformed' },
      ],
    });
    queue.choose('A', 4);
    queue.choose('B', 1);
    await time.pass(1_000);
    expect(queue.view().rejected).toEqual([{ itemId: 'A', reason: 'not_asked' }]);
    expect(Object.fromEntries(queue.view().answers)).toEqual({ A: 2, B: 1 });
    expect(kept()).toEqual([]);
    expect(queue.view().save.kind).toBe('saved');
    server.reply = null;
    queue.choose('A', 3);
    expect(queue.view().rejected).toEqual([]);
  });

  it('answers that the server names in neither list stay, and are not sent in a hurry', async () => {
    const { queue, server, time, kept } = await openTab();
    server.reply = () => ({ kind: 'taken', saved: [], rejected: [] });
    queue.choose('A', 4);
    await time.pass(0);
    expect(kept()).toHaveLength(1);
    expect(queue.view().save).toMatchObject({ kind: 'waiting', count: 1 });
    await time.pass(999);
    expect(server.requests).toHaveLength(1);
    await time.pass(1);
    expect(server.requests).toHaveLength(2);
  });

  it('signed out: the queue rests with everything in it until the person is back', async () => {
    const { queue, server, time, kept } = await openTab();
    server.reply = () => ({ kind: 'signed_out' });
    queue.choose('A', 4);
    await time.pass(0);
    queue.choose('B', 0);
    queue.leave();
    await time.pass(120_000);
    expect(server.requests).toHaveLength(1);
    expect(queue.view().save).toEqual({ kind: 'signed_out', count: 2, durable: true });
    expect(kept()).toHaveLength(2);
    server.reply = null;
    queue.wake();
    await time.pass(0);
    expect(server.values()).toEqual({ A: 4, B: 0 });
  });

  it.each(['closed', 'cancelled', 'deleted', 'not_asked'] as const)(
    '%s: what was not counted stays visible and no more is taken',
    async (kind) => {
      const { queue, server, time, kept } = await openTab();
      server.reply = () => ({ kind });
      queue.choose('A', 4);
      await time.pass(0);
      queue.choose('B', 1);
      queue.wake();
      await time.pass(60_000);
      expect(server.requests).toHaveLength(1);
      expect(queue.view().save).toMatchObject({ kind, count: 1 });
      expect(queue.view().answers.has('B')).toBe(false);
      expect(kept()).toHaveLength(1);
      expect(await queue.drain()).toBe(false);
    },
  );

  it('refused: keeps everything and asks nobody to try for ever', async () => {
    const { queue, server, time, kept } = await openTab();
    server.reply = () => ({ kind: 'refused' });
    queue.choose('A', 4);
    await time.pass(600_000);
    expect(server.requests).toHaveLength(1);
    expect(queue.view().save).toMatchObject({ kind: 'refused', count: 1 });
    expect(kept()).toHaveLength(1);
  });
});

describe('drain', () => {
  it('sends all at once and says whether anything is left', async () => {
    const { queue, server } = await openTab();
    for (let n = 0; n < 150; n++) queue.choose(`I${n}`, 1);
    expect(await queue.drain()).toBe(true);
    expect(server.saved.size).toBe(150);
    server.reply = () => unreachable;
    queue.choose('A', 1);
    expect(await queue.drain()).toBe(false);
    server.reply = null;
    expect(await queue.drain()).toBe(true);
  });
});
