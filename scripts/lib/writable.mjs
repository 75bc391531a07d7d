import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

const REASONS = {
  EACCES: 'this account may not',
  EPERM: 'the system forbids it',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this account is used up',
  EISDIR: 'a folder has that name',
  ENOTDIR: 'something else than a folder has that name',
  EEXIST: 'something else than a folder has that name',
};

/**
 * Makes sure, before anything is started, that something can be written to a folder, or that it can be made.
 * @param {string} folder
 * @throws one sentence that says which folder, why not, and what to do
 */
export function ensureWritable(folder) {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(sentence('write to', nearest, error.code));
  }
}

/**
 * What a person is told when starting failed: a sentence instead of the name of a system call where a file or folder
 * could not be opened or written.
 * @param {NodeJS.ErrnoException} error
 */
export function startProblem(error) {
  if (!error.path || !(error.code in REASONS)) return error.message;
  // Without the right, the system does not say whether somebody wanted to read or to write.
  return sentence(['EACCES', 'EPERM'].includes(error.code) ? 'open' : 'write to', error.path, error.code);
}

const sentence = (deed, path, code) =>
  `Patamar cannot ${deed} ${path}: ${REASONS[code] ?? code}. ` +
  'Start it from a folder that is yours, or give this account the right to read and write there.';
