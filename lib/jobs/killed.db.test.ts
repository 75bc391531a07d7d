import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson, makeWorld, organizationAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { startMailServer } from '@/lib/mail/testing/mail-server';
import { inviteToTeam } from '@/lib/teams/commands';
import { listJobs } from './queries';
import { handedOn } from './testing';

withDatabase();

let server: Awaited<ReturnType<typeof startMailServer>>;
const running = new Set<ReturnType<typeof startProcess>>();

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: 'patamar@patamar.example' });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.stop();
});

/** The worker as people run it. */
function startProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  return child;
}

const so = async (is: () => Promise<boolean> | boolean, seconds: number) => {
  for (const end = Date.now() + seconds * 1000; !(await is()); ) {
    if (Date.now() > end) throw new Error('It did not become so.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

it('what a worker had in hand when it was killed with SIGKILL is done by the next one, soon', async () => {
  const { organizationId, teamId, facilitator } = await makeWorld();
  const lead = await teamAccess(facilitator, teamId);
  const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
  server.state.hang = true;
  const killed = startProcess();
  await inviteToTeam(lead, {
    role: 'member',
    jobRole: null,
    givenTo: 'Ana',
    maxUses: 1,
    email: 'ana@example.net',
  });
  await so(async () => (await handedOn())[0]?.attempts === 1, 60);
  killed.kill('SIGKILL');
  server.state.hang = false;
  expect((await listJobs(owner)).counts).toEqual({ waiting: 1, failed: 0, done: 0 });
  startProcess();
  await so(async () => (await listJobs(owner)).counts.done === 1, 90);
  expect(server.to('ana@example.net')).toHaveLength(1);
}, 180_000);
