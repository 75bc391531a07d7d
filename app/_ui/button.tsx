import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';

interface LinkOptions {
  prefetch?: boolean;
  replace?: boolean;
  scroll?: boolean;
}

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A button; `type="button"` unless told otherwise, so that it never submits by accident. */
export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...props
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass(variant, size, className)} {...props} />;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink<T extends string>({
  variant,
  size,
  className,
  href,
  ...props
}: Look & LinkOptions & Omit<ComponentProps<'a'>, 'href'> & { href: Route<T> }) {
  return <Link href={href} className={buttonClass(variant, size, className)} {...props} />;
}
