import { useState } from 'react';
import type { OpenedBundle, ShownBundle } from '../../shared/bundles.ts';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call, chooseFile } from '../call.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { ErrorNotice } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useView } from '../view.ts';
import { ImportPlan } from './import-plan.tsx';
import { JobProgress } from './job-progress.tsx';
import { ReceivedLog, SentLog } from './logs.tsx';
import { ReadView } from './read-view.tsx';
import { SendForm } from './send-form.tsx';
import { PrivacySheet } from './sheet.tsx';
import './bundles.css';

const KEYS = [{ keys: 'Enter', does: 'On a row: show what went' }, { keys: 'Esc', does: 'Close the details' }];
type Look = 'open' | 'show';

/** What is exchanged with partners by file: sent, taken in, and the plan of the one that is open. */
export function BundlesScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { today } = useView();
  const sent = useQuery('bundles.sent', {});
  const [opened, setOpened] = useState<OpenedBundle>();
  const [shown, setShown] = useState<ShownBundle>();
  const [problem, setProblem] = useState<{ problem: Problem; look: Look }>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [working, setWorking] = useState<Progress>();

  const read = async (look: Look): Promise<void> => {
    setProblem(undefined);
    const chosen = await chooseFile('json');
    if (!chosen.ok) return setProblem({ problem: chosen.error, look });
    if (chosen.value === null) return;
    const input = { from: chosen.value.token, ...(passphrase === '' ? {} : { passphrase }) };
    const id = crypto.randomUUID();
    setWorking({ id, done: 0, total: 0, label: 'Reading the bundle' });
    const options = { id, onProgress: setWorking };
    const result = look === 'open' ? await call('bundles.open', input, options) : await call('bundles.show', input, options);
    setWorking(undefined);
    if (!result.ok) return setProblem({ problem: result.error, look });
    setPassphrase('');
    if ('opened' in result.value) setOpened(result.value);
    else setShown(result.value);
  };
  const start = (look: Look) => {
    setBusy(true);
    void read(look).finally(() => setBusy(false));
  };
  if (opened !== undefined) {
    return (
      <Page title={`Bundle from ${opened.from}`}>
        <ImportPlan opened={opened} onDone={(words) => {
          setOpened(undefined);
          if (words === null) return;
          toast({ kind: 'done', text: words, undo: true });
          setQuery({ tab: 'received' });
        }} />
      </Page>
    );
  }
  if (shown !== undefined) return <Page title={`Bundle from ${shown.from}`} below="To read only"><ReadView bundle={shown} onClose={() => setShown(undefined)} /></Page>;
  const open = sent.data?.find(({ id }) => id === query['open']);
  const locked = problem?.problem.details?.['passphrase'] === true;
  return (
    <Page
      title="Bundles"
      actions={<>
        <Button busy={busy} onClick={() => start('show')}>Read a bundle</Button>
        <Button busy={busy} onClick={() => start('open')}>Open a bundle</Button>
        <Button look="primary" onClick={() => setQuery({ new: '1' })}>Send a bundle</Button>
      </>}
      inspector={open === undefined ? undefined : (
        <Inspector title={open.fileName} onClose={() => setQuery({ open: '' })}>
          <p>To {open.partner}{open.locked && ', locked with a passphrase'}{open.signed && ', signed'}{open.form && ', as a form'}.</p>
          <PrivacySheet sheet={open.sheet} />
        </Inspector>
      )}
    >
      {working !== undefined && <JobProgress working={working} />}
      {problem !== undefined && <ErrorNotice problem={problem.problem} />}
      {problem !== undefined && locked && (
        <div className="form-row">
          <TextField label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
          <Button onClick={() => start(problem.look)} busy={busy}>Choose the file again</Button>
        </div>
      )}
      <Tabs label="Bundles" value={query['tab'] ?? 'sent'} onChange={(tab) => setQuery({ tab })} tabs={[
        { id: 'sent', title: 'Sent', content: <SentLog today={today} open={query['open'] ?? ''} /> },
        { id: 'received', title: 'Taken in', content: <ReceivedLog /> },
      ]} />
      {query['new'] === '1' && <SendForm onClose={() => setQuery({ new: '' })} />}
    </Page>
  );
}
