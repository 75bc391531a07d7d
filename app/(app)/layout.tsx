import type { ReactNode } from 'react';
import { ForgetOthers } from '@/app/_device/forget-others';
import { requireUser } from '@/lib/access/require';
import { Fresh } from './_shell/fresh';
import { Header } from './_shell/header';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  return (
    <>
      <ForgetOthers userId={user.id} />
      <Fresh />
      <Header user={user} />
      <main
        id="main"
        tabIndex={-1}
        data-person={user.id}
        className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6"
      >
        {children}
      </main>
    </>
  );
}
