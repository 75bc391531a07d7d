import type { MetadataRoute } from 'next';

/** What a device needs to know to keep Patamar among its programs. It has no language: the name is not translated. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Patamar',
    short_name: 'Patamar',
    start_url: '/home',
    scope: '/',
    display: 'standalone',
    background_color: '#faf9f6',
    theme_color: '#12515c',
    icons: [
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  };
}
