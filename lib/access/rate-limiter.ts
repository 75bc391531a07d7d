import 'server-only';
import { eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import { systemDatabase } from '@/db/client';
import { rateLimits } from '@/db/schema';

const SWEEP_EVERY = 5 * 60 * 1000;

/**
 * The library's limiter, counting in one statement. Its own version reads first and writes then,
 * so the first attempts of a window, made in parallel, would all count as the first.
 */
export class SharedRateLimiter extends RateLimiterDrizzle {
  private sweptAt = 0;

  constructor(keyPrefix: string, points: number, seconds: number) {
    super({
      storeClient: systemDatabase(),
      schema: rateLimits,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: seconds,
    });
  }

  /** Adds points to a key, or starts its window anew when the last one is over. */
  async _upsert(key: string, points: number, milliseconds: number, restart = false) {
    const now = new Date();
    await this.sweep(now);
    const over = restart ? sql`true` : or(isNull(rateLimits.expire), lte(rateLimits.expire, now));
    const [row] = await systemDatabase()
      .insert(rateLimits)
      .values({ key, points: Math.max(points, 0), expire: new Date(now.getTime() + milliseconds) })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          points: sql`case when ${over} then ${Math.max(points, 0)}::int else greatest(${rateLimits.points} + ${points}::int, 0) end`,
          expire: sql`case when ${over} then excluded.expire else ${rateLimits.expire} end`,
        },
      })
      .returning();
    return row;
  }

  async _delete(key: string): Promise<boolean> {
    const gone = await systemDatabase().delete(rateLimits).where(eq(rateLimits.key, key)).returning();
    return gone.length > 0;
  }

  /** Forgets windows that are over, now and then. */
  private async sweep(now: Date): Promise<void> {
    if (now.getTime() - this.sweptAt < SWEEP_EVERY) return;
    this.sweptAt = now.getTime();
    await systemDatabase().delete(rateLimits).where(lt(rateLimits.expire, now));
  }
}
