import type { ReactNode } from 'react';
import { Logo } from '@/app/_ui/logo';

/** Header and main part of a page that can ask the server for nothing. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-6xl items-center px-4 sm:px-6">
          {/* Not a Link: it leaves a page that failed for a whole new one. */}
          <a href="/" className="rounded-md py-1">
            <Logo />
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
        {children}
      </main>
    </>
  );
}
