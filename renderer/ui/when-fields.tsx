import { useState } from 'react';
import { formatShortDate, formatTime, todayInLondon } from '../../shared/dates.ts';
import { Field, type FieldProps } from './field.tsx';
import { parseDate, parseTime } from './when.ts';

type Props = FieldProps & { value: string | null; onChange: (value: string | null) => void; name?: string; disabled?: boolean };

/**
 * A date, typed as 26/01/2017 or in the other ways people write one; `value` is ISO, or null when empty. It is read when the field is left or
 * Enter is pressed, and written out again in full so that one sees how it was understood.
 */
export function DateField({ hint = 'For example 26/01/2027', ...props }: Props) {
  return <Typed {...props} hint={hint} show={formatShortDate} read={readDate} wrong="Enter a real date, such as 26/01/2027." />;
}
const readDate = (text: string) => parseDate(text, todayInLondon(Date.now()));

/** A time of day, typed as 18:00, 1800 or 6pm; `value` is "18:00", or null when empty. */
export function TimeField({ hint = 'For example 6:00 pm', ...props }: Props) {
  return <Typed {...props} hint={hint} show={formatTime} read={parseTime} wrong="Enter a time of day, such as 6:00 pm." />;
}

interface TypedProps extends Props {
  show: (value: string) => string;
  read: (text: string) => string | null;
  wrong: string;
}
function Typed({ value, onChange, name, disabled, show, read, wrong, error, ...field }: TypedProps) {
  const [text, setText] = useState(value === null ? '' : show(value));
  const [refused, setRefused] = useState(false);
  // The value as this field last gave it: only another one, from outside, may replace what is being typed.
  const [given, setGiven] = useState(value);
  if (value !== given) {
    setGiven(value);
    setText(value === null ? '' : show(value));
    setRefused(false);
  }
  const give = (next: string | null) => {
    setGiven(next);
    if (next !== value) onChange(next);
  };
  const settle = () => {
    const next = text.trim() === '' ? null : read(text);
    const bad = text.trim() !== '' && next === null;
    setRefused(bad);
    // Better no date than an older one than is in sight: a form that needs it will say so.
    give(next);
    if (!bad) setText(next === null ? '' : show(next));
  };
  return (
    <Field {...field} error={refused ? wrong : error}>
      {(described) => (
        <input
          {...described}
          className="input short"
          autoComplete="off"
          name={name}
          disabled={disabled}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value.trim() === '' || isWhole(event.target.value)) give(event.target.value.trim() === '' ? null : read(event.target.value));
          }}
          onBlur={settle}
          onKeyDown={(event) => { if (event.key === 'Enter') settle(); }}
        />
      )}
    </Field>
  );
}
/** Typed so far that it can mean only one thing; taken at once, before the field is left. */
const isWhole = (text: string) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$|^\d{4}-\d\d-\d\d$|^\d{2}[:.]\d{2}$/.test(text.trim());
