import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** People the provider knows, by what they type as their login. */
export type Directory = Record<string, { email?: string; email_verified?: boolean; name?: string }>;

interface Settings {
  port: number;
  clientId: string;
  clientSecret: string;
  /** Where Patamar runs. */
  app: string;
}

/** A real OpenID Connect provider that insists on PKCE; any password will do. Returns how to stop it. */
export async function startProvider(settings: Settings, directory: Directory): Promise<() => Promise<void>> {
  const provider = new Provider(`http://localhost:${settings.port}`, {
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [`${settings.app}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['signs the cookies of a provider in tests'] },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, sub) => {
      const person = directory[sub];
      return person && { accountId: sub, claims: () => ({ sub, ...person }) };
    },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, 'localhost', resolve);
  });
  return () => close(server);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
