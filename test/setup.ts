// Random centers are the same in every run, unless asked for others: FC_SEED=$RANDOM npx vitest run test/laws
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) })
