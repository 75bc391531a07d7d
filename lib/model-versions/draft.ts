import 'server-only';
import { createHash } from 'node:crypto';
import { beforeModelCheck } from '@/lib/access/throttle';
import { Kept } from '@/lib/kept';
import type { Finding, Lint } from '@/lib/model/document';
import { builtInModel } from '@/lib/model/load';
import { inThread, NoThread } from '@/lib/work/threads';

/** Drafts of an organization at the same time. */
export const MOST_DRAFTS = 20;

/** Tells whether a draft is still the text that somebody looked at. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url');

// A draft is looked at several times: its page, the preview, the publication.
const read = new Kept<Lint>(4);

/** Said of a text that could not be checked in the time there is: no limit foresees everything. */
const TOO_LONG: Finding = {
  rule: 'size',
  id: '',
  severity: 'error',
  sentence: 'too-long',
  params: {},
  file: '',
  line: 1,
  column: 1,
};

/**
 * Checks the text of a draft for a person, in a thread; scale and roles may be left out and are then the built-in ones. Null when
 * this person had too much checked lately: looking at draft after draft costs as much as sending them.
 */
export async function lintDraft({ userId }: { userId: string }, text: string): Promise<Lint | null> {
  const key = fingerprint(text);
  const known = read.get(key);
  if (known) return known;
  if ((await beforeModelCheck(userId)) !== null) return null;
  const { scale, roles } = builtInModel();
  try {
    const lint = await inThread('lint', { text, base: { scale, roles } }, userId);
    read.set(key, lint);
    return lint;
  } catch (error) {
    if (!(error instanceof NoThread)) throw error;
    return error.why === 'busy' ? null : { model: null, findings: [TOO_LONG] };
  }
}
