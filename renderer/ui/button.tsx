import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do on the page. `quiet`: no border, for tools. `danger`: takes something away. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  small?: boolean;
  /** Working: cannot be pressed, but keeps the focus and says so. */
  busy?: boolean;
  /** Keys that do the same, shown on the button. */
  keys?: string;
  icon?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', small = false, busy = false, keys, icon = false, className = '', onClick, children, type = 'button', ...rest }: ButtonProps) {
  const off = busy || rest['aria-disabled'] === true;
  return (
    <button
      {...rest}
      type={type}
      className={`button ${look} ${small ? 'small' : ''} ${icon ? 'icon' : ''} ${className}`}
      aria-disabled={off || undefined}
      onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}
