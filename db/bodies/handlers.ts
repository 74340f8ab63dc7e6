import { bodies, bodyParents, type Body, type BodyParent } from '../../shared/bodies.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';

export const bodyRecords = records<Body>(bodies.meta, {
  orderBy: 'id',
  check: (_, row) => {
    if (row.numbering === 'coded' && !/\{number(:\d)?\}/.test(row.numberPattern ?? '')) {
      const message = 'Give a pattern with {number} in it, such as HWB/{year}/{number:3}.';
      throw new Refusal('invalid_input', message, { fields: [{ path: 'numberPattern', message }] });
    }
  },
});

export const bodyHandlers = {
  ...crudHandlers('bodies', bodyRecords),
  ...crudHandlers('bodyParents', records<BodyParent>(bodyParents.meta, {
    check: ({ db }, row) => {
      const circle = db.oneSql(
        `WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT p.parentId FROM bodyParents AS p JOIN above ON p.bodyId = above.id)
         SELECT 1 FROM above WHERE id = ?2`, [row.parentId, row.bodyId]);
      if (circle !== undefined) throw new Refusal('conflict', 'A body cannot report to itself, directly or through others. Nothing has been changed.');
    },
  })),
};
