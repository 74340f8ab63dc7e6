import { useMemo, useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import type { Plan } from '../../shared/plan.ts';
import { readPlanTable } from '../../shared/plan/read-table.ts';
import type { Problem } from '../../shared/result.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notices.tsx';
import { scrolls } from '../ui/scrolls.ts';

/** Takes in a plan pasted from a document or spreadsheet: shows how it was read, what is missing, and only then adds it. */
export function ImportDialog({ plan, open, onClose }: { plan: Plan; open: boolean; onClose: () => void }) {
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [report, setReport] = useState<string[] | null>(null);
  const table = useMemo(() => readPlanTable(pasted, plan), [pasted, plan]);
  const actions = table.priorities.flatMap((one) => one.actions);
  const milestones = actions.reduce((sum, one) => sum + one.milestones.length, 0);
  const take = async () => {
    const priorities = table.priorities.map((priority) => ({ ...priority, actions: priority.actions.map((action) => ({ ...action, leads: action.leads.map((lead) => lead.slice(0, 200)) })) }));
    const result = await perform('plans.import', { planId: plan.id, priorities }, {
      inline: true, done: (done) => `${done.actions} ${done.actions === 1 ? 'action' : 'actions'} and ${done.milestones} ${done.milestones === 1 ? 'milestone' : 'milestones'} added`,
    });
    setProblem(result.ok ? undefined : result.error);
    if (!result.ok) return;
    setPasted('');
    const skipped = result.value.skipped.map((text) => `Left as it is, because it is in the plan already: ${text}`);
    const notes = [...skipped, ...table.notes.map((note) => note.text)];
    if (notes.length === 0) onClose();
    else setReport(notes);
  };
  const close = () => {
    setReport(null);
    onClose();
  };
  return (
    <Dialog title="Take in a plan from a table" open={open} onClose={close} wide>
      {report !== null ? (
        <>
          <p>It is in the plan now. What to look at:</p>
          <ul className="plain-list plan-preview" {...scrolls('What to look at')}>{report.map((text) => <li key={text}>{text}</li>)}</ul>
          <div className="form-foot"><Button look="primary" onClick={close}>Done</Button></div>
        </>
      ) : (
        <>
          <TextArea
            label="The table" className="plan-paste" value={pasted} onChange={setPasted}
            hint="Copy the whole table in Word or Excel and paste it here: the priorities, and for each action its number, words, lead, timescale, measures and rating."
          />
          {problem !== undefined && <ErrorNotice problem={problem} />}
          {actions.length > 0 && (
            <>
              <p>Read as {table.priorities.length} {table.priorities.length === 1 ? 'priority' : 'priorities'}, {actions.length} {actions.length === 1 ? 'action' : 'actions'} and {milestones} {milestones === 1 ? 'milestone' : 'milestones'}.</p>
              {table.notes.length > 0 && (
                <Notice look="warning">{table.notes.length === 1 ? 'One thing' : `${table.notes.length} things`} to look at: {table.notes.slice(0, 4).map((note) => note.text).join(' ')}{table.notes.length > 4 ? ' …' : ''}</Notice>
              )}
              <div className="plan-preview" {...scrolls('How the table was read')}>
                <table className="table">
                  <thead><tr><th scope="col">No.</th><th scope="col">Action</th><th scope="col">Lead</th><th scope="col">Due</th><th scope="col">Milestones</th></tr></thead>
                  <tbody>
                    {actions.map((action, at) => (
                      <tr key={`${at} ${action.text}`}>
                        <th scope="row">{action.number}</th><td>{action.text}</td><td>{action.leads.join('; ')}</td>
                        <td className="date">{action.timescale ?? (action.dueDate === null ? '' : formatShortDate(action.dueDate))}</td><td>{action.milestones.length === 0 ? '' : action.milestones.length}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
          <div className="form-foot">
            <Button look="primary" aria-disabled={actions.length === 0} onClick={() => void take()}>Add to the plan</Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
