/**
 * Whether a JSON number would become another number: beyond the range (1e999 becomes null when it is written again, 1e-999 becomes 0), or of
 * 2^53 and more without being exactly what the double prints (9007199254740993). Smaller fractions may round: 0.1 is what everyone means by 0.1.
 * Text that is no JSON number is left to the parser: false.
 */
export function isInexact(text: string): boolean {
  const value = Number(text);
  if (Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) return true;
  if (value === 0) return normalised(text) !== '';
  if (Math.abs(value) < 2 ** 53 || /^-?[\d.]{1,15}(?:e|$)/i.test(text)) return false;
  return normalised(text) !== normalised(String(value));
}

/** Significant digits and exponent, so that texts of one number are equal: `-1200`, `1.2e3` and `12e+2` all give `12e2`; zero gives `''`. */
function normalised(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e', 2);
  const [integer = '', fraction = ''] = mantissa.replace('-', '').split('.', 2);
  const digits = integer + fraction;
  // Loops, not /0+$/: that pattern takes quadratic time over a long run of zeros in the middle.
  let start = 0;
  while (digits[start] === '0') start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end--;
  return start === end ? '' : `${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
