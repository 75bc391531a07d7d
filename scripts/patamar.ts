// `npm run patamar -- lint [FILE...]`, `score FILE`, `stat NAME FILE`: the product's command line. Needs no database.

import { readArguments } from './patamar/arguments';
import { runCommand } from './patamar/run';

const { code, output, errors } = runCommand(readArguments(process.argv.slice(2), process.env));
if (output) process.stdout.write(`${output}\n`);
if (errors) process.stderr.write(`${errors}\n`);
process.exitCode = code;
