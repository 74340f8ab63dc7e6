import { useLayoutEffect, useRef, type Ref, type TextareaHTMLAttributes } from 'react';
import { STOP } from '../text/stops.ts';

interface Props extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** One paragraph of plain text that grows as it is typed and looks like the page around it. */
export function GrowingText({ label, value, onChange, ref, className = '', ...rest }: Props) {
  const own = useRef<HTMLTextAreaElement | null>(null);
  useLayoutEffect(() => {
    const element = own.current;
    // Browsers that know `field-sizing` do it themselves.
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      spellCheck
      {...rest}
      {...{ [STOP]: '' }}
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={`growing-text ${className}`}
      aria-label={label}
      rows={1}
      value={value}
      onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
    />
  );
}
