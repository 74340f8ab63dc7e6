import type { Body, BodyParent } from '../../shared/bodies.ts';

/** One body in the list, under the first body it reports to. */
interface BodyRow {
  id: string;
  body: Body;
  /** How far it is from the top: 0 for a body that reports to none. */
  depth: number;
  /** All bodies it reports to. */
  parents: readonly Body[];
  /** The place in the order of the tree. */
  order: number;
}

/** A body in the list with its seats today. */
export interface BodyLine extends BodyRow {
  seats: number;
  vacant: number;
}

/** The bodies as a tree: each beneath the first that it reports to, the tops in the order they were made. A body is in it once. */
export function bodyTree(bodies: readonly Body[], lines: readonly BodyParent[]): BodyRow[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const parentsOf = (body: Body): Body[] => lines.filter((line) => line.bodyId === body.id).flatMap((line) => byId.get(line.parentId) ?? []);
  const rows: BodyRow[] = [];
  const place = (body: Body, depth: number) => {
    rows.push({ id: body.id, body, depth, parents: parentsOf(body), order: rows.length });
    for (const child of bodies) if (parentsOf(child)[0]?.id === body.id) place(child, depth + 1);
  };
  for (const body of bodies) if (parentsOf(body).length === 0) place(body, 0);
  return rows;
}
