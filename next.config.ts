import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@node-rs/argon2', 'pdfmake', 'pino', 'rate-limiter-flexible'],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
