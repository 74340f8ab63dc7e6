import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { useHref } from '../address.ts';

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path in the product, "/meetings/…"; the body and year being looked at come along. */
  to: string;
  quiet?: boolean;
  /** Looks like a button: for going somewhere to do something. */
  button?: 'plain' | 'primary' | 'quiet';
  children: ReactNode;
}

export function Link({ to, quiet = false, button, className = '', children, ...rest }: LinkProps) {
  const href = useHref();
  const look = button === undefined ? `link ${quiet ? 'quiet' : ''}` : `button ${button}`;
  return <a {...rest} href={href(to)} className={`${look} ${className}`}>{children}</a>;
}
