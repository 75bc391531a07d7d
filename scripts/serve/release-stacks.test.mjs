import { expect, it } from 'vitest';
import { releaseStacks } from './release-stacks.mjs';

it('reads the stack of whatever a signal was aborted with, and changes nothing else', () => {
  const { abort } = AbortController.prototype;
  try {
    releaseStacks();
    let read = 0;
    const reason = Object.defineProperty({}, 'stack', { get: () => `read ${++read}` });
    const controller = new AbortController();
    controller.abort(reason);
    expect(read).toBe(1);
    expect(controller.signal.reason).toBe(reason);
    for (const plain of [undefined, null, 'text']) {
      const other = new AbortController();
      other.abort(plain);
      expect(other.signal.aborted).toBe(true);
      expect(other.signal.reason).toEqual(plain === undefined ? expect.any(DOMException) : plain);
    }
  } finally {
    AbortController.prototype.abort = abort;
  }
});
