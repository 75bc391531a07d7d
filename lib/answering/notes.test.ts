import { describe, expect, it } from 'vitest';
import { inBatch } from './batch';
import { readKept } from './merge';
import {
  type Given,
  isLink,
  itemIn,
  NOTE_LIMITS,
  noteId,
  noteIn,
  problemIn,
  saidIn,
  tidyNote,
} from './notes';
import { FakeDevice, FakeServer, openTab } from './testing';

describe('the id of a text', () => {
  it('holds item and part, and nothing else is one', () => {
    expect(noteIn(noteId('DEV-CI-1', 'evidence'))).toEqual({ itemId: 'DEV-CI-1', part: 'evidence' });
    for (const id of ['DEV-CI-1', '#comment', 'DEV-CI-1#author', 'DEV-CI-1#comment#reason', ''])
      expect(noteIn(id), id).toBeNull();
    expect([itemIn('DEV-CI-1#reason'), itemIn('DEV-CI-1')]).toEqual(['DEV-CI-1', 'DEV-CI-1']);
  });
});

describe('a text', () => {
  it('is kept without space around it, and without what a database takes for no text', () => {
    expect(tidyNote(' one\r\ntwo \0\uD800')).toBe('one\ntwo');
    expect(tidyNote('👩🏽‍💻')).toBe('👩🏽‍💻');
  });

  it('may be as long as its limit', () => {
    for (const part of ['comment', 'reason'] as const) {
      expect(problemIn(part, 'a'.repeat(NOTE_LIMITS[part]))).toBeNull();
      expect(problemIn(part, 'a'.repeat(NOTE_LIMITS[part] + 1))).toBe('text_too_long');
    }
  });

  it('is a link only if it leads to a page of the web, with nobody’s password in it', () => {
    for (const link of ['https://a.example/b?c#d', 'http://localhost:3000', 'https://exämple.example/ü'])
      expect(isLink(link), link).toBe(true);
    for (const link of [
      '',
      'wiki.example/page',
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'https://',
      'https://ana:secret@a.example',
      'https://a.example/two words',
      'https://a.example/\u202Egnp.exe',
    ])
      expect(isLink(link), link).toBe(false);
    expect(problemIn('evidence', '')).toBeNull();
    expect(problemIn('evidence', 'wiki')).toBe('bad_link');
  });
});

describe('what a device kept', () => {
  it('is read with its texts, and without what is none', () => {
    const good: Given[] = [
      { itemId: 'A#comment', text: '', answeredAt: 1 },
      { itemId: 'A', value: 3, answeredAt: 1 },
    ];
    const bad = [
      { itemId: 'A', text: 'no part', answeredAt: 1 },
      { itemId: 'A#comment', text: 7, answeredAt: 1 },
      { itemId: 'A#comment', value: 3, text: 7, answeredAt: 1 },
      { itemId: 'A', answeredAt: 1 },
    ];
    expect(readKept([...good, ...bad])).toEqual(good);
  });
});

describe('a batch', () => {
  const text = (n: number): Given => ({ itemId: `I${n}#comment`, text: '€'.repeat(1000), answeredAt: n });

  it('holds at most 100, and no more than a request may carry', () => {
    const answers = Array.from(
      { length: 112 },
      (_, n): Given => ({ itemId: `I${n}`, value: 1, answeredAt: 1 }),
    );
    expect(inBatch(answers)).toHaveLength(100);
    const texts = Array.from({ length: 50 }, (_, n) => text(n));
    const batch = inBatch(texts);
    expect(batch).toEqual(texts.slice(0, batch.length));
    expect(Buffer.byteLength(JSON.stringify({ answers: batch }))).toBeLessThan(48_000);
    expect(batch.length).toBeGreaterThan(10);
    expect(inBatch([{ itemId: 'A#comment', text: 'x'.repeat(90_000), answeredAt: 1 }])).toHaveLength(1);
  });
});

describe('the queue', () => {
  it('keeps the text beside the answer: each has its own clock, and both arrive', async () => {
    const { queue, server, time, kept } = await openTab();
    queue.choose('A', 2);
    queue.write('A', 'comment', 'Since May.');
    queue.write('A', 'comment', 'Since June.');
    expect(queue.view().notes.get('A#comment')).toBe('Since June.');
    await time.pass(1_000);
    expect(server.values()).toEqual({ A: 2, 'A#comment': 'Since June.' });
    expect(kept()).toEqual([]);
    queue.write('A', 'comment', '');
    await time.pass(1_000);
    expect(queue.view().notes.size).toBe(0);
    expect(queue.view().answers.get('A')).toBe(2);
    expect(server.values()).toEqual({ A: 2, 'A#comment': '' });
  });

  it('merges what two devices wrote: of each part the newest, and says what was passed over', async () => {
    const server = new FakeServer();
    const one = await openTab({ server, device: new FakeDevice() });
    const two = await openTab({ server, device: new FakeDevice(), time: one.time });
    server.reply = () => ({ kind: 'unreachable' });
    one.queue.write('A', 'comment', 'older');
    one.queue.choose('A', 1);
    await one.time.pass(10);
    two.queue.write('A', 'comment', 'newer');
    await one.time.pass(10);
    server.reply = null;
    two.queue.wake();
    await one.time.pass(0);
    // As the server says it: what it has that is newer.
    server.reply = (batch) => {
      const newer = batch.flatMap((given) => {
        const there = server.saved.get(given.itemId);
        return there && there.answeredAt > given.answeredAt ? [there] : [];
      });
      return { ...server.keep(batch), kept: newer } as ReturnType<typeof server.keep>;
    };
    one.queue.wake();
    await one.time.pass(0);
    expect(server.values()).toEqual({ A: 1, 'A#comment': 'newer' });
    expect(one.queue.view().notes.get('A#comment')).toBe('newer');
    expect(one.queue.view().passedOver).toEqual(['A#comment']);
  });

  it('tells how much has arrived of what had to wait, until something else is chosen', async () => {
    const first = await openTab();
    first.server.reply = () => ({ kind: 'unreachable' });
    first.queue.choose('A', 1);
    first.queue.write('A', 'comment', 'Offline.');
    await first.time.pass(500);
    expect(first.queue.view().delivered).toBe(0);
    first.queue.choose('B', 2);
    first.server.reply = null;
    first.queue.wake();
    await first.time.pass(0);
    expect(first.queue.view()).toMatchObject({ delivered: 2, save: { kind: 'saved' } });
    first.queue.choose('B', 3);
    expect(first.queue.view().delivered).toBe(0);

    // What an earlier visit left counts too.
    first.server.reply = () => ({ kind: 'unreachable' });
    first.queue.choose('C', 0);
    await first.time.pass(500);
    const next = await openTab({ device: first.device, server: new FakeServer(), time: first.time });
    await next.time.pass(0);
    expect(next.queue.view().delivered).toBeGreaterThan(0);
  });

  it('says an answer and its text the same way on both sides', () => {
    expect(saidIn(undefined)).toBe('');
    expect(saidIn({ itemId: 'A', value: 'SKIP', answeredAt: 1 })).toBe('');
    expect(saidIn({ itemId: 'A', value: 0, answeredAt: 1 })).toBe('0');
    expect(saidIn({ itemId: 'A#comment', text: 'x', answeredAt: 1 })).toBe('x');
  });
});
