/** How two pictures are compared. */
export const compareWays = ['slider', 'sideBySide', 'blink', 'difference'] as const;
export type CompareWay = (typeof compareWays)[number];

export const wayNames: Readonly<Record<CompareWay, string>> = {
  slider: 'Slider',
  sideBySide: 'Side by Side',
  blink: 'Blink',
  difference: 'Difference',
};
