import { turnMailOff } from '@/lib/access/mail-choices';

interface Context {
  params: Promise<{ token: string }>;
}

/**
 * What a mail program asks for when somebody presses its button to get no more of a kind (RFC 8058): no cookie and no page, the address
 * is all it takes.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const found = await turnMailOff(token);
  return found ? new Response(null, { status: 204 }) : Response.json({ error: 'not_found' }, { status: 404 });
}
