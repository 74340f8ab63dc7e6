import { useEffect, useState } from 'react';
import type { Action } from '../../../../shared/actions.ts';
import { formatShortDate } from '../../../../shared/dates.ts';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import { namesOf } from '../../../../shared/packs/names.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import type { DocumentFrame } from '../data/document-data.ts';
import { backToText, useWorkspace, useWorkspaceState } from '../data/workspace.ts';
import type { MinuteWriter } from '../data/writers.ts';
import { ActionForm } from './action-form.tsx';

/** The actions of one minute, and the form that adds one without leaving the page. In the document they stand in one table at the end. */
export function Actions({ item, writer, actions, closed, frame }:
  { item: AgendaItem; writer: MinuteWriter; actions: readonly Action[]; closed: boolean; frame: DocumentFrame }) {
  const workspace = useWorkspace();
  const adding = useWorkspaceState((state) => (state.adding?.itemId === item.id && state.adding.what === 'action' ? state.adding : null));
  const [changing, setChanging] = useState<string | null>(null);
  useEffect(() => { if (adding !== null) setChanging(null); }, [adding]);
  if (actions.length === 0 && adding === null) return null;
  const close = () => {
    setChanging(null);
    if (adding !== null) workspace.store.setState({ adding: null });
    backToText(workspace, item.id);
  };
  return (
    <section className="item-actions" aria-label="Actions">
      {actions.length > 0 && (
        <ul>
          {actions.map((action) => (
            <li key={action.id}>
              {changing === action.id
                ? <ActionForm action={action} item={item} writer={writer} onClose={close} />
                : (
                  <>
                    <span className="action-number">Action {action.number}</span>
                    <span className="action-text">{action.text}</span>
                    <span className="action-who soft">{[leadOf(action, frame), targetOf(action)].filter((part) => part !== '').join(' · ')}</span>
                    {!closed && (
                      <span className="action-tools">
                        <Button small look="quiet" onClick={() => setChanging(action.id)} aria-label={`Change action ${action.number}`}>Change</Button>
                        <Button
                          small
                          look="quiet"
                          aria-label={`Delete action ${action.number}`}
                          onClick={() => void perform('actions.delete', { id: action.id, version: action.version }, { done: `Action ${action.number} deleted` })}
                        >
                          Delete
                        </Button>
                      </span>
                    )}
                  </>
                )}
            </li>
          ))}
        </ul>
      )}
      {adding !== null && <ActionForm action={null} item={item} writer={writer} onClose={close} />}
    </section>
  );
}

function leadOf(action: Action, frame: DocumentFrame): string {
  const known = action.leadPersonId !== null && frame.people.some((person) => person.id === action.leadPersonId);
  if (known) return namesOf(frame).lead(action.leadPersonId!);
  const agency = frame.organisations.find((one) => one.id === action.leadOrganisationId);
  return [action.leadText, agency?.shortName ?? agency?.name].filter((part) => part != null).join(', ');
}

function targetOf({ targetDate, targetText }: Action): string {
  if (targetDate === null) return targetText ?? '';
  return targetText === null ? formatShortDate(targetDate) : `${targetText} (${formatShortDate(targetDate)})`;
}
