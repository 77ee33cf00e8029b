// One worker thread of the verification.
import { cases } from './cases/index.ts'
import { compareCase } from './compare.ts'
import type { Task } from './pool.ts'

export default ({ id, effort }: Task) => compareCase(cases.find(each => each.id === id)!, effort)
