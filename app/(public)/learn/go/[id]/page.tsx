import type { Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { findPlace, library } from '@/lib/learn/library';

/** Sends the id of any element to its place, so that others can link to an id and never mind where it stands. */
export default async function GoPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, lang] = await Promise.all([params, getLocale()]);
  const place = findPlace(library(lang), decodeURIComponent(id)) ?? notFound();
  redirect(place.href as Route);
}
