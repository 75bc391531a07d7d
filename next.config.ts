import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // scripts/serve.mjs does, once it has seen the page.
  compress: false,
  reactStrictMode: true,
  htmlLimitedBots: /.*/,
  // A model of 2 MB as a file or as text, and the text once more when a form without scripts is sent again.
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
  // Left outside, `server-only` would refuse to be loaded by pages/api.
  bundlePagesRouterDependencies: true,
  serverExternalPackages: ['@node-rs/argon2', 'pdfmake', 'pino', 'rate-limiter-flexible'],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
