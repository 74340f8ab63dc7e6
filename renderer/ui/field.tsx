import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

export interface FieldProps {
  label: string;
  /** How to fill it in, or what it is used for. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Fields are optional or required by what the label says: optional ones are marked. */
  optional?: boolean;
  /** Keeps the label for screen readers only, where the place says it already. */
  hideLabel?: boolean;
  narrow?: boolean;
}

/** What a control inside a field needs, so that label, hint and error belong to it. */
export interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, hint, control and error in their order. The label names the control; the hint and the error describe it. */
export function Field({ label, hint, error, optional, hideLabel, narrow, children }: FieldProps & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null).join(' ');
  return (
    <div className={`field ${error ? 'wrong' : ''} ${narrow ? 'narrow' : ''}`}>
      <label className={`field-label ${hideLabel ? 'unseen' : ''}`} htmlFor={id}>
        {label}{optional && <span className="optional"> (optional)</span>}
      </label>
      {hint !== undefined && <span className="field-hint" id={`${id}-hint`}>{hint}</span>}
      {error !== undefined && <span className="field-error" id={`${id}-error`}>{error}</span>}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error !== undefined || undefined })}
    </div>
  );
}

type Own<T> = FieldProps & { value: T; onChange: (value: T) => void; /** The field of the operation, by which a problem finds it. */ name?: string };
type Rest<A> = Omit<A, 'value' | 'onChange' | 'name' | 'required'>;
const split = <P extends FieldProps>({ label, hint, error, optional, hideLabel, narrow, ...rest }: P) =>
  [{ label, hint, error, optional, hideLabel, narrow }, rest] as const;

/** One line of text. */
export function TextField(props: Own<string> & Rest<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> }) {
  const [field, { onChange, className = '', ...rest }] = split(props);
  return (
    <Field {...field}>
      {(described) => <input autoComplete="off" spellCheck={isProse(field.narrow, rest)} {...rest} {...described} className={`input ${className}`} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** Numbers, dates, addresses and codes have no spelling. */
const isProse = (narrow: boolean | undefined, { type = 'text', inputMode }: { type?: string | undefined; inputMode?: string | undefined }): boolean => narrow !== true && type === 'text' && inputMode === undefined;

/** Several lines of plain text. */
export function TextArea(props: Own<string> & Rest<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const [field, { onChange, className = '', ...rest }] = split(props);
  return (
    <Field {...field}>
      {(described) => <textarea spellCheck {...rest} {...described} className={`input ${className}`} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export type Option<T extends string = string> = T | { value: T; label: string };
const parts = <T extends string>(option: Option<T>): { value: T; label: string } =>
  typeof option === 'string' ? { value: option, label: option.charAt(0).toLocaleUpperCase('en-GB') + option.slice(1) } : option;

/** A short closed list, in the system’s own control. `none`: the words for no choice, whose value is "". */
export function Select<T extends string>({ options, none, ...props }:
  Own<T> & { options: readonly Option<T>[]; none?: string } & Rest<SelectHTMLAttributes<HTMLSelectElement>>) {
  const [field, { onChange, className = '', ...rest }] = split(props);
  return (
    <Field {...field}>
      {(described) => (
        <select {...rest} {...described} className={`input ${className}`} onChange={(event) => onChange(event.target.value as T)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(parts).map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function Checkbox({ label, hint, value, onChange, name, disabled }:
  { label: ReactNode; hint?: ReactNode; value: boolean; onChange: (value: boolean) => void; name?: string; disabled?: boolean }) {
  const id = useId();
  return (
    <label className="check">
      <input type="checkbox" name={name} disabled={disabled} checked={value} aria-describedby={hint ? id : undefined} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}{hint !== undefined && <span className="field-hint" id={id}>{hint}</span>}</span>
    </label>
  );
}

/** One of a few, all on view. */
export function RadioGroup<T extends string>({ label, hint, error, options, value, onChange, across = false, name }:
  Own<T> & { options: readonly Option<T>[]; across?: boolean }) {
  const id = useId();
  return (
    <fieldset className={`field ${error ? 'wrong' : ''}`} aria-describedby={hint || error ? `${id}-hint` : undefined}>
      <legend className="field-label">{label}</legend>
      {(hint !== undefined || error !== undefined) && (
        <span id={`${id}-hint`}>
          {hint !== undefined && <span className="field-hint">{hint} </span>}
          {error !== undefined && <span className="field-error">{error}</span>}
        </span>
      )}
      <div className={`checks ${across ? 'across' : ''}`}>
        {options.map(parts).map((option) => (
          <label className="check" key={option.value}>
            <input type="radio" name={name ?? id} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
