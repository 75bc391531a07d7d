// `npm run patamar -- lint [FILE...]`: the product's command line. Needs no database.

import { readArguments } from './patamar/arguments';
import { runLint } from './patamar/lint';

const options = readArguments(
  process.argv.slice(2),
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG,
);
const { code, output, errors } = runLint(options);
if (output) process.stdout.write(`${output}\n`);
if (errors) process.stderr.write(`${errors}\n`);
process.exitCode = code;
