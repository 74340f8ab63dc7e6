import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, ComboBox as AriaComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { FieldProps } from './field.tsx';
import { fold, hasWords } from './words.ts';

export interface Choice {
  id: string;
  /** What is typed to find it. */
  name: string;
  /** Beside the name: a post, an agency, other names. Found by too. */
  hint?: string | null;
}

type Props = FieldProps & {
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** Offers to add what was typed when nobody has that name. */
  onAdd?: (typed: string) => void;
  /** "person", "organisation": for "Add … as a new person". */
  noun?: string;
  name?: string;
  placeholder?: string;
  /** Has the focus when it appears: for a field that was asked for with a key. */
  takeFocus?: boolean;
};

const ADD = 'add:';
const MOST = 60;

/** Type to find one of many: a person, an organisation. Every word typed must begin a word of the name or the hint, in any order. */
export function ComboBox({ label, hint, error, optional, hideLabel, narrow, choices, value, onChange, onAdd, noun, name, placeholder, takeFocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => { if (takeFocus) input.current?.focus(); }, [takeFocus]);
  const chosen = choices.find((choice) => choice.id === value);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? chosen?.name ?? '';
  const items = useMemo(() => {
    const found = choices.filter((choice) => typed === null || hasWords(`${choice.name} ${choice.hint ?? ''}`, typed)).slice(0, MOST);
    const isNew = onAdd !== undefined && typed !== null && typed.trim() !== '' && !choices.some((choice) => fold(choice.name) === fold(typed.trim()));
    return isNew ? [...found, { id: ADD + typed, name: `Add “${typed.trim()}”${noun === undefined ? '' : ` as a new ${noun}`}`, hint: null }] : found;
  }, [choices, typed, onAdd, noun]);

  return (
    <AriaComboBox
      className={`field ${error ? 'wrong' : ''} ${narrow ? 'narrow' : ''}`}
      items={items}
      inputValue={text}
      onInputChange={(next) => {
        // Called with the whole name after a choice too, when nothing is being typed any more.
        if (next === chosen?.name) return;
        setTyped(next);
        if (next === '' && value !== null) onChange(null);
      }}
      value={value}
      onChange={(key) => {
        const id = key === null ? null : String(key);
        if (id === null) return;
        if (id.startsWith(ADD)) onAdd?.(id.slice(ADD.length).trim());
        else onChange(id);
        setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => { if (event.key === 'Escape') setTyped(null); else event.continuePropagation(); }}
      menuTrigger="input"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      // The items are filtered above, by words in any order.
      defaultFilter={() => true}
    >
      <Label className={`field-label ${hideLabel ? 'unseen' : ''}`}>{label}{optional && <span className="optional"> (optional)</span>}</Label>
      {hint !== undefined && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-error">{error}</FieldError>
      <div className="input-group">
        <Input className="input" name={name} placeholder={placeholder} ref={input} autoComplete="off" spellCheck={false} />
        <Button aria-label={`Show the list: ${label}`}>▾</Button>
      </div>
      <Popover className="popover">
        <ListBox className="options" renderEmptyState={() => <div className="options-empty">Nothing has that name.</div>}>
          {(item: Choice) => (
            <ListBoxItem className="option" id={item.id} textValue={item.name}>
              {item.name}{item.hint ? <span className="option-hint">{item.hint}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
