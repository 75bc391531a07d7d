import { isDemoEmail } from './email';
import { Refused } from './refused';

/** A signed-in person who changes something about themselves. */
export interface Self {
  id: string;
  email: string;
  /** The session that asks, for what it has to be fresh for. */
  sessionId?: string;
}

/** Everyone who explores the demo is the same few people: none of them may change who they are, or how they get in. */
export function ownAccount({ email }: Self): void {
  if (isDemoEmail(email)) throw new Refused('demo_is_read_only');
}
