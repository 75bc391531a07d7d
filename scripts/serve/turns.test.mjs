import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from './turns.mjs';

const answer = () => Object.assign(new EventEmitter(), { closed: false });
const finish = (response) => {
  response.closed = true;
  response.emit('close');
};

/** Asks for a page each; `begun` has those that are being made, in order. */
function ask(take, urls) {
  const begun = [];
  const responses = urls.map((url) => {
    const response = answer();
    take({ url }, response, () => begun.push(url));
    return response;
  });
  return { begun, responses };
}

it('makes as many pages at once as it may, and the others in their order', () => {
  const { begun, responses } = ask(createTurns({ atOnce: 2 }), ['/a', '/b', '/c', '/d']);
  expect(begun).toEqual(['/a', '/b']);
  finish(responses[1]);
  expect(begun).toEqual(['/a', '/b', '/c']);
  finish(responses[1]);
  expect(begun).toEqual(['/a', '/b', '/c']);
  finish(responses[0]);
  expect(begun).toEqual(['/a', '/b', '/c', '/d']);
});

it('lets answers, streams and files of the build through at once', () => {
  const through = ['/api/rounds/1/answers', '/api/teams/1/changes', '/_next/static/x.js'];
  expect(ask(createTurns({ atOnce: 1 }), ['/a', '/b', ...through]).begun).toEqual(['/a', ...through]);
});

it('makes each page in the context of its own request, whoever ends before it', () => {
  const requests = new AsyncLocalStorage();
  const take = createTurns({ atOnce: 1 });
  const seen = [];
  const [first, second] = [answer(), answer()];
  const work = () => seen.push(requests.getStore());
  requests.run('Ana', () => take({ url: '/a' }, first, work));
  requests.run('Bia', () => take({ url: '/b' }, second, work));
  requests.run('Ana', () => finish(first));
  expect(seen).toEqual(['Ana', 'Bia']);
});

it('passes over who left while waiting', () => {
  const { begun, responses } = ask(createTurns({ atOnce: 1 }), ['/a', '/b', '/c']);
  finish(responses[1]);
  finish(responses[0]);
  expect(begun).toEqual(['/a', '/c']);
});

it('waits for nobody who reads slowly', async () => {
  const { begun } = ask(createTurns({ atOnce: 1, longest: 10 }), ['/a', '/b']);
  await sleep(50);
  expect(begun).toEqual(['/a', '/b']);
});
