import 'server-only';
import { isIP } from 'node:net';
import { overHttps, siteOrigin } from '@/lib/env';

/** What passkeys are tied to: the host that people open Patamar at. On another one they are worth nothing. */
export const relyingParty = () => ({
  rpID: new URL(siteOrigin()).hostname,
  expectedRPID: new URL(siteOrigin()).hostname,
  expectedOrigin: siteOrigin(),
});

/** Whether browsers make passkeys for the address of this server: for no number, and over plain http on one's own machine only. */
export function passkeysWork(): boolean {
  const { rpID } = relyingParty();
  return (
    !isIP(rpID.replace(/^\[|\]$/g, '')) &&
    (overHttps() || rpID === 'localhost' || rpID.endsWith('.localhost'))
  );
}
