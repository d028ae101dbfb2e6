/** How long something takes, as people say it; `rendering/lasting.py` says the same in the page's HTML. */

import { addWords, say } from './words'

addWords({ minutes: '{minutes} min', hours: '{hours} h', hoursMinutes: '{hours} h {minutes} min' })

/** Up to an hour and a half in minutes, beyond that in hours. Nobody knows so much time to the minute: it goes by fives. */
export function sayMinutes(minutes: number): string {
  if (minutes <= 90) return say('minutes', { minutes })
  const whole = 5 * Math.round(minutes / 5)
  const parts = { hours: Math.floor(whole / 60), minutes: whole % 60 }
  return say(parts.minutes ? 'hoursMinutes' : 'hours', parts)
}
