import { describe, expect, it } from 'vitest';
import { exportedFunctionBodies, recordingFunctions, writesSomething } from './event-rule';
import { isTest, readSources, type Source } from './sources';

/** Changes that the security log says nothing of, each with why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  // Nothing of answering (docs/adr/0028).
  saveAnswers: 'answering',
  finishAnswering: 'answering',
  unfinishAnswering: 'answering',
  // Work, and no doors: who sees what, and who gets in, stays as it was.
  addToPlan: 'work',
  editStep: 'work',
  moveStep: 'work',
  setTarget: 'work',
  removeTarget: 'work',
  setCommonTarget: 'work',
  removeCommonTarget: 'work',
  createGroup: 'work',
  renameGroup: 'work',
  deleteGroup: 'work',
  moveTeams: 'work',
  saveView: 'work',
  deleteView: 'work',
  keepDraft: 'work',
  changeDraft: 'work',
  dropDraft: 'work',
  editTeam: 'work',
  renameRound: 'work',
  changeEnd: 'work',
  assignJobRole: 'work',
  // Nothing yet: what is begun becomes a factor when it is confirmed, and that is written down.
  beginCodes: 'begins',
  passkeyToMake: 'begins',
  // What somebody wants to hear of.
  chooseMails: 'mail',
  // How somebody is called, and calls their things; what they are called now stands beside what they did.
  rename: 'names',
  renamePasskey: 'names',
  // What somebody gets by mail opens nothing; that an address was confirmed is written down.
  askToVerify: 'mails',
};

const sources = readSources(['lib'], ['.ts']).filter((one) => !isTest(one));
const inFolders = /^lib\/(access|groups|model-versions|organizations|overview|plans|rounds|targets|teams)\//;
/** What forms and files call: everything that takes proof of access, or the person themselves. */
const ASKS = /\(\s*(?:access: (?:Team|Organization|Respondent|Closed)Access|self: )/;

const commands = sources
  .filter(({ path }) => inFolders.test(path))
  .flatMap(exportedFunctionBodies)
  .filter(({ text }) => ASKS.test(text));
const records = recordingFunctions(sources);
const changes = writesSomething(sources);

describe('what changes something', () => {
  it('writes its event into the security log, or is left out for a reason', () => {
    const silent = commands.filter(({ name }) => changes.has(name) && !records.has(name));
    expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(LEFT_OUT).sort());
  });

  it('is found: every command', () => {
    const found = new Set(commands.map(({ name }) => name));
    for (const name of [
      'openRound',
      'removePerson',
      'changePassword',
      'deleteOrganization',
      'requireFactors',
    ])
      expect([name, found.has(name), changes.has(name), records.has(name)]).toEqual([name, true, true, true]);
    expect(commands.filter(({ name }) => changes.has(name)).length).toBeGreaterThan(45);
  });

  it('is told from what only looks like it', () => {
    const file = (text: string): Source => ({ path: 'lib/teams/commands.ts', text });
    const inner = file(
      'async function put(tx: Tenant) {\n  await tx.insert(teams).values({});\n  await record(tx, access, "x");\n}\n' +
        'export async function loud(access: TeamAccess) {\n  await put(tx);\n}\n' +
        'export async function quiet(access: TeamAccess) {\n  await tx.update(teams).set({});\n}\n' +
        'export const reads = (access: TeamAccess) => tx.select().from(teams);\n',
    );
    expect([...recordingFunctions([inner])].sort()).toEqual(['loud', 'put']);
    expect([...writesSomething([inner])].sort()).toEqual(['loud', 'put', 'quiet']);
  });
});
