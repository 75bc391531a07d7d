import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delayScripts, withLateScripts } from './late-scripts.mjs';

const NEXT =
  '<link rel="preload" as="script" href="/a.js"/><script src="/a.js" async="" nonce="n"></script>' +
  '<script src="/old.js" noModule="" nonce="n"></script>';
const document = (main) =>
  `<html><head><link rel="stylesheet" href="/a.css"/>${NEXT}</head><body>${main}` +
  '<script src="/b.js" nonce="n" id="_R_" async=""></script><script nonce="n">push("<p>\\n")</script></body></html>';
const scripts = (html) => html.match(/<script[^>]*>[\s\S]*?<\/script>/g) ?? [];

describe('withLateScripts', () => {
  it('leaves one script that fetches nothing where everything works without', () => {
    const html = withLateScripts(document('<p>a &lt;script&gt;</p>'), 'n');
    expect(html).toContain('<link rel="stylesheet" href="/a.css"/>');
    expect(html).toContain('<p>a &lt;script&gt;</p><script nonce="n">');
    expect(scripts(html)).toHaveLength(1);
    expect(html).toMatch(/\(\[\]\)<\/script><\/body><\/html>$/);
    expect(html).not.toMatch(/a\.js|b\.js|old\.js|push/);
  });
  it('keeps what the scripts need, and their addresses, where a part wakes them', () => {
    const html = withLateScripts(document('<div data-wakes="">$&</div>'), 'n');
    expect(html).toContain('<div data-wakes="">$&</div>');
    expect(html).toContain('push("<p>\\n")');
    expect(html).toContain('(["/a.js","/b.js"])</script></body>');
    expect(html).not.toMatch(/<script[^>]*src=/);
  });
  it('leaves a page alone whose parts came late', () => {
    const html = document('<div hidden id="S:0"></div>');
    expect(withLateScripts(html, 'n')).toBe(html);
  });
});

describe('delayScripts', () => {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    delayScripts(request, response, { path: url.pathname, nonce: 'n' });
    response.statusCode = Number(url.searchParams.get('status') ?? 200);
    response.setHeader('content-type', url.searchParams.get('type') ?? 'text/html; charset=utf-8');
    const bytes = Buffer.from(document('<p>Lição</p>'));
    const middle = bytes.indexOf('ç') + 1;
    response.write(bytes.subarray(0, middle));
    response.write(bytes.subarray(middle), () => {});
    response.end();
  });
  let base = '';
  beforeAll(
    () =>
      new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          base = `http://127.0.0.1:${server.address().port}`;
          resolve();
        });
      }),
  );
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const get = async (path, options) => (await fetch(base + path, options)).text();

  it('puts a document together again, also when a letter was cut in two', async () => {
    expect(scripts(await get('/learn'))).toHaveLength(1);
    expect(await get('/learn/drift')).toContain('<p>Lição</p><script nonce="n">');
  });
  it('touches nothing else', async () => {
    const whole = document('<p>Lição</p>');
    for (const path of [
      '/',
      '/learning',
      '/teams/learn',
      '/learn?status=404',
      '/learn?type=text/x-component',
    ]) {
      expect(await get(path), path).toBe(whole);
    }
    expect(await get('/learn', { headers: { rsc: '1' } })).toBe(whole);
    expect(await get('/learn', { method: 'POST' })).toBe(whole);
  });
});
