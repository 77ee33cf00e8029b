// What `verify` prints, and how it ends.
import type { Verification } from '../experiment/verification/verify.ts'
import { isVerified, verificationAnswer, verificationReport } from '../report/verification.ts'
import { styleFor } from './colour.ts'
import { EXIT } from './exit-codes.ts'
import { version } from './version.ts'

export function writeVerification(verification: Verification, { json }: { json: boolean }): void {
  const text = json ? jsonOf(verification) : verificationReport(verification, styleFor(process.stdout))
  process.stdout.write(text)
  process.exitCode = isVerified(verification) ? EXIT.ok : EXIT.missed
}

function jsonOf(verification: Verification): string {
  const document = { savlanut: version(), answer: verificationAnswer(verification), ...verification }
  return `${JSON.stringify(document, null, 2)}\n`
}
