import { createTranslator } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import en from '@/lib/i18n/messages/en/learn.json';
import ptBR from '@/lib/i18n/messages/pt-BR/learn.json';
import { MediaLink } from './media-link';

const words = {
  en: createTranslator({ locale: 'en', messages: { learn: en }, namespace: 'learn' }),
  'pt-BR': createTranslator({ locale: 'pt-BR', messages: { learn: ptBR }, namespace: 'learn' }),
};
const media = {
  title: 'A <talk>',
  href: 'https://example.org/?a=1&b=2',
  kind: 'video',
  minutes: 12,
} as const;

it('is a plain link with its kind and length in words', () => {
  const markup = renderToStaticMarkup(<MediaLink media={media} t={words.en} />);
  expect(markup).toContain(
    '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer" class="link">A &lt;talk&gt;</a>',
  );
  expect(markup).toContain('(video, 12 minutes)');
  expect(markup).not.toMatch(/iframe|script|img/);
  expect(
    renderToStaticMarkup(<MediaLink media={{ ...media, kind: 'podcast', minutes: 1 }} t={words['pt-BR']} />),
  ).toContain('(podcast, 1 minuto)');
});
