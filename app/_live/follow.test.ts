import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow } from './follow';

class FakeSource extends EventTarget {
  static all: FakeSource[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly address: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.closed = true;
  }
  say(word: string, data = '') {
    this.dispatchEvent(new MessageEvent(word, { data }));
  }
}

let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  FakeSource.all = [];
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('document', page);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const newest = () => FakeSource.all.at(-1) as FakeSource;
const show = (state: 'visible' | 'hidden') => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};

function start(follows = ['']) {
  const onChange = vi.fn();
  const onGone = vi.fn();
  const end = follow('/changes', {
    cares: (part) => part === null || follows.includes(part),
    onChange,
    onGone,
  });
  return { onChange, onGone, end };
}

describe('following changes', () => {
  it('tells changes that come together once, and only those that the page cares about', () => {
    const { onChange } = start(['', 'r1']);
    newest().onopen?.();
    newest().say('changed');
    newest().say('changed', 'r1');
    newest().say('changed', 'r2');
    vi.advanceTimersByTime(200);
    expect(onChange).toHaveBeenCalledTimes(1);
    newest().say('changed', 'r2');
    vi.advanceTimersByTime(200);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('tells what it may have missed once it is back, and waits longer each time it cannot come back', () => {
    const { onChange } = start();
    newest().onopen?.();
    newest().onerror?.();
    vi.advanceTimersByTime(1_000);
    newest().onerror?.();
    expect(FakeSource.all).toHaveLength(2);
    vi.advanceTimersByTime(1_999);
    expect(FakeSource.all).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(FakeSource.all).toHaveLength(3);
    newest().onopen?.();
    vi.advanceTimersByTime(200);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(FakeSource.all.slice(0, -1).every(({ closed }) => closed)).toBe(true);
  });

  it('asks by itself, half-minute by half-minute, where no stream ever comes', () => {
    const { onChange } = start();
    for (let i = 0; i < 10; i += 1) {
      newest().onerror?.();
      vi.advanceTimersByTime(30_200);
    }
    const before = onChange.mock.calls.length;
    expect(before).toBeGreaterThan(3);
    newest().onerror?.();
    vi.advanceTimersByTime(30_200);
    expect(onChange).toHaveBeenCalledTimes(before + 1);
  });

  it('has no connection while nobody looks, and catches up when somebody does', () => {
    const { onChange } = start();
    newest().onopen?.();
    show('hidden');
    expect(newest().closed).toBe(true);
    vi.advanceTimersByTime(600_000);
    expect(FakeSource.all).toHaveLength(1);
    show('visible');
    newest().onopen?.();
    vi.advanceTimersByTime(200);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('ends when the page is not theirs any more, and when the page is left', () => {
    const { onGone, onChange, end } = start();
    newest().say('gone');
    expect(onGone).toHaveBeenCalledTimes(1);
    expect(newest().closed).toBe(true);
    end();
    show('hidden');
    show('visible');
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.all).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
  });
});
