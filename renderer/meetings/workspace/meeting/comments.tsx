import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatShortDate } from '../../../../shared/dates.ts';
import type { Circulation } from '../../../../shared/minutes/circulations.ts';
import { RESPONSE_WORDS, RESPONSES, type CommentResponse, type ReviewComment } from '../../../../shared/minutes/comments.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { personName } from '../../../../shared/people.ts';
import { perform, useQuery } from '../../../cache.ts';
import { call } from '../../../call.ts';
import { writeFile } from '../../../records/write-file.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../../ui/field.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { takeItem, useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { PickList } from '../pick-list.tsx';
import { AskFrame } from '../room/ask-frame.tsx';
import { CommentForm } from './comment-form.tsx';

const NONE: readonly ReviewComment[] = [];
const KEYS: Record<string, CommentResponse | 'open'> = { a: 'accepted', n: 'not accepted', o: 'noted', Backspace: 'open', Delete: 'open' };

/** What reviewers said of the drafts: one list, one key for each answer. */
export function Comments({ data, drafts }: { data: MeetingData; drafts: readonly Circulation[] }) {
  const workspace = useWorkspace();
  const { data: comments = NONE } = useQuery('reviewComments.list', { meetingId: data.meeting.id });
  const [current, setCurrent] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ what: 'new' | 'change' } | { what: 'reason'; response: CommentResponse } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = comments.find((one) => one.id === current);
  const open = comments.filter((one) => one.response === null).length;
  const names = useWords(data);
  const groups = useMemo(() => drafts.toReversed().map((draft) => ({ id: draft.id, label: drafts.length > 1 ? `On draft ${draft.number}` : null, items: comments.filter((one) => one.circulationId === draft.id) })), [drafts, comments]);
  const back = () => {
    setAsking(null);
    list.current?.focus();
  };
  const answer = (one: ReviewComment, to: CommentResponse | 'open') => {
    if (to === 'open') void perform('reviewComments.update', { id: one.id, version: one.version, set: { response: null, reason: '', respondedOn: null } }, { done: 'The comment is open again' });
    else setAsking({ what: 'reason', response: to });
  };
  const onKey = (event: KeyboardEvent, one: ReviewComment): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const to = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (to !== undefined) answer(one, to);
    else if (event.key === 'F2') setAsking({ what: 'change' });
    else if (event.key.toLowerCase() === 'g' && one.agendaItemId !== null) {
      takeItem(workspace, one.agendaItemId);
      document.getElementById(`minute-${one.agendaItemId}`)?.scrollIntoView({ block: 'start' });
    } else return false;
    return true;
  };
  return (
    <section className="stack wide" aria-label="Comments">
      <div className="section-head">
        <h3>Comments</h3>
        <span className="small soft" role="status">{comments.length === 0 ? 'none yet' : open === 0 ? 'all answered' : `${open} open`}</span>
        {comments.length > 0 && <CommentPapers data={data} />}
      </div>
      {comments.length > 0 && (
        <PickList
          ref={list}
          className="room-list"
          label="Comments: A accepted, N not accepted, O noted"
          groups={groups}
          idOf={(one) => one.id}
          current={current}
          onCurrent={setCurrent}
          onKey={onKey}
          onOpen={() => setAsking({ what: 'change' })}
          render={(one) => (
            <span className="comment">
              <span><strong>{names.who(one)}</strong>, {formatShortDate(one.saidOn)} · {names.about(one)}</span>
              <span className="comment-text">{one.text}</span>
              <span className={one.response === null ? 'soft' : ''}>{one.response === null ? 'Open' : [RESPONSE_WORDS[one.response], one.reason].filter((part) => part !== '').join(': ')}</span>
            </span>
          )}
        />
      )}
      {chosen !== undefined && asking === null && (
        <div className="mark-tools" role="group" aria-label={`Answer the comment of ${names.who(chosen)}`}>
          <Button small keys="A" onClick={() => answer(chosen, 'accepted')}>Accepted</Button>
          <Button small keys="N" onClick={() => answer(chosen, 'not accepted')}>Not accepted</Button>
          <Button small keys="O" onClick={() => answer(chosen, 'noted')}>Noted</Button>
          <Button small keys="F2" onClick={() => setAsking({ what: 'change' })}>Change</Button>
          {chosen.agendaItemId !== null && <Button small keys="G" onClick={() => { takeItem(workspace, chosen.agendaItemId); }}>Go to the minute</Button>}
          <Button small onClick={() => void perform('reviewComments.delete', { id: chosen.id, version: chosen.version }, { done: 'Comment deleted' })}>Delete</Button>
        </div>
      )}
      {asking?.what === 'reason' && chosen !== undefined && <ReasonForm comment={chosen} response={asking.response} onClose={back} />}
      {asking?.what === 'change' && chosen !== undefined && <CommentForm data={data} drafts={drafts} comment={chosen} onClose={back} key={chosen.id} />}
      {asking?.what === 'new' && <CommentForm data={data} drafts={drafts} comment={null} onClose={back} />}
      {asking === null && <div><Button small onClick={() => setAsking({ what: 'new' })}>Record a comment</Button></div>}
    </section>
  );
}

function useWords({ people, organisations, items, minutes, numbers }: MeetingData) {
  return useMemo(() => ({
    who: ({ personId, organisationId, writer }: ReviewComment): string => {
      const person = people.find((one) => one.id === personId);
      const agency = organisations.find((one) => one.id === organisationId);
      return [person === undefined ? null : personName(person), writer, agency === undefined ? null : agency.shortName ?? agency.name].filter((part) => part !== null).join(', ');
    },
    about: ({ agendaItemId }: ReviewComment): string => {
      const item = items.find((one) => one.id === agendaItemId);
      return item === undefined ? 'the document as a whole' : `${numbers.get(item.id) ?? ''} ${minutes.get(item.id)?.heading ?? item.title}${isPrivate(item) ? ' (private)' : ''}`.trim();
    },
  }), [people, organisations, items, minutes, numbers]);
}

/** What became of a comment, with the reason; Enter answers, Esc goes back. */
function ReasonForm({ comment, response, onClose }: { comment: ReviewComment; response: CommentResponse; onClose: () => void }) {
  const [reason, setReason] = useState(comment.response === response ? comment.reason : '');
  const save = () => void perform('reviewComments.update', { id: comment.id, version: comment.version, set: { response, reason: reason.trim() } }).then((done) => { if (done.ok) onClose(); });
  return (
    <AskFrame title={`${RESPONSE_WORDS[RESPONSES.find((one) => one === response)!]}: why`} onSave={save} onClose={onClose}>
      <TextField label="Reason" hideLabel autoFocus value={reason} onChange={setReason} maxLength={2000} placeholder="Reason, if there is one" />
      <div className="row"><Button small look="primary" type="submit">Save</Button><Button small onClick={onClose} keys="Esc">Cancel</Button></div>
    </AskFrame>
  );
}

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }, { format: 'xlsx', label: 'As spreadsheet' }, { format: 'csv', label: 'As CSV' }] as const;
type Format = (typeof FORMATS)[number]['format'];
/** The comments as a file. Those on private business are left out unless asked for. */
function CommentPapers({ data: { meeting, body, items } }: { data: MeetingData }) {
  const [asking, setAsking] = useState<Format | null>(null);
  const [exempt, setExempt] = useState(false);
  const write = (format: Format, withPrivate: boolean) => {
    setAsking(null);
    void writeFile(`Comments on ${body.shortName ?? body.name} minutes ${meeting.date}${withPrivate ? ' NOT FOR PUBLICATION' : ''}`, format, (to) => call('reviewComments.export', { meetingId: meeting.id, format, exempt: withPrivate, to }));
  };
  const hasPrivate = items.some(isPrivate);
  return (
    <>
      <Menu label="Papers" small entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => { if (hasPrivate) setAsking(format); else write(format, false); } }))} />
      <Dialog title="Write: comments" open={asking !== null} onClose={() => setAsking(null)}>
        <Checkbox label="With comments on private business" hint="Left out otherwise, with every word of them." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) write(asking, exempt); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
