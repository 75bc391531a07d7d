import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { JobFailure } from '@/lib/jobs/problem';
import { startMailServer } from './testing/mail-server';
import { demandMailServer, sendMail } from './transport';

let server: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, {
    SMTP_URL: server.url,
    MAIL_FROM: 'Patamar <patamar@patamar.example>',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  });
});
afterAll(() => server.stop());
beforeEach(() => Object.assign(server.state, { answer: () => undefined, hang: false }));

const mail = (to: string) => ({
  to,
  id: 'one',
  subject: 'Olá, João',
  text: 'Como vai?',
  html: '<p>Como vai?</p>',
});
const failure = (work: Promise<void>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof JobFailure ? [error.problem, error.forGood] : error),
  );

it('delivers text and HTML, with what mail programs make a button of', async () => {
  await sendMail({ ...mail('ana@example.org'), off: 'https://patamar.example/api/mail/x' });
  const [{ raw = '' } = {}] = server.to('ana@example.org');
  expect(raw).toMatch(/^From: Patamar <patamar@patamar\.example>/m);
  expect(raw).toMatch(/^Message-ID: <one@patamar\.example>/m);
  expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/patamar\.example\/api\/mail\/x>/m);
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(raw).toMatch(/text\/plain; charset=utf-8[\s\S]*Como vai\?[\s\S]*text\/html; charset=utf-8/);
});

it('tells for good from later, and neither from a server that takes nothing', async () => {
  server.state.answer = () => ({ code: 550, words: 'No such user here' });
  expect(await failure(sendMail(mail('nobody@example.org')))).toEqual(['recipient_refused', true]);
  server.state.answer = () => ({ code: 451, words: 'Greylisted, come back in five minutes' });
  expect(await failure(sendMail(mail('grey@example.org')))).toEqual(['recipient_delayed', false]);
  expect(server.to('grey@example.org')).toEqual([]);
});

it('leaves a server alone that says nothing', async () => {
  server.state.hang = true;
  expect(await failure(sendMail(mail('late@example.org'), 500))).toEqual(['mail_server', false]);
  expect(await failure(demandMailServer(500))).toEqual(['mail_server', false]);
});
