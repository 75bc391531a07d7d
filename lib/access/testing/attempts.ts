import 'server-only';
import { authenticate } from '../authenticate';

/** Makes wrong attempts at once in a process of its own, and prints how each was answered. */
const results = await Promise.all(
  Array.from({ length: Number(process.argv[2]) }, () =>
    authenticate('ana@team.example', 'not this one, sorry', '192.0.2.1'),
  ),
);
console.log(JSON.stringify(results.map((one) => (one.ok ? 'ok' : one.reason))));
process.exit(0);
