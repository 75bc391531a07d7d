import type { NextRequest } from 'next/server';
import { finishOidc } from '@/lib/access/session';

/**
 * Where the identity provider sends people back to. The one address of next-auth that is open: the others would renew
 * sessions, end them or write what strangers send into the log.
 */
export const GET = (request: NextRequest): Promise<Response> => finishOidc(request);
