import { describe, expect, it } from 'vitest';
import { repliesTo } from './replies.mjs';

describe('repliesTo', () => {
  it('counts each choice until the reply to the request that had it', () => {
    const replies = [
      { newest: 101, at: 130 },
      { newest: 351, at: 385 },
    ];
    expect(repliesTo([100, 350], replies, 100)).toEqual([30, 35]);
  });

  it('takes one reply for two choices that travelled together', () => {
    const replies = [
      { newest: 100, at: 420 },
      { newest: 600, at: 640 },
    ];
    expect(repliesTo([100, 350, 600], replies, 100)).toEqual([320, 290, 40]);
  });

  it('refuses to measure where a choice had no reply', () => {
    expect(() => repliesTo([100, 350], [{ newest: 100, at: 130 }], 100)).toThrow(/2 choices.*1 had no reply/);
    expect(() => repliesTo([100], [], 100)).toThrow();
  });

  it('knows a choice also where the clock of the answers is a little behind', () => {
    expect(repliesTo([100], [{ newest: 60, at: 130 }], 100)).toEqual([30]);
  });
});
