import { Writable } from 'node:stream';
import { format } from 'node:util';
import { expect, it } from 'vitest';
import { makeLog } from './log';
import { consoleLine, errorFacts } from './log-facts';

function written(write: (log: ReturnType<typeof makeLog>) => void) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  write(makeLog('info', destination));
  return lines.join('');
}

it('writes JSON lines and leaves personal data out', () => {
  const line = written((log) =>
    log.info(
      { userId: 'u1', email: 'a@b.example', user: { name: 'Ana', email: 'a@b.example' }, token: 't' },
      'hi',
    ),
  );
  expect(JSON.parse(line)).toMatchObject({ level: 'info', app: 'patamar', userId: 'u1', msg: 'hi' });
  expect(line).not.toMatch(/a@b\.example|Ana|"t"/);
});

it('writes of an error what helps to find it, and nothing that somebody typed', () => {
  const cause = Object.assign(new Error('duplicate key value violates "users_email_key"'), {
    code: '23505',
    constraint_name: 'users_email_key',
    detail: 'Key (lower(email))=(ana@b.example) already exists.',
  });
  const error = new Error(
    'Failed query: insert into users values ($1)\nparams: ana@b.example,$argon2id$v=19$m=1',
    {
      cause,
    },
  );
  const line = written((log) => log.error({ err: error }, 'broken'));
  expect(line).not.toMatch(/ana@|argon2id/);
  expect(JSON.parse(line).err).toMatchObject({
    name: 'Error',
    message: 'Failed query: insert into users values ($1)',
    cause: { code: '23505', constraint: 'users_email_key' },
  });
  expect(JSON.parse(line).err.stack).toContain('log.test.ts');
});

it('takes addresses and secrets out of messages', () => {
  const { message } = errorFacts(
    new Error('no user ana@b.example for token 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  );
  expect(message).toBe('no user [email] for token [secret]');
  expect(errorFacts('a thrown text')).toEqual({ name: 'NotAnError', message: 'string' });
});

it('makes one line of JSON of whatever is printed to the console', () => {
  const how = { now: new Date(0), show: format };
  const line = consoleLine('error', ['Not %s:\n', 'done', new Error('for ana@b.example')], how);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    time: '1970-01-01T00:00:00.000Z',
    msg: 'Not done:',
    err: { name: 'Error', message: 'for [email]' },
  });
  expect(JSON.parse(consoleLine('warn', ['as it is'], how))).toMatchObject({ msg: 'as it is' });
});
