import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';

/** A mail as it reached the server. */
export interface Delivered {
  to: string[];
  /** Headers and all parts, readable. */
  raw: string;
}

/** What a server says to a recipient: a code such as 550, or nothing where it takes the mail. */
type Answer = (recipient: string) => { code: number; words: string } | undefined;

/** Undoes quoted-printable, so that a text and its links can be looked for. */
const readable = (raw: string): string =>
  raw
    .replace(/(?<!\?)=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

/**
 * A real mail server on this machine. Set what it says to whom with `answer`; with `hang` it says nothing at all from now on.
 */
export async function startMailServer() {
  const delivered: Delivered[] = [];
  const state: { answer: Answer; hang: boolean } = { answer: () => undefined, hang: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onConnect(_session, done) {
      if (!state.hang) done();
    },
    onRcptTo({ address }: SMTPServerAddress, _session, done) {
      const no = state.answer(address);
      if (no) done(Object.assign(new Error(no.words), { responseCode: no.code }));
      else done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        delivered.push({ to, raw: readable(Buffer.concat(parts).toString('utf8')) });
        done();
      });
    },
  });
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    state,
    /** Mails to an address, oldest first. */
    to: (address: string) => delivered.filter((mail) => mail.to.includes(address)),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
