import 'server-only';
import { createTransport } from 'nodemailer';
import { mailSettings } from '@/lib/env';
import { JobFailure } from '@/lib/jobs/problem';
import type { MailText } from './compose';

const SECOND = 1000;
/** Milliseconds after which a mail server that says nothing is left alone; each step has less. */
const DEADLINE = 60 * SECOND;

/** A mail, to whom it goes, and what mail programs make a button to get no more of. */
export interface Outgoing extends MailText {
  to: string;
  /** Stands in the mail's own id: a server that took it and whose answer was lost gets the same one again. */
  id: string;
  /** Address that one press turns its kind off at (RFC 8058). */
  off?: string;
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/** What a mail server's answer means for who waits for the mail. */
function failureOf(error: SmtpError): JobFailure {
  const about = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const status = error.responseCode ?? 0;
  // The address of who sends is wrong for every mail, not for this one.
  if (!about || status === 0 || /\bMAIL FROM\b/i.test(error.message))
    return new JobFailure('mail_server', false);
  return status >= 500
    ? new JobFailure('recipient_refused', true)
    : new JobFailure('recipient_delayed', false);
}

function transporter() {
  const settings = mailSettings();
  if (!settings) throw new Error('No mail is sent here: SMTP_URL is not set.');
  const limits = { connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 20 * SECOND };
  return {
    from: settings.from,
    transport: createTransport({
      url: settings.url,
      ...limits,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  };
}

/** Gives up what takes longer than a mail may. */
async function inTime<T>(work: Promise<T>, deadline: number, stop: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new JobFailure('mail_server')), deadline);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/**
 * Makes sure that the mail server answers, whether or not there is something to send: where it is asked for some people only,
 * whether it is out of reach would tell of them. Throws `JobFailure` 'mail_server'.
 */
export async function demandMailServer(deadline = DEADLINE): Promise<void> {
  const { transport } = transporter();
  await inTime(transport.verify(), deadline, () => transport.close()).catch((error: unknown) => {
    throw error instanceof JobFailure ? error : new JobFailure('mail_server');
  });
}

/**
 * Hands a mail to the mail server. Throws `JobFailure`: 'mail_server' where it does not take any, 'recipient_delayed' where this
 * one is to be tried again later, 'recipient_refused' for good.
 */
export async function sendMail(
  { to, id, off, subject, text, html }: Outgoing,
  deadline = DEADLINE,
): Promise<void> {
  const { from, transport } = transporter();
  const domain = from.match(/@([^\s>]+)/)?.[1] ?? 'localhost';
  const message = {
    from,
    to,
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    // Out-of-office answers are for people.
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(off
        ? { 'List-Unsubscribe': `<${off}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  };
  await inTime(transport.sendMail(message), deadline, () => transport.close()).catch((error: unknown) => {
    throw error instanceof JobFailure ? error : failureOf(error as SmtpError);
  });
}
