import 'server-only';
import { databaseAddresses } from '@/db/addresses';
import { alone } from '@/db/alone';
import { ensureLogins } from '@/db/logins';
import { migrate } from '@/db/migrate';
import { seedDemo } from '@/lib/demo/seed';
import { demoEnabled } from '@/lib/env';
import { log } from '@/lib/log';
import { publishBuiltInModel } from '@/lib/model/versions';
import { checkAnswersKey } from './answers-key';
import { finishComparisons } from './finish-comparisons';
import { lookAtNames } from './name-keys';
import { poolSmallTeams } from './pool-small-teams';
import { purgeDeleted } from './purge';
import { NotRepublished, republish } from './republish';

/** One round that cannot be published anew must not keep everybody from theirs: its page says so, and the next start tries again. */
async function republishWhatCanBe(say: (line: string) => void): Promise<void> {
  try {
    await republish((done, all) => {
      // One line in ten, so that somebody who waits sees that it goes on.
      if (done === all || done % Math.ceil(all / 10) === 0) say(`Results worked out anew: ${done} of ${all}`);
    });
  } catch (error) {
    if (!(error instanceof NotRepublished)) throw error;
    say(error.message);
    for (const { cause: err, ...where } of error.failures)
      log.error({ err, ...where }, 'a result could not be worked out anew');
  }
}

/**
 * Brings the database to what this version of Patamar needs. Safe to do at any time, and by several processes: each waits
 * for the one before and then finds nothing to do. Throws with a message for whoever started it.
 * @param say is told now and then how far it is
 */
export async function prepare(say: (line: string) => void): Promise<void> {
  const addresses = databaseAddresses();
  await migrate(addresses.direct);
  await alone(addresses.direct, async () => {
    await ensureLogins(addresses);
    await checkAnswersKey();
    await lookAtNames();
    await publishBuiltInModel();
    await republishWhatCanBe(say);
    await purgeDeleted();
    await finishComparisons();
    if (demoEnabled()) await seedDemo();
    await poolSmallTeams();
  });
}
