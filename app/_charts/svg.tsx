interface Props {
  /** A string from lib/charts, and nothing else: those builders escape every text they are given. */
  markup: string;
  /** `radar` crops to its middle in narrow places; `inline` stands in a table row or sentence. */
  kind?: 'block' | 'radar' | 'inline';
}

/** Where a drawing of lib/charts becomes markup. */
export function Svg({ markup, kind = 'block' }: Props) {
  const html = { __html: markup };
  if (kind === 'inline') {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: markup comes from lib/charts, which escapes all text
    return <span className="inline-flex align-middle" dangerouslySetInnerHTML={html} />;
  }
  return (
    <div className="chart-place">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markup comes from lib/charts, which escapes all text */}
      <div className={kind === 'radar' ? 'chart-crop' : undefined} dangerouslySetInnerHTML={html} />
    </div>
  );
}
