import type { Html } from '@/app/_lib/html';

/** Puts a piece of `Html`, whose texts `html` has escaped, on a page of the learning area. */
export function Markup({ html, className }: { html: Html; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `html` has escaped all text
  return <div className={className} dangerouslySetInnerHTML={{ __html: html.markup }} />;
}
