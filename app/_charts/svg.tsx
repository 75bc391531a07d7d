interface Props {
  /** A string from lib/charts, and nothing else: those builders escape every text they are given. */
  markup: string;
  className?: string;
  /** `span` stands in a row or a sentence. */
  as?: 'div' | 'span';
}

/** Where a drawing of lib/charts, which escapes all text, becomes markup. Nothing else of a page is a string. */
export function Svg({ markup, className, as: Tag = 'div' }: Props) {
  // Inside of HTML a drawing needs no namespace.
  const html = markup.replace(' xmlns="http://www.w3.org/2000/svg"', '');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of lib/charts, see `markup`
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
