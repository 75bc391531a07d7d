import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_SERVER } from 'next/constants';

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // scripts/serve.mjs does, and leaves event streams alone.
  compress: false,
  reactStrictMode: true,
  htmlLimitedBots: /.*/,
  // A model of 2 MB as a file or as text, and the text once more when a form without scripts is sent again.
  // `forbidden` is a page of ours with the right status; Next.js calls it experimental.
  experimental: { serverActions: { bodySizeLimit: '5mb' }, authInterrupts: true },
  // Browsers ask for it where no page has told them of the icon yet.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
  serverExternalPackages: [
    '@node-rs/argon2',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
    '@zxcvbn-ts/language-pt-br',
    'fontkit',
    'graphile-worker',
    'nodemailer',
    'pdfmake',
    'pino',
    'piscina',
    'rate-limiter-flexible',
  ],
};

/** next-intl's plugin and its compiler are needed to build and to develop; a server only runs what was built. */
export default async function nextConfig(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import('next-intl/plugin');
  return createNextIntlPlugin('./lib/i18n/request.ts')(config);
}
