import type { Html } from './_html/html';

/** Puts a piece of `Html` on the page: long, inert lists, whose texts `html` has escaped. */
export function Markup({ html, className }: { html: Html; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only the escaping template of html.ts can make an Html
  return <div className={className} dangerouslySetInnerHTML={{ __html: html.markup }} />;
}
