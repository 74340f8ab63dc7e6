import { levelOf, type RagColour, type RagScale } from '../../shared/plan/scale.ts';
import './plan.css';

export const SHAPES: Record<RagColour, string> = { red: '◆', amber: '▲', green: '●', blue: '✔', white: '○', grey: '◌' };

/** A colour of the plan’s scale: shape, word or letter, and colour, so that it is read in black and white and by ear. */
export function PlanMark({ scale, colour, word = true }: { scale: RagScale; colour: RagColour; word?: boolean }) {
  const level = levelOf(scale, colour);
  const name = level?.word ?? colour;
  return (
    <span className={`plan-mark plan-${colour}`} title={level?.meaning}>
      <span aria-hidden="true">{SHAPES[colour]}</span>
      {word ? <span>{name}</span> : <><span aria-hidden="true">{level?.letter}</span><span className="unseen">{name}</span></>}
    </span>
  );
}
