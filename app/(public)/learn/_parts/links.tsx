import type { LinkTo } from '@/lib/learn/local';

/**
 * Elements to go on to. Plain links: the browser marks what an address names (`:target`) and moves the focus there, which
 * it would not do for an address that a router had put in.
 */
export function LinkList({ to, label }: { to: readonly LinkTo[]; label?: string | undefined }) {
  if (to.length === 0) return null;
  return (
    <ul aria-label={label} className="learn-links">
      {to.map(({ id, href, title }) => (
        <li key={id}>
          <a href={href} className="link">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
