import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem, Result } from '../../shared/result.ts';
import { call } from '../call.ts';
import { setUnsaved } from '../ui-store.ts';
import { fieldErrors } from './form-errors.ts';
import { takeSaveKey } from './save-key.ts';

const DRAFT_DELAY_MS = 400;

export interface FormOptions<V extends Record<string, unknown>> {
  /** Names the draft: "meeting:new", `person:${id}`. Not two forms on screen may have the same. `null`: keep no draft. */
  draft: string | null;
  initial: V;
  /** Sends it. A problem that names fields ("set.name", "name") is put beside them. */
  submit: (values: V) => Promise<Result<unknown>>;
  /** After it was accepted. */
  onDone?: () => void;
  /** What is not saved, for the top bar: "New person not added yet". */
  unsaved?: string;
}

export interface Form<V> {
  values: V;
  set: <K extends keyof V>(name: K, value: V[K]) => void;
  setAll: (values: Partial<V>) => void;
  /** The props of a field: `<TextField label="Name" {...form.field('name')} />`. */
  field: <K extends keyof V & string>(name: K) => { name: K; value: V[K]; onChange: (value: V[K]) => void; error: string | undefined };
  errors: Readonly<Record<string, string>>;
  /** A problem that belongs to no field on the form. */
  problem: Problem | undefined;
  submit: () => Promise<boolean>;
  busy: boolean;
  dirty: boolean;
  /** What was typed before is back: offer to discard it. */
  restored: boolean;
  discard: () => void;
  /** For the `<form>` element. */
  props: { ref: (element: HTMLFormElement | null) => void; onSubmit: (event: { preventDefault: () => void }) => void; noValidate: true };
}

/**
 * A form that loses nothing: what is typed is kept as a draft in the data file until it is sent or discarded, across reload, crash and Esc.
 * Ctrl+S sends it. The focus goes to the first field that is wrong.
 */
export function useForm<V extends Record<string, unknown>>(options: FormOptions<V>): Form<V> {
  const settings = useRef(options);
  settings.current = options;
  const { draft } = options;
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [restored, setRestored] = useState(false);
  const element = useRef<HTMLFormElement | null>(null);
  const refused = useRef(false);
  const now = useRef({ values, dirty, busy });
  now.current = { values, dirty, busy };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const key = settings.current.draft;
    if (key !== null && now.current.dirty) void call('drafts.save', { key, value: JSON.parse(JSON.stringify(now.current.values)) as never });
  }, []);

  useEffect(() => {
    if (draft === null) return;
    let here = true;
    void call('drafts.get', { key: draft }).then((result) => {
      if (!here || !result.ok || typeof result.value.value !== 'object' || result.value.value === null || now.current.dirty) return;
      setValues({ ...settings.current.initial, ...known(result.value.value as Partial<V>, settings.current.initial) });
      setDirty(true);
      setRestored(true);
    });
    const leaving = () => { if (timer.current !== undefined) keep(); };
    window.addEventListener('pagehide', leaving);
    return () => {
      here = false;
      leaving();
      window.removeEventListener('pagehide', leaving);
    };
  }, [draft, keep]);

  useEffect(() => {
    const key = draft ?? 'form';
    setUnsaved(key, dirty ? settings.current.unsaved ?? 'Not saved yet' : null);
    return () => setUnsaved(key, null);
  }, [draft, dirty]);

  const setAll = useCallback((set: Partial<V>) => {
    setValues((before) => (now.current.values = { ...before, ...set }));
    setDirty(now.current.dirty = true);
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in set))));
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, DRAFT_DELAY_MS);
  }, [keep]);
  const set = useCallback(<K extends keyof V>(name: K, value: V[K]) => setAll({ [name]: value } as unknown as Partial<V>), [setAll]);

  const forget = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setDirty(now.current.dirty = false);
    setRestored(false);
    const key = settings.current.draft;
    if (key !== null) void call('drafts.discard', { key });
  }, []);
  const discard = useCallback(() => {
    forget();
    setValues(settings.current.initial);
    setErrors({});
    setProblem(undefined);
  }, [forget]);

  const submit = useCallback(async () => {
    if (now.current.busy) return false;
    setBusy(now.current.busy = true);
    const result = await settings.current.submit(now.current.values);
    setBusy(now.current.busy = false);
    if (result.ok) {
      setErrors({});
      setProblem(undefined);
      forget();
      settings.current.onDone?.();
      return true;
    }
    const wrong = fieldErrors(result.error, Object.keys(settings.current.initial));
    setErrors(wrong.errors);
    setProblem(wrong.rest);
    keep();
    refused.current = true;
    return false;
  }, [forget, keep]);

  useEffect(() => {
    if (!refused.current) return;
    refused.current = false;
    // The first field in the order of the form, not of the problem.
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field.wrong input')?.focus();
  }, [errors]);

  useEffect(() => takeSaveKey({
    isHere: () => element.current?.contains(document.activeElement) === true,
    save: () => {
      // A date that is still being typed is read when its field loses the focus; it gets it back at once.
      const field = element.current?.contains(document.activeElement) ? document.activeElement as HTMLElement : null;
      field?.blur();
      field?.focus();
      setTimeout(() => void submit());
    },
  }), [submit]);

  return {
    values, set, setAll, errors, problem, submit, busy, dirty, restored, discard,
    field: (name) => ({ name, value: values[name], onChange: (value) => set(name, value), error: errors[name] }),
    props: {
      ref: (node) => { element.current = node; },
      onSubmit: (event) => {
        event.preventDefault();
        setTimeout(() => void submit());
      },
      noValidate: true,
    },
  };
}

/** Fields of a draft that the form still has; the form may have changed since. */
function known<V extends Record<string, unknown>>(draft: Partial<V>, initial: V): Partial<V> {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name in initial)) as Partial<V>;
}
