import { useRef, useState } from 'react';
import type { Progress } from '../../../../shared/door.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import type { Problem } from '../../../../shared/result.ts';
import { call, callDoor, cancel, deliver } from '../../../call.ts';
import { toast } from '../../../ui-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, RadioGroup } from '../../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../../ui/notices.tsx';
import { PreflightNotice } from './preflight.tsx';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';

type Format = 'docx' | 'pdf';
const FORMATS: readonly { value: Format; label: string }[] = [{ value: 'docx', label: 'Word document' }, { value: 'pdf', label: 'PDF' }];

const WHICH = [{ value: 'public', label: 'Public minutes' }, { value: 'private', label: 'Exempt minutes alone, as a separate document' }, { value: 'all', label: 'All minutes in one document' }] as const;
type Which = (typeof WHICH)[number]['value'];

/** The minutes as a file. Asks, because the file leaves the machine. */
export function ExportDialog({ data, open, onClose }: { data: MeetingData; open: boolean; onClose: () => void }) {
  const { meeting, body, items, closed } = data;
  const { writers } = useWorkspace();
  const [format, setFormat] = useState<Format>('docx');
  const [actions, setActions] = useState(true);
  const [which, setWhich] = useState<Which>('public');
  const exempt = which !== 'public';
  const [progress, setProgress] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const job = useRef<string | null>(null);
  const privateItems = items.filter((item) => item.minuted && isPrivate(item)).length;

  const run = async (): Promise<void> => {
    setProblem(undefined);
    if (!await writers.flush()) {
      setProblem({ code: 'conflict', message: 'Something in these minutes is not saved yet and would be missing. Look for the notice beneath its text.' });
      return;
    }
    const place = await callDoor('door.saveAs', { name: fileName(body.shortName ?? body.name, meeting.date, exempt && privateItems > 0, format), type: format });
    if (!place.ok) setProblem(place.error);
    if (!place.ok || place.value === null) return;
    const id = crypto.randomUUID();
    job.current = id;
    const result = await call('packs.minutes', { meetingId: meeting.id, format, to: place.value.token, actions, exempt, ...(which === 'private' ? { only: 'private' as const } : {}) }, { id, onProgress: setProgress });
    job.current = null;
    setProgress(null);
    if (!result.ok) {
      if (result.error.code !== 'cancelled') setProblem(result.error);
      return;
    }
    const { token } = place.value;
    const delivered = await deliver(token);
    if (!delivered.ok) {
      setProblem(delivered.error);
      return;
    }
    toast({ kind: 'done', text: `${result.value.name} is written${result.value.pages === null ? '' : `, ${result.value.pages} ${result.value.pages === 1 ? 'page' : 'pages'}`}` });
    onClose();
  };
  const start = () => {
    setBusy(true);
    void run().finally(() => setBusy(false));
  };
  const close = () => {
    if (job.current !== null) cancel(job.current);
    onClose();
  };
  return (
    <Dialog title="Export minutes" open={open} onClose={close}>
      {open && <PreflightNotice data={data} onLook={onClose} />}
      <RadioGroup label="As" options={FORMATS} value={format} onChange={setFormat} across />
      <div className="checks">
        <Checkbox label="With the table of actions" value={actions} onChange={setActions} />
      </div>
      {privateItems > 0 && (
        <RadioGroup
          label="Which minutes"
          hint={`${privateItems} private ${privateItems === 1 ? 'item' : 'items'}: the public minutes hold only the number and why the public were excluded.`}
          options={WHICH} value={which} onChange={setWhich}
        />
      )}
      {exempt && privateItems > 0 && (
        <Notice look="warning">The file will hold private business. Every page says that it is not for publication; send it only to those who may read it.</Notice>
      )}
      {!closed && <p className="small soft">Every page says that the minutes are a draft and not yet confirmed.</p>}
      {problem !== undefined && <ErrorNotice problem={problem} />}
      {busy && (
        <div className="progress" role="status">
          <progress aria-label="Writing the minutes" {...(progress !== null && progress.total > 0 ? { value: progress.done, max: progress.total } : {})} />
          <span className="small">{progress?.label ?? 'Writing…'}</span>
        </div>
      )}
      <div className="form-foot">
        <Button look="primary" busy={busy} onClick={start}>Export</Button>
        <Button onClick={busy ? () => { if (job.current !== null) cancel(job.current); } : close}>{busy ? 'Stop' : 'Cancel'}</Button>
      </div>
    </Dialog>
  );
}

/** "HWB minutes 2021-03-09.docx"; signs that some systems refuse in names are left out. */
export function fileName(body: string, date: string, isPrivateVersion: boolean, format: Format): string {
  const name = body.replace(/[^\p{L}\p{N} .,()&'’-]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80);
  return `${name} minutes ${date}${isPrivateVersion ? ' NOT FOR PUBLICATION' : ''}.${format}`;
}
