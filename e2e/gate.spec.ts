import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

interface Sent {
  headers: Record<string, string>;
  body: Buffer;
}

/** What the browser sends when the sign-in form is submitted with a wrong password. */
async function signInRequest(page: Page, email: string): Promise<Sent> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not this one, sorry');
  const sent = page.waitForRequest((one) => one.method() === 'POST');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  const request = await sent;
  await expect(page.getByText('E-mail and password do not match')).toBeVisible();
  const all = await request.allHeaders();
  const kept = ['accept', 'content-type', 'next-action', 'next-router-state-tree', 'origin', 'cookie'];
  const headers = Object.fromEntries(kept.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  return { headers, body: request.postDataBuffer() ?? Buffer.alloc(0) };
}

/** Sends it again to any page, from an address of this machine that no other test uses. */
function post(baseURL: string, path: string, { headers, body }: Sent, localAddress: string) {
  const { hostname, port } = new URL(baseURL);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = ask(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        localAddress,
        headers: { ...headers, host: `${hostname}:${port}`, 'content-length': body.length },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

test('a form that is posted to another page counts for where it came from', async ({ page, baseURL }) => {
  const email = `gate-${Date.now()}@firm.example`;
  const form = await signInRequest(page, email);
  const own = baseURL ?? '';
  for (let i = 0; i < 5; i++)
    expect((await post(own, '/sign-in', form, '127.0.0.77')).text).toContain('do not match');
  // Next.js sends these on through the server itself.
  for (let i = 0; i < 5; i++) await post(own, '/account', form, '127.0.0.77');
  expect((await post(own, '/sign-in', form, '127.0.0.77')).text).toContain('Too many attempts');
  expect((await post(own, '/sign-in', form, '127.0.0.78')).text).toContain('do not match');
});

test('arguments that no page sends are a bad request, whatever is wrong with them', async ({
  page,
  baseURL,
}) => {
  const form = await signInRequest(page, `malformed-${Date.now()}@firm.example`);
  const own = baseURL ?? '';
  const { 'next-action': _, ...document } = form.headers;
  const parts = (named: Record<string, string>) =>
    `${Object.entries(named)
      .map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')}--x--\r\n`;
  const id = form.headers['next-action'] ?? '';
  expect(id).toMatch(/^[0-9a-f]{42}$/);
  const [text, multipart] = ['text/plain;charset=UTF-8', 'multipart/form-data; boundary=x'];
  const calls: [string, string][] = [
    [text, ''],
    [text, 'junk'],
    [text, '{"a":1}'],
    [text, '["$F1","$@2","$Q3","$K4"]'],
    [text, `${'['.repeat(5000)}${']'.repeat(5000)}`],
    [text, '["$undefined","$Dx"]'],
    [text, `["$n${'9'.repeat(400)}"]`],
    [text, '[{},{}]'],
    [text, '[null,"email"]'],
    ['application/json', '[]'],
    [multipart, 'junk'],
    [multipart, parts({ 0: '["$K1"]', '1_a': 'b' })],
    ['multipart/form-data', parts({ 0: '[]' })],
  ];
  for (const [type, body] of calls) {
    const sent = { headers: { ...form.headers, 'content-type': type }, body: Buffer.from(body) };
    expect([body.slice(0, 30), (await post(own, '/sign-in', sent, '127.0.0.79')).status]).toEqual([
      body.slice(0, 30),
      400,
    ]);
  }
  const forms: [string, string][] = [
    ['multipart/form-data', 'junk'],
    [multipart, 'hello'],
    [multipart, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nfoo'],
    [multipart, ''],
    [multipart, parts({ $ACTION_ID_zzzz: '' })],
    [multipart, parts({ $ACTION_REF_1: '' })],
    [multipart, parts({ $ACTION_REF_1: '', '$ACTION_1:0': 'no json' })],
    [multipart, parts({ $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@9"}` })],
    [
      multipart,
      parts({ $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`, '$ACTION_1:1': '["$F9"]' }),
    ],
  ];
  for (const [type, body] of forms) {
    const headers = { ...document, accept: 'text/html', 'content-type': type };
    const { status } = await post(own, '/sign-in', { headers, body: Buffer.from(body) }, '127.0.0.79');
    expect([body.slice(0, 90), status]).toEqual([body.slice(0, 90), 400]);
  }
});

test('what is wrong in itself is refused at the gate, and connections end', async ({ request, baseURL }) => {
  const deleted = await request.delete('/teams');
  expect(deleted.status()).toBe(405);
  expect(deleted.headers().allow).toBe('GET, HEAD, POST, OPTIONS');
  const unknown = await request.get('/api/nothing/here');
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toEqual({ error: 'not_found' });
  const { port } = new URL(baseURL ?? '');
  const heard = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
    socket.write(
      'GET /_next/webpack-hmr HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
  });
  expect(heard).toMatch(/^HTTP\/1\.1 400 /);
});

test('a browser that keeps no cookies is told so, before and after signing in', async ({ page }) => {
  // Where a form without scripts leads to, and no session comes along.
  await page.goto('/sign-in?cookies=asked&next=/account');
  await expect(page.getByText('did not keep the cookie')).toBeVisible();
  await expect(page.getByText('keeps no cookies')).toHaveCount(0);
  await page.addInitScript(() => Object.defineProperty(navigator, 'cookieEnabled', { get: () => false }));
  for (const path of ['/sign-in', '/sign-up']) {
    await page.goto(path);
    await expect(page.getByText('keeps no cookies')).toBeVisible();
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a first sign-up goes by the sign-in page, which leads on', async ({ page }) => {
    await page.goto('/sign-up');
    await page.getByLabel('Your name').fill('Ana Prado');
    await page.getByLabel('E-mail').fill(`cookies-${Date.now()}@firm.example`);
    await page.getByLabel('Password').fill('seven quiet mountains');
    await page.getByLabel('Organization').fill('Harbour');
    await page.getByLabel('Team', { exact: true }).fill('Tides');
    const by = page.waitForRequest(/\/sign-in\?cookies=asked/);
    await page.getByRole('button', { name: 'Create and continue' }).click();
    await by;
    await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}$/);
  });
});
