import { useState, type ReactNode } from 'react';
import type { OpenedBundle, ShownBundle } from '../../shared/bundles.ts';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { call, chooseFile } from '../call.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { JobProgress, NotDone } from './job-progress.tsx';

type Look = 'open' | 'show';
interface BundleFile {
  /** Asks for a file and looks at it, to take it in or only to read it. */
  choose: (look: Look) => void;
  busy: boolean;
  /** How far the reading is; what went wrong; and where the file is locked the field for its passphrase: the file need not be chosen again. */
  status: ReactNode;
}

/** A bundle that somebody chooses from this computer. */
export function useBundleFile({ onOpened, onShown }: { onOpened?: (bundle: OpenedBundle) => void; onShown: (bundle: ShownBundle) => void }): BundleFile {
  const [chosen, setChosen] = useState<{ token: string; look: Look }>();
  const [problem, setProblem] = useState<Problem>();
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [working, setWorking] = useState<Progress>();
  const read = async ({ token, look }: { token: string; look: Look }, given: string): Promise<void> => {
    setProblem(undefined);
    const input = { from: token, ...(given === '' ? {} : { passphrase: given }) };
    const id = crypto.randomUUID();
    setWorking({ id, done: 0, total: 0, label: 'Reading the bundle' });
    const options = { id, onProgress: setWorking };
    const result = look === 'open' ? await call('bundles.open', input, options) : await call('bundles.show', input, options);
    setWorking(undefined);
    setTried(given !== '');
    if (!result.ok) return setProblem(result.error);
    setPassphrase('');
    if ('opened' in result.value) onOpened?.(result.value);
    else onShown(result.value);
  };
  const busily = (work: () => Promise<void>): void => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  const choose = (look: Look): void => busily(async () => {
    setProblem(undefined);
    const file = await chooseFile('json');
    if (!file.ok) return setProblem(file.error);
    if (file.value === null) return;
    const one = { token: file.value.token, look };
    setChosen(one);
    await read(one, '');
  });
  const unlock = chosen !== undefined && problem?.details?.['passphrase'] === true;
  return {
    choose, busy,
    status: <>
      {working !== undefined && <JobProgress working={working} />}
      {problem !== undefined && !unlock && <NotDone problem={problem} />}
      {unlock && (
        <form className="unlock" onSubmit={(event) => { event.preventDefault(); busily(() => read(chosen, passphrase)); }}>
          <TextField label="Passphrase" type="password" autoFocus {...(tried ? { error: problem.message } : { hint: problem.message })} value={passphrase} onChange={setPassphrase} />
          <Button type="submit" look="primary" busy={busy}>Unlock it</Button>
        </form>
      )}
    </>,
  };
}
