import type { OverdueAnswer } from '../../shared/bundles.ts';
import { daysBetween, formatShortDate } from '../../shared/dates.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { remind } from './logs.tsx';

/** Answers to bundles that are overdue, each a link to its place in the log, with the reminder. */
export function OverdueAnswers({ answers, today }: { answers: readonly OverdueAnswer[]; today: string }) {
  return answers.map((answer) => {
    const late = daysBetween(answer.replyBy, today);
    return (
      <li className="ledger-line" key={answer.id}>
        <Link to={`/bundles?open=${answer.id}`} quiet className="ledger-main">
          <span className="ledger-title">No answer from {answer.partner}</span>
          <span className="ledger-text">{answer.purpose === '' ? answer.title : answer.purpose}{answer.remindedOn !== null && `, reminded ${formatShortDate(answer.remindedOn)}`}</span>
        </Link>
        <span className="ledger-facts">
          <span className="clock late">{late === 1 ? '1 day late' : `${late} days late`}</span>
          <span className="soft">wanted by {formatShortDate(answer.replyBy)}</span>
        </span>
        <Button small aria-label={`Remind ${answer.partner} of ${answer.title}`} onClick={() => remind(answer)}>Remind</Button>
      </li>
    );
  });
}
