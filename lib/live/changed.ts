import 'server-only';
import { sql } from 'drizzle-orm';
import { CHANNEL } from '@/db/notifications';
import { personTopic, roundTopic, teamTopic } from './channel';

/** A transaction of either door. */
interface Transaction {
  execute(query: ReturnType<typeof sql>): PromiseLike<unknown>;
}

const tell = async (tx: Transaction, topic: string): Promise<void> => {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${topic})`);
};

/** Tells every open screen of a team that something on it changed, once the transaction is committed, and not if it is not. */
export const tellTeam = (tx: Transaction, { teamId }: { teamId: string }): Promise<void> =>
  tell(tx, teamTopic(teamId));

/** Tells the screens that follow one round of a team, its meeting for example, and leaves the others alone. */
export const tellRound = (tx: Transaction, { teamId }: { teamId: string }, roundId: string): Promise<void> =>
  tell(tx, roundTopic(teamId, roundId));

/** Has the open screens of a person ask at once whether they may still be seen. */
export const tellPerson = (tx: Transaction, userId: string): Promise<void> => tell(tx, personTopic(userId));
