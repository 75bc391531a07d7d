import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { API_POLICY, STATIC_HEADERS } from './lib/security-headers';

const list = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pdfmake', 'pino', 'rate-limiter-flexible'],
  // Pages get theirs from proxy.ts, which knows the nonce.
  headers: async () => [
    { source: '/api/:path*', headers: list({ ...STATIC_HEADERS, 'Content-Security-Policy': API_POLICY }) },
    { source: '/_next/static/:path*', headers: list(STATIC_HEADERS) },
  ],
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
