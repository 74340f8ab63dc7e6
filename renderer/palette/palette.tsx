import { useCallback, useEffect, useMemo, useState } from 'react';
import { Autocomplete, Dialog, Header, Input, Menu, MenuItem, MenuSection, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { useQuery } from '../cache.ts';
import { closePalette, useUi } from '../ui-store.ts';
import { useView } from '../view.ts';
import { paletteEntries } from './entries.ts';
import './palette.css';

const PAUSE_MS = 90;
const NOTHING: never[] = [];

/** Ctrl+K: type to find any record, go to any place or do the common things. Arrows choose, Enter does it. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim(), PAUSE_MS);
  const view = useView();
  const home = useQuery('home.get', {});
  const found = useQuery('search.find', words.length < 2 ? null : { words, limit: 14 }, { keepPrevious: true });
  const takeOver = useCallback((input: HTMLInputElement | null) => {
    if (input === null) return;
    input.focus();
    setTyped(useUi.getState().typedAhead);
    useUi.setState({ palette: 'open' });
  }, []);
  const groups = useMemo(() => paletteEntries(typed, view, home.data, words.length < 2 ? NOTHING : found.data ?? NOTHING), [typed, words, view, home.data, found.data]);
  const entries = groups.flatMap((group) => group.entries);
  return (
    <ModalOverlay className="dialog-veil palette-veil" isOpen onOpenChange={(open) => { if (!open) closePalette(); }} isDismissable>
      <Modal className="palette">
        <Dialog aria-label="Find anything, go anywhere">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label="Find anything, go anywhere" className="palette-field">
              <Input ref={takeOver} className="palette-input" placeholder="A name, a word from the minutes, or what you want to do" />
            </TextField>
            <Menu
              className="palette-list"
              aria-label="What was found"
              items={groups}
              onAction={(key) => {
                closePalette();
                entries.find((entry) => entry.id === key)?.run();
              }}
              renderEmptyState={() => <div className="options-empty">Nothing has these words. Try fewer, or the beginning of a word.</div>}
            >
              {(group) => (
                <MenuSection id={group.title} items={group.entries}>
                  <Header className="options-heading">{group.title}</Header>
                  {group.entries.map((entry) => (
                    <MenuItem className="option palette-option" id={entry.id} key={entry.id} textValue={entry.label}>
                      <span className="palette-label">{entry.label}</span>
                      {entry.hint !== undefined && <span className="option-hint">{entry.hint}</span>}
                      {entry.keys !== undefined && <span className="option-key">{entry.keys}</span>}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A value once it has stood still for a moment, so that not every letter is a question to the back end. */
function useLater<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
