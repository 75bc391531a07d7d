import 'server-only';
import pino, { type DestinationStream, type Logger } from 'pino';
import { logLevel } from './env';
import { errorFacts } from './log-facts';

const PERSONAL = ['email', 'password', 'token', 'cookie', 'authorization', 'address', 'ip'];

/** A logger that writes JSON lines. Callers pass ids and counts; what slips in otherwise is removed here. */
export const makeLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { app: 'patamar' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => errorFacts(error) },
      redact: {
        // Errors have names too, so a person's is looked for only where it could be.
        paths: ['name', 'user.name', ...PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])],
        censor: '[removed]',
      },
    },
    destination,
  );

/** The log of this process: JSON lines on standard output, never personal data. */
export const log = makeLog(logLevel());
