import { appendFileSync, renameSync, statSync } from 'node:fs';
import { say } from './steps.mjs';
import { startProblem } from './writable.mjs';

const MAX_BYTES = 20_000_000;

/**
 * Turns chunks of output into whole lines.
 * @param {(line: string) => void} onLine
 * @returns {(chunk: Buffer | string) => void}
 */
export function splitLines(onLine) {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}

/**
 * What a person at the terminal sees of a line of the server's log.
 * @param {string} line
 * @param {boolean} [plainToo] whether lines that are not JSON are shown
 * @returns {string | undefined} undefined: nothing. Of JSON lines, warnings and errors are shown
 */
export function terminalLine(line, plainToo = true) {
  if (!line.startsWith('{')) return plainToo && line.trim() !== '' ? line : undefined;
  try {
    const { level, msg, path, status, err, error } = JSON.parse(line);
    if (level !== 'warn' && level !== 'error' && level !== 'fatal' && !(level >= 40)) return undefined;
    const what = [msg, status, path, err?.message ?? error?.message].filter(Boolean).join(' ');
    return `[${typeof level === 'number' ? 'log' : level}] ${what}`;
  } catch {
    return line;
  }
}

/**
 * Writes the server's output to a file and shows the part that matters on the terminal. The file is replaced when it
 * grows beyond 20 MB; one older one is kept.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} path
 * @param {boolean} [chatty] whether plain output (of the development server) is shown too
 */
export function followServer(child, path, chatty = false) {
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let lost = false;
  const keep = (line) => {
    if (size > MAX_BYTES) {
      renameSync(path, `${path}.1`);
      size = 0;
    }
    appendFileSync(path, `${line}\n`, { mode: 0o600 });
    size += line.length + 1;
  };
  const write = (line, plainToo) => {
    try {
      keep(line);
      lost = false;
    } catch (error) {
      // A full disk, or a log that belongs to somebody else: that is no reason to stop serving people.
      if (!lost) say(startProblem(error));
      lost = true;
    }
    const shown = terminalLine(line, plainToo);
    if (shown !== undefined) say(shown);
  };
  const follow = (stream, plainToo) => {
    stream.setEncoding('utf8');
    stream.on(
      'data',
      splitLines((line) => write(line, plainToo)),
    );
  };
  follow(child.stdout, chatty);
  follow(child.stderr, true);
}
