/** The seven descriptions of exempt information in Part 1 of Schedule 12A to the Local Government Act 1972, in short. */
export const EXEMPT_PARAGRAPHS: readonly { value: string; label: string }[] = [
  { value: '1', label: '1 – About a person' },
  { value: '2', label: '2 – Likely to reveal who a person is' },
  { value: '3', label: '3 – Financial or business affairs' },
  { value: '4', label: '4 – Labour relations consultations' },
  { value: '5', label: '5 – Legal privilege' },
  { value: '6', label: '6 – Notices and orders to be made' },
  { value: '7', label: '7 – Preventing, investigating or prosecuting crime' },
];
