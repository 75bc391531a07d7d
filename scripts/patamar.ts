// `npm run patamar -- lint [FILE...]`, `score FILE`, `stat NAME FILE`, which need no database, and `backup FILE` and
// `restore FILE` and `reset-password EMAIL`, which are about that of this installation: the product's command line.

import { type Options, readArguments } from './patamar/arguments';
import { runCommand } from './patamar/run';
import { allowServerOnly } from './patamar/server-only';

async function run(options: Options) {
  const { command, usage } = options;
  if (usage || (command !== 'backup' && command !== 'restore' && command !== 'reset-password'))
    return runCommand(options);
  // Only these reach for a database, and for all that knows one.
  allowServerOnly();
  if (command === 'reset-password')
    return (await import('./patamar/reset-password')).runResetPassword(options);
  const { runBackup, runRestore } = await import('./patamar/backup');
  return command === 'backup' ? runBackup(options) : runRestore(options);
}

const { code, output, errors } = await run(readArguments(process.argv.slice(2), process.env));
if (output) process.stdout.write(`${output}\n`);
if (errors) process.stderr.write(`${errors}\n`);
process.exitCode = code;
