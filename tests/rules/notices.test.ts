import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NOTICES, notices } from '../../assets/make-notices.ts';

test('The third-party notices name every package that ends up in the product (run "npm run notices" after a change)', () => {
  expect(readFileSync(NOTICES, 'utf8')).toBe(notices());
});
