// All cases, in the order in which they are told.
import type { Case } from '../case.ts'
import { callbacks } from './callbacks.ts'
import { customers } from './customers.ts'
import { days } from './days.ts'
import { erlang } from './erlang.ts'
import { anyPatience, erlangA } from './impatience.ts'
import { journey } from './journey.ts'
import { load } from './load.ts'
import { output } from './output.ts'
import { redials } from './redials.ts'
import { routing } from './routing.ts'

export const cases: readonly Case[] = [
  ...erlang,
  ...erlangA,
  ...anyPatience,
  ...load,
  ...routing,
  ...redials,
  ...callbacks,
  ...journey,
  ...customers,
  ...days,
  ...output,
]
