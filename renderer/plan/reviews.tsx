import { useMemo, useState } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import type { PlanPaper, PlanReview, PlanTree } from '../../shared/plan.ts';
import { call } from '../call.ts';
import { perform, useQuery } from '../cache.ts';
import { writeFile } from '../records/write-file.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { scrolls } from '../ui/scrolls.ts';
import { DateField } from '../ui/when-fields.tsx';
import { PlanMark } from './mark.tsx';

const PAPERS: readonly { paper: PlanPaper; label: string; format: 'docx' | 'pdf' | 'xlsx' }[] = [
  { paper: 'plan', label: 'Plan as Word', format: 'docx' }, { paper: 'plan', label: 'Plan as PDF', format: 'pdf' }, { paper: 'plan', label: 'Plan as spreadsheet', format: 'xlsx' },
  { paper: 'outturn', label: 'Outturn as Word', format: 'docx' }, { paper: 'outturn', label: 'Outturn as PDF', format: 'pdf' },
  { paper: 'year', label: 'Ratings over the year as PDF', format: 'pdf' }, { paper: 'forms', label: 'Update forms for leads as Word', format: 'docx' },
  { paper: 'forms', label: 'Update forms for leads as PDF', format: 'pdf' }, { paper: 'year', label: 'Ratings over the year as Word', format: 'docx' },
];

/** Papers of the plan as it stands, or of a review as it was. */
export function PapersMenu({ tree, review, label, small = false }: { tree: PlanTree; review?: PlanReview; label: string; small?: boolean }) {
  const write = (paper: PlanPaper, format: 'docx' | 'pdf' | 'xlsx') => writeFile(
    `${tree.plan.name}${paper === 'plan' ? '' : ` ${paper}`} ${review?.reviewedOn ?? tree.today}`, format,
    (to) => call('plans.export', { planId: tree.plan.id, ...(review === undefined ? {} : { reviewId: review.id }), paper, format, to }));
  return <Menu label={label} small={small} entries={PAPERS.map(({ paper, label: words, format }) => ({ id: words, label: words, run: () => void write(paper, format) }))} />;
}

export function ReviewDialog({ tree, open, onClose }: { tree: PlanTree; open: boolean; onClose: () => void }) {
  const meetings = useQuery('meetings.list', open ? { bodyId: tree.plan.bodyId } : null);
  const [meetingId, setMeetingId] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(tree.today);
  const [outturn, setOutturn] = useState(false);
  const choices = useMemo(() => (meetings.data ?? []).toReversed().map((meeting) => ({ id: meeting.id, name: formatShortDate(meeting.date) })), [meetings.data]);
  const review = async () => {
    const done = await perform('plans.review', { planId: tree.plan.id, meetingId, on: on ?? tree.today, outturn }, { done: 'The review is kept as the plan stands' });
    if (done.ok) onClose();
  };
  return (
    <Dialog title="Review the plan" open={open} onClose={onClose}>
      <p>Keeps every rating, commentary and date as it is on the day. The paper of the review prints the same from then on, whatever changes in the plan.</p>
      <ComboBox label="For the meeting of" optional choices={choices} value={meetingId} onChange={setMeetingId} />
      <DateField label="As at" value={on} onChange={setOn} />
      <Checkbox label="This is the outturn at the end of the plan" value={outturn} onChange={setOutturn} />
      <div className="form-foot"><Button look="primary" onClick={() => void review()}>Keep the review</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  );
}

/** Every review with its papers, and the colour of each action at each of them. */
export function Reviews({ tree, onReview }: { tree: PlanTree; onReview: () => void }) {
  const year = useQuery('planReviews.year', { planId: tree.plan.id });
  if (year.data === undefined) return <Waiting />;
  const { reviews, actions } = year.data;
  if (reviews.length === 0) {
    return <EmptyState action={<Button onClick={onReview}>Review the plan</Button>}>Nothing is kept of this plan yet. A review before each meeting keeps its ratings as they were, and makes the paper.</EmptyState>;
  }
  return (
    <div className="stack wide">
      <Section title="Reviews">
        <table className="table">
          <thead><tr><th scope="col">As at</th><th scope="col">What</th><th scope="col">Papers</th></tr></thead>
          <tbody>
            {reviews.toReversed().map((review) => (
              <tr key={review.id}>
                <th scope="row">{formatShortDate(review.reviewedOn)}</th><td>{review.outturn ? 'Outturn' : 'Review'}</td>
                <td><PapersMenu tree={tree} review={review} label={`Papers of ${formatShortDate(review.reviewedOn)}`} small /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Ratings over the year">
        <div className="table-scroll" {...scrolls('Ratings over the year')}>
          <table className="table">
            <thead><tr><th scope="col">No.</th><th scope="col">Action</th>{reviews.map((review) => <th scope="col" key={review.id}>{formatShortDate(review.reviewedOn)}</th>)}<th scope="col">Now</th></tr></thead>
            <tbody>
              {actions.map((action) => {
                const now = tree.priorities.flatMap((one) => one.actions).find((one) => one.id === action.id);
                return (
                  <tr key={action.id}>
                    <th scope="row">{action.number}</th><td>{action.text}</td>
                    {action.colours.map((colour, at) => <td key={reviews[at]!.id}>{colour === null ? <span className="soft">Not there</span> : <PlanMark scale={tree.plan.scale} colour={colour} />}</td>)}
                    <td>{now === undefined ? <span className="soft">Deleted</span> : <PlanMark scale={tree.plan.scale} colour={now.shown.colour} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  );
}
