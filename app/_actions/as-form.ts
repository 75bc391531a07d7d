import 'server-only';
import { begin, malformed } from '@/lib/request-scope';

/** What an action was called with, as the form that it takes: a script can call it with anything. Throws where it is none. */
export function asForm(given: unknown): FormData {
  if (!(given instanceof FormData)) malformed();
  begin();
  return given;
}
