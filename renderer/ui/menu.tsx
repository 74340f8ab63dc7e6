import type { ReactNode } from 'react';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuEntry {
  id: string;
  label: string;
  /** Keys that do the same. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** A button that opens a list of things to do. */
export function Menu({ label, children, entries, look = 'plain', small = false }:
  { /** Said by screen readers; also the text, unless `children` are given. */ label: string; children?: ReactNode; entries: readonly MenuEntry[]; look?: 'plain' | 'quiet'; small?: boolean }) {
  return (
    <MenuTrigger>
      <Button className={`button ${look} ${small ? 'small' : ''}`} {...(children === undefined ? {} : { 'aria-label': label })}>{children ?? <>{label} <span aria-hidden="true">▾</span></>}</Button>
      <Popover className="popover">
        <AriaMenu
          className="options entries"
          aria-label={label}
          items={entries}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
        >
          {(entry) => (
            <MenuItem className={`option ${entry.danger ? 'danger' : ''}`} textValue={entry.label}>
              {entry.label}{entry.keys !== undefined && <span className="option-key">{entry.keys}</span>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
