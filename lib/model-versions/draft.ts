import 'server-only';
import { createHash } from 'node:crypto';
import { type Lint, lintDocument } from '@/lib/model/document';
import { builtInModel } from '@/lib/model/load';
import { Kept } from '@/lib/results/kept';

/** Drafts of an organization at the same time. */
export const MOST_DRAFTS = 20;

/** Tells whether a draft is still the text that somebody looked at. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url');

// A draft is looked at several times: its page, the preview, the publication.
const read = new Kept<Lint>(4);

/** Checks the text of a draft; scale and roles may be left out and are then the built-in ones. */
export function lintDraft(text: string): Lint {
  const key = fingerprint(text);
  const known = read.get(key);
  if (known) return known;
  const { scale, roles } = builtInModel();
  const lint = lintDocument(text, { base: { scale, roles } });
  read.set(key, lint);
  return lint;
}
