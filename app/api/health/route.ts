import { getHealth } from '@/lib/access/health';

/** For load balancers: 200 when people can work, 503 when not. */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
