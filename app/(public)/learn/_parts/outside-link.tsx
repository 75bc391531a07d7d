/** A link to another site, which does not learn where the reader comes from. */
export function OutsideLink({ href, words }: { href: string; words: string }) {
  return (
    <a href={href} rel="noreferrer" className="link">
      {words}
    </a>
  );
}
