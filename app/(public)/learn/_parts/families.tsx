import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_ui/card';
import type { LocalFamily } from '@/lib/learn/library';
import type { LinkTo } from '@/lib/learn/local';

/** The three families side by side, each with its principles in the order of the model. */
export function Families({ families }: { families: readonly LocalFamily[] }) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-3">
      {families.map(({ id, title, principles }) => (
        <Card key={id} as="section" edge={id} aria-labelledby={`family-${id}`}>
          <h3 id={`family-${id}`}>{title}</h3>
          <ul className="learn-links mt-2">
            {principles.map(({ to, children }) => (
              <li key={to.id}>
                <To link={to} />
                {children.length > 0 ? (
                  <ul className="learn-links pl-4">
                    {children.map((child) => (
                      <li key={child.id}>
                        <To link={child} />
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function To({ link }: { link: LinkTo }) {
  return (
    <Link href={link.href as Route} prefetch={false} className="link">
      {link.title}
    </Link>
  );
}
