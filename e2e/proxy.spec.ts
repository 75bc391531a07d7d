import { request as ask } from 'node:http';
import { expect, test } from '@playwright/test';

/**
 * Sends the form that chooses a language as a browser without scripts would, under a Host of the caller's choice, and
 * tells the status and where the answer leads.
 */
async function choosePortuguese(baseURL: string, headers: Record<string, string>) {
  const html = await (await fetch(`${baseURL}/sign-in`)).text();
  const [form = ''] = html.match(/<form[^>]*>(?:(?!<\/form>).)*name="locale".*?<\/form>/s) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  expect(fields.length).toBeGreaterThan(0);
  const body = new FormData();
  for (const [, name = '', value = ''] of fields) body.append(name, value);
  body.append('locale', 'pt-BR');
  const encoded = new Request(baseURL, { method: 'POST', body });
  const type = encoded.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await encoded.arrayBuffer());
  return new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
    const sent = ask(`${baseURL}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': bytes.length, accept: 'text/html', ...headers },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    sent.end(bytes);
  });
}

test('a form reaches us through a proxy that asks for us under a name of its own', async ({ baseURL }) => {
  const own = baseURL ?? '';
  for (const host of ['127.0.0.1:3000', 'patamar_upstream', 'localhost']) {
    expect(await choosePortuguese(own, { host, origin: own }), host).toEqual({
      status: 303,
      location: '/sign-in',
    });
  }
});

test('a form of another site is refused, whatever a proxy says', async ({ baseURL }) => {
  const own = baseURL ?? '';
  const { host } = new URL(own);
  for (const name of [host, 'patamar_upstream']) {
    const origin = 'https://evil.example';
    expect((await choosePortuguese(own, { host: name, origin })).status, name).toBe(403);
    const forged = { host: name, origin, 'x-forwarded-host': 'evil.example', referer: `${own}/sign-in` };
    expect((await choosePortuguese(own, forged)).status, name).toBe(403);
  }
});
