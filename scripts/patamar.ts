// `npm run patamar -- lint [FILE...]`: the product's command line. Needs no database.

import { readArguments } from './patamar/arguments';
import { runLint } from './patamar/lint';

const { code, output, errors } = runLint(readArguments(process.argv.slice(2), process.env));
if (output) process.stdout.write(`${output}\n`);
if (errors) process.stderr.write(`${errors}\n`);
process.exitCode = code;
