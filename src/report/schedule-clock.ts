// Times of day in schedules.

/** `09:30`; a shift that ends after midnight ends at `25:30` of its day. Seconds are shown where there are any. */
export function formatClock(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, ...(whole % 60 === 0 ? [] : [whole % 60])]
  return parts.map(part => String(part).padStart(2, '0')).join(':')
}
