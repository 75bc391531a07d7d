/** Whatever the API does not have: whoever calls it reads JSON, not the page for people. */
export function GET(): Response {
  return Response.json({ error: 'not_found' }, { status: 404, headers: { 'cache-control': 'no-store' } });
}
